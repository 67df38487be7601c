import SMSPDU
import Testing

@Suite struct RobustnessTests {
    /// Reads octets in every way there is; what is read must come back from what is written.
    private func read(_ octets: some Sequence<UInt8>) {
        if let tpdu = try? TPDU(decodingMobileTerminated: octets) {
            #expect((try? TPDU(decodingMobileTerminated: tpdu.encoded)) == tpdu)
            if case .deliver(let deliver) = tpdu { join(deliver) }
        }
        if let tpdu = try? TPDU(decodingMobileOriginated: octets) {
            #expect((try? TPDU(decodingMobileOriginated: tpdu.encoded)) == tpdu)
        }
        if let pdu = try? ModemPDU(decoding: octets) {
            #expect((try? ModemPDU(decoding: pdu.encoded)) == pdu)
        }
    }

    private func join(_ deliver: SMSDeliver) {
        _ = deliver.text
        _ = deliver.originatingAddress.text
        _ = Reassembly.join([deliver])
        var reassembly = Reassembly()
        _ = reassembly.add(deliver)
    }

    @Test(arguments: Vectors.all)
    func `every prefix is read or refused`(line: String) {
        let whole = octets(line)
        for length in 0...whole.count {
            read(whole.prefix(length))
            read([0] + whole.prefix(length))
        }
    }

    @Test(arguments: Vectors.all)
    func `every octet may hold any value`(line: String) {
        let whole = octets(line)
        for place in whole.indices {
            for value in UInt8.min...UInt8.max {
                var changed = whole
                changed[place] = value
                read(changed)
            }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `arbitrary octets are read or refused`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            let count = Int.random(in: 0...180, using: &random)
            read((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        }
    }

    @Test(arguments: [UInt64(5), 6])
    func `vectors with several octets changed are read or refused`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            var line = octets(Vectors.all.randomElement(using: &random) ?? "")
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: line.indices, using: &random)
                line[place] = UInt8.random(in: .min ... .max, using: &random)
            }
            read(line)
        }
    }
}

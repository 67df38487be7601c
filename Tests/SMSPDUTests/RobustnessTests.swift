import SMSPDU
import Testing

@Suite struct RobustnessTests {
    /// Reads octets in every way there is; what is read must come back from what is written.
    private func read(_ octets: [UInt8]) {
        let complaint = RoundTrip.complaint(about: octets)
        #expect(complaint == nil, "\(octets.hexadecimal)")
    }

    @Test(arguments: Vectors.all)
    func `every prefix is read or refused`(vector: Vector) {
        let whole = vector.octets
        for length in 0...whole.count {
            read(Array(whole.prefix(length)))
            read([0] + whole.prefix(length))
        }
    }

    @Test(
        arguments: Vectors.wellFormed.filter {
            $0.clause.contains("9.2.2.") || $0.clause.contains("8.2.5")
        })
    func `every octet may hold any value`(vector: Vector) {
        let whole = vector.octets
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
            var line = Vectors.wellFormed.randomElement(using: &random)?.octets ?? []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: line.indices, using: &random)
                line[place] = UInt8.random(in: .min ... .max, using: &random)
            }
            read(line)
        }
    }
}

import Foundation
import SMSPDU
import Testing

@Suite struct ReassemblyTests {
    private let text = String(repeating: "Malipo 250 ", count: 40)

    private func parts(
        _ text: String, from originator: String = "+254711000001", reference: UInt8 = 7
    ) throws -> [SMSDeliver] {
        let stamp = try #require(
            ServiceCentreTimeStamp(secondsSince1970: 1_795_417_200, zoneQuarterHours: 12))
        let sender = try #require(Address(originator))
        return try #require(
            SMSDeliver.parts(
                text: text, from: sender, at: stamp, concatenationReference: reference))
    }

    /// A part of a message from raw user data after a concatenation header.
    private func part(
        _ sequence: UInt8, of total: UInt8, _ scheme: DataCodingScheme, _ payload: UserData.Payload
    ) throws -> SMSDeliver {
        var part = try parts("")[0]
        let place = try #require(Concatenation(reference: 1, total: total, sequence: sequence))
        let header = try #require(UserDataHeader([place.element]))
        part.dataCodingScheme = scheme
        part.userData = try #require(UserData(header: header, payload))
        return part
    }

    @Test func `a message of one part is complete at once`() throws {
        let only = try parts("hello")[0]
        var reassembly = Reassembly()
        #expect(reassembly.add(only) == .complete([only]))
        #expect(Reassembly.join([only]) == "hello")
        #expect(reassembly.incomplete.isEmpty)
    }

    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]])
    func `parts may come in any order`(order: [Int]) throws {
        let parts = try parts(text)
        try #require(parts.count == 3)
        var reassembly = Reassembly()
        let outcomes = order.map { reassembly.add(parts[$0]) }
        #expect(outcomes.last == .complete(parts))
        let others = Set(1...3).subtracting([UInt8(order[0] + 1)]).sorted()
        #expect(outcomes.first == .incomplete(missing: others))
        #expect(Reassembly.join(order.map { parts[$0] }) == text)
        #expect(reassembly.incomplete.isEmpty)
    }

    @Test func `a part that comes twice changes nothing`() throws {
        let parts = try parts(text)
        var reassembly = Reassembly()
        _ = reassembly.add(parts[0])
        let before = reassembly
        var again = parts[0]
        again.serviceCentreTimeStamp = try #require(
            ServiceCentreTimeStamp(secondsSince1970: 1_795_420_000, zoneQuarterHours: 12))
        #expect(reassembly.add(again) == .duplicate)
        #expect(reassembly == before)
        #expect(Reassembly.join(parts + [again]) == text)
    }

    @Test func `a reference used again starts a new message`() throws {
        let old = try parts(text)
        let new = try parts(String(repeating: "Akiba 1000 ", count: 40))
        var reassembly = Reassembly()
        _ = reassembly.add(old[0])
        _ = reassembly.add(old[1])
        #expect(
            reassembly.add(new[1]) == .restarted(missing: [1, 3], abandoned: Array(old[0...1])))
        #expect(reassembly.add(new[0]) == .incomplete(missing: [3]))
        #expect(reassembly.add(new[2]) == .complete(new))
    }

    @Test func `senders and references do not mix`() throws {
        var reassembly = Reassembly()
        let senders: [(String, UInt8)] = [
            ("+254711000001", 7), ("+254711000002", 7), ("+254711000001", 8),
        ]
        for (originator, reference) in senders {
            let part = try parts(text, from: originator, reference: reference)[0]
            #expect(reassembly.add(part) == .incomplete(missing: [2, 3]))
        }
        #expect(reassembly.incomplete.count == 3)
    }

    @Test func `a message given up hands its parts back`() throws {
        let parts = try parts(text)
        var reassembly = Reassembly()
        _ = reassembly.add(parts[2])
        _ = reassembly.add(parts[0])
        let key = try #require(reassembly.incomplete.keys.first)
        #expect(reassembly.incomplete[key]?.missing == [2])
        #expect(reassembly.abandon(key) == [parts[0], parts[2]])
        #expect(reassembly.abandon(key) == [])
        #expect(reassembly.incomplete.isEmpty)
    }

    @Test func `a surrogate pair cut in two is whole again`() throws {
        let first = try part(1, of: 2, .ucs2, .octets([0x00, 0x41, 0xD8, 0x3D]))
        let second = try part(2, of: 2, .ucs2, .octets([0xDE, 0x00, 0x00, 0x42]))
        #expect(Reassembly.join([second, first]) == "A😀B")
    }

    @Test func `an escape sequence cut in two is whole again`() throws {
        let first = try part(1, of: 2, .gsm7Bit, .septets([0x41, 0x1B]))
        let second = try part(2, of: 2, .gsm7Bit, .septets([0x65, 0x42]))
        #expect(Reassembly.join([first, second]) == "A€B")
    }

    @Test func `parts may be coded differently`() throws {
        let first = try part(1, of: 2, .gsm7Bit, .septets([0x41]))
        let second = try part(2, of: 2, .ucs2, .octets([0x04, 0x2F]))
        #expect(Reassembly.join([first, second]) == "AЯ")
    }

    @Test func `what is not one whole text joins to nothing`() throws {
        let parts = try parts(text)
        #expect(Reassembly.join([]) == nil)
        #expect(Reassembly.join([parts[0], parts[2]]) == nil)
        let stranger = try self.parts("hello")[0]
        #expect(Reassembly.join(parts + [stranger]) == nil)
        let data = try part(1, of: 1, .data8Bit, .octets([1]))
        #expect(Reassembly.join([data]) == nil)
    }

    @Test func `an alphanumeric sender writes long messages too`() throws {
        var first = try parts(text)
        let sender = try #require(Address(alphanumeric: "M-PESA"))
        first = try #require(
            SMSDeliver.parts(text: text, from: sender, at: first[0].serviceCentreTimeStamp))
        let read = try first.map { try SMSDeliver(decoding: $0.encoded) }
        #expect(read == first)
        #expect(Reassembly.join(read) == text)
        #expect(read[0].originatingAddress.digits == "M-PESA")
    }

    @Test func `parts of several messages may come mixed`() throws {
        var random = SplitMix64(seed: 3)
        let messages = try (UInt8(0)..<6).map { number in
            try parts("\(number) " + text, from: "+25471100000\(number % 2)", reference: number / 2)
        }
        for _ in 0..<50 {
            var reassembly = Reassembly()
            var whole: [String] = []
            for part in messages.flatMap({ $0 + $0 }).shuffled(using: &random) {
                guard case .complete(let parts) = reassembly.add(part) else { continue }
                whole.append(try #require(Reassembly.join(parts)))
            }
            #expect(Set(whole) == Set((0..<6).map { "\($0) " + text }))
        }
    }

    @Test func `parts of another day are another message`() throws {
        let old = try parts(text)
        let new = try parts(text).map { part in
            var later = part
            later.serviceCentreTimeStamp = try #require(
                ServiceCentreTimeStamp(
                    secondsSince1970: part.serviceCentreTimeStamp.secondsSince1970 + 86_401,
                    zoneQuarterHours: 12))
            return later
        }
        var reassembly = Reassembly()
        _ = reassembly.add(old[0])
        #expect(
            reassembly.add(new[1]) == .restarted(missing: [1, 3], abandoned: [old[0]]))
        _ = reassembly.add(new[0])
        #expect(reassembly.add(new[2]) == .complete(new))
    }

    @Test func `a reassembly that was stored goes on where it was`() throws {
        var reassembly = Reassembly()
        for reference in UInt8(0)..<5 {
            let parts = try parts(text, reference: reference)
            _ = reassembly.add(parts[Int(reference % 3)])
        }
        let stored = try JSONEncoder().encode(reassembly)
        var again = try JSONDecoder().decode(Reassembly.self, from: stored)
        #expect(again == reassembly)
        let parts = try parts(text, reference: 4)
        #expect(again.add(parts[0]) == .incomplete(missing: [3]))
        #expect(again.add(parts[2]) == .complete(parts))
        for damaged in ["[\"04\"]", "[\"zz\"]", "[5]", "{}"] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(Reassembly.self, from: Data(damaged.utf8))
            }
        }
    }

    @Test func `what waits too long is given up`() throws {
        var reassembly = Reassembly()
        let old = try parts(text)
        _ = reassembly.add(old[2])
        _ = reassembly.add(old[0])
        let stamp = old[0].serviceCentreTimeStamp
        #expect(reassembly.abandon(before: stamp).isEmpty)
        let later = try #require(
            ServiceCentreTimeStamp(
                secondsSince1970: stamp.secondsSince1970 + 1, zoneQuarterHours: -12))
        #expect(reassembly.abandon(before: later) == [[old[0], old[2]]])
        #expect(reassembly.incomplete.isEmpty)
    }

    @Test func `data is joined octet for octet`() throws {
        let first = try part(1, of: 2, .data8Bit, .octets([1, 2]))
        let second = try part(2, of: 2, .data8Bit, .octets([3]))
        #expect(Reassembly.joinData([second, first]) == [1, 2, 3])
        #expect(Reassembly.joinData([first]) == nil)
        #expect(Reassembly.joinData(try parts(text)) == nil)
    }
}

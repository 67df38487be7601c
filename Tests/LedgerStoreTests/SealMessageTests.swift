import Accounting
import Foundation
import Testing

@testable import LedgerStore

/// A sealed day in one SMS to head office.
@Suite struct SealMessageTests {
    private static let key = SealKey(for: "Kibwezi")

    private func seals(_ count: Int) async throws -> [DaySeal] {
        let branch = try await TestBranch()
        try await branch.employ()
        var seals: [DaySeal] = []
        for day in 0..<count {
            let reference = "7F3\(["A", "B", "C", "D"][day])"
            try await branch.collect(400, as: reference, after: Int64(day) * 86_400 + 60)
            seals.append(try #require(try await branch.close(daysLater: day).seal))
        }
        return seals
    }

    @Test func `head office reads what the branch sealed`() async throws {
        let seal = try #require(try await seals(1).first)
        let text = SealMessage(seal).text(with: Self.key)
        #expect(text.hasPrefix("TAWI1 "))
        #expect(text.count <= 160)
        let message = try SealMessage(text, from: Self.key)
        #expect(message == SealMessage(seal))
        #expect(message.day == seal.day)
        #expect(message.sums.first == (try shillings(400)))
        #expect(message.collections == 1)
    }

    @Test func `any altered character is found out`() async throws {
        let text = SealMessage(try #require(try await seals(1).first)).text(with: Self.key)
        let symbols = Array(text)
        for place in symbols.indices {
            for other in "0O1IZzA a" where other != symbols[place] {
                var altered = symbols
                altered[place] = other
                // A blank more or less between the symbols changes none of them.
                guard altered.filter({ $0 != " " }) != symbols.filter({ $0 != " " }) else {
                    continue
                }
                #expect(throws: SealMessageError.self, "\(place) \(other)") {
                    try SealMessage(String(altered), from: Self.key)
                }
            }
            #expect(throws: SealMessageError.self) {
                try SealMessage(String(symbols.prefix(place)), from: Self.key)
            }
        }
        for extra in ["0", "00", "ZZ"] {
            #expect(throws: SealMessageError.self) { try SealMessage(text + extra, from: Self.key) }
        }
    }

    @Test func `another branch's key opens nothing`() async throws {
        let text = SealMessage(try #require(try await seals(1).first)).text(with: Self.key)
        #expect(throws: SealMessageError.otherBranch(expected: "Voi")) {
            try SealMessage(text, from: SealKey(for: "Voi"))
        }
        #expect(throws: SealMessageError.altered) {
            try SealMessage(text, from: SealKey(for: "Kibwezi"))
        }
    }

    @Test func `a gap, a repeat and another chain are found out`() async throws {
        let messages = try await seals(4).map(SealMessage.init)
        #expect(messages[1].fault(after: messages[0]) == nil)
        #expect(messages[3].fault(after: messages[0]) == .missing(2))
        #expect(messages[0].fault(after: messages[0]) == .sameAgain)
        #expect(messages[0].fault(after: messages[2]) == .older)
        let others = try await seals(2).map(SealMessage.init)
        #expect(others[0] == messages[0] || others[1].fault(after: messages[0]) == .otherChain)
    }

    @Test func `the largest figures fit one message`() throws {
        let currency = try shilling
        let most = Money(minorUnits: 9_999_999_999_999, currency: currency)
        let figures: [(SealLine.Figure, String)] = [
            (.collected, "KM"), (.paidInto, "loan"), (.paidInto, "savings"), (.handedIn, "KM"),
            (.held, "KM"), (.balance, "till"), (.balance, "suspense"),
        ]
        let seal = DaySeal(
            number: 99_999, day: try #require(Day(iso: "2099-12-31")), firstEntry: 99_000_000,
            lastEntry: 99_009_999, chainHash: Data(repeating: 255, count: 32), currency: currency,
            lines: figures.map { SealLine($0.0, $0.1, number: 9_999, amount: most) },
            closedBy: "CN", witness: "SM", reason: nil, sealedAt: TestBranch.start,
            previousHash: Data(repeating: 255, count: 32), hash: Data(repeating: 255, count: 32))
        let text = SealMessage(seal).text(with: Self.key)
        #expect(text.count <= 160)
        #expect(try SealMessage(text, from: Self.key) == SealMessage(seal))
    }

    @Test(arguments: [0, 1, -1, 63, 64, -64, -65, .max, .min] as [Int64])
    func `a signed number comes back as it went`(number: Int64) {
        var writer = OctetWriter()
        writer.write(signed: number)
        var reader = OctetReader(octets: writer.octets[...])
        #expect(reader.signed() == number)
        #expect(reader.isAtEnd)
    }

    @Test func `a key file is its owner's alone and is made once`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: SealKeyError.missing(path: path)) { try SealKey(fileAt: path) }
        try Self.key.create(at: path)
        let read = try SealKey(fileAt: path)
        #expect(read.branch == "Kibwezi")
        #expect(read.tag(of: [1]) == Self.key.tag(of: [1]))
        #expect(throws: SealKeyError.existsAlready(path: path)) { try Self.key.create(at: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: SealKeyError.readableByOthers(path: path)) { try SealKey(fileAt: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try Data("hello".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: SealKeyError.notAKey(path: path)) { try SealKey(fileAt: path) }
    }
}

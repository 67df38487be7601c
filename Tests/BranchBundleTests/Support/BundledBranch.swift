import Accounting
import BranchBundle
import Foundation
import HeadOfficeSync
import LedgerStore
import Synchronization
import Testing
import TextCommands

/// A branch with officers and clients, whose days are drawn from a seed, and its bundles.
///
/// A class so that the folder goes when the test is over.
final class BundledBranch: Sendable {
    let books: Books
    let folder: URL
    let key: BundleSigningKey
    let clients: Int
    private let generator: Mutex<SplitMix64>
    private let time = Mutex(BundledBranch.start)

    /// Monday morning: 2026-11-23T07:00:00Z.
    static let start = Moment(millisecondsSince1970: 1_795_417_200_000)

    init(
        name: String = "Kibwezi", clients: Int = 20, seed: UInt64 = 42
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-bundle-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        books = try Books(
            at: folder.appending(path: "tawi.db").path,
            key: try BranchKey(Data(repeating: 7, count: BranchKey.length)))
        key = BundleSigningKey(for: name)
        self.clients = clients
        generator = Mutex(SplitMix64(seed: seed))
        try await enrol()
    }

    deinit {
        try? books.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var now: Moment { time.withLock(\.self) }

    var known: KnownBranches {
        get throws { try KnownBranches(KnownBranches.line(key.branch, key.publicKey)) }
    }

    func maker(
        encryptingTo recipient: HeadOfficePublicKey? = nil, mostEntries: Int = 20_000
    ) -> BundleMaker {
        BundleMaker(
            books: books, key: key, encryptingTo: recipient, mostEntries: mostEntries,
            now: { self.now })
    }

    /// The octets of every bundle there is.
    var bundles: [SealedBundle] {
        get async throws {
            try await books.read { books in
                try books.bundles.all().map { made in
                    try SealedBundle(
                        octets: try #require(try books.bundles.octets(of: made.number)))
                }
            }
        }
    }

    private func enrol() async throws {
        let shilling = try shilling
        let posting = Posting(at: now, day: try #require(Day(iso: "2026-11-23")))
        try await books.write { [clients] books in
            let people = books.people
            try people.enrol(Centre(code: "C1", name: "Kibwezi"))
            try people.enrol(Group(code: "G1", name: "Umoja", centre: "C1"))
            for (code, phone) in [("KM", "+254711000001"), ("PO", "+254711000002")] {
                let phone = try #require(PhoneNumber(e164: phone))
                try people.enrol(
                    Officer(code: code, name: "Officer \(code)", phone: phone),
                    currency: shilling)
            }
            try people.enrol(User(code: "CN", name: "Caleb", phone: nil, role: .cashier))
            try people.enrol(User(code: "SM", name: "Sarah", phone: nil, role: .manager))
            try people.open(.headOffice, currency: shilling)
            try people.open(.till, currency: shilling)
            for client in 0..<clients {
                try Self.enrol(String(1000 + client), in: books, posting, shilling)
            }
        }
    }

    private static func enrol(
        _ number: String, in books: OpenBooks, _ posting: Posting, _ currency: Currency
    ) throws {
        try books.people.enrol(
            Client(
                number: number, name: "Client \(number)",
                phone: PhoneNumber(e164: "+25472200\(number)"), group: "G1"))
        for account in [Account.savings(client: number), .loan(client: number, number: 1)] {
            try books.people.enrol(
                ClientAccount(
                    account: account, client: number, currency: currency,
                    number: "00\(number)\(account.kind.rawValue.count)", product: nil,
                    figureDay: nil, nextDue: nil))
        }
        _ = try books.ledger.post(
            Transfer(
                id: "opening \(number)", debit: .loan(client: number, number: 1),
                credit: .headOffice, amount: Money(minorUnits: 5_000_000, currency: currency)),
            on: posting)
    }
}

var shilling: Currency {
    get throws { try #require(Currency("KES")) }
}

/// A seeded generator, so that a failure can be run again.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension BundledBranch {
    private func draw<Value>(_ body: (inout SplitMix64) -> Value) -> Value {
        generator.withLock { body(&$0) }
    }

    func pass(_ milliseconds: Int64) {
        time.withLock { $0.millisecondsSince1970 += milliseconds }
    }

    private var day: Day { CivilTime(now, utcOffsetSeconds: 10_800).day }

    /// Collections of drawn clients, each in a message of its own.
    @discardableResult
    func collect(_ count: Int) async throws -> [Reference] {
        var references: [Reference] = []
        for _ in 0..<count {
            pass(Int64(draw { Int.random(in: 2_000...90_000, using: &$0) }))
            references.append(try await collectOne())
        }
        return references
    }

    private func collectOne() async throws -> Reference {
        let reference = draw { Reference.random(using: &$0) }
        guard try await books.read({ try !$0.collections.isTaken(reference) }) else {
            return try await collectOne()
        }
        let client = draw { String(1000 + Int.random(in: 0..<clients, using: &$0)) }
        let savings = Int64(draw { Int.random(in: 1...20, using: &$0) }) * 5_000
        let loan = Int64(draw { Int.random(in: 1...10, using: &$0) }) * 2_500
        let officer = draw { Bool.random(using: &$0) } ? "KM" : "PO"
        let octets = Array("PAY \(client) S\(savings) L\(loan) \(reference)".utf8)
        let posting = Posting(at: now, day: day, cause: octets)
        let currency = try shilling
        try await books.write { books in
            try books.inbox.record(
                ArrivedMessage(
                    kind: .deliver, sender: "+254711000001", tpdu: octets, maskedTPDU: nil,
                    identity: octets, sentAt: posting.at, part: nil), at: posting.at)
            let message = try #require(try books.inbox.nextUnhandled()).id
            try books.collections.report(
                Collection(
                    reference: reference, officer: officer, client: client, message: message,
                    recordedAt: posting.at, day: posting.day))
            for (name, account, amount) in [
                ("S", Account.savings(client: client), savings),
                ("L1", .loan(client: client, number: 1), loan),
            ] {
                let verdict = try books.ledger.post(
                    Transfer(
                        id: "\(reference)/\(name)", debit: .cashInHand(officer: officer),
                        credit: account, amount: Money(minorUnits: amount, currency: currency),
                        reference: reference), on: posting)
                #expect(verdict == .posted)
            }
            try books.inbox.markHandled(message, outcome: "recorded", at: posting.at)
        }
        return reference
    }

    /// An officer hands in everything he holds.
    func handIn(of officer: String) async throws {
        pass(60_000)
        let posting = Posting(at: now, day: day)
        let currency = try shilling
        try await books.write { books in
            let due = try books.till.cashInHand(of: officer, in: currency).due
            _ = try books.till.receive(
                HandInSlip(of: officer, counted: due, by: "CN"), on: posting)
        }
    }

    /// An officer takes a collection back.
    func reverse(_ reference: Reference) async throws {
        pass(60_000)
        let posting = Posting(at: now, day: day)
        let verdict = try await books.write { books in
            try books.collections.reverse(
                Reversal(of: reference, by: "officer:KM"), on: posting)
        }
        #expect(verdict == .reversed)
    }

    /// The day is closed.
    func close() async throws {
        pass(60_000)
        let (day, currency, now) = (day, try shilling, now)
        try await books.write { books in
            _ = try books.seals.close(
                DayClosing(of: day, by: "CN", with: "SM", reason: "cash on the road"),
                in: currency, at: now)
            try books.decisions.note(
                Decision(by: "user:CN", "day closed", about: day.iso, detail: "with SM"), at: now)
        }
        pass(86_400_000)
    }
}

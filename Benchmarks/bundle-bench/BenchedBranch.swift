import Accounting
import BranchBundle
import Foundation
import HeadOfficeSync
import LedgerStore
import TextCommands

/// A branch with a journal to be bundled.
struct BenchedBranch {
    let books: Books
    let maker: BundleMaker
    private let folder: URL
    private let currency: Currency
    private let clients: Int
    private let officers = 12

    /// Monday morning: 2026-11-23T05:00:00Z.
    private static let start = Moment(millisecondsSince1970: 1_795_410_000_000)

    init(clients: Int, collections: Int) async throws {
        guard let currency = Currency("KES") else { preconditionFailure("KES is in the table") }
        self.clients = clients
        self.currency = currency
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-bundle-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        books = try Books(
            at: folder.appending(path: "tawi.db").path,
            key: try BranchKey(Data(repeating: 7, count: BranchKey.length)))
        maker = BundleMaker(
            books: books, key: BundleSigningKey(for: "Kibwezi"), now: { Self.start })
        try await enrol()
        // What is brought forward goes ahead: only collections are measured.
        _ = try await maker.makeAll()
        try await collect(collections)
    }

    func remove() throws {
        try books.close()
        try FileManager.default.removeItem(at: folder)
    }

    func files(_ made: [MadeBundle]) async throws -> [Data] {
        try await books.read { books in
            try made.compactMap { try books.bundles.octets(of: $0.number) }
        }
    }

    private func number(_ client: Int) -> String { String(10_000 + client) }

    private func enrol() async throws {
        let posting = Posting(at: Self.start, day: CivilTime(Self.start, utcOffsetSeconds: 0).day)
        try await books.write { [self] books in
            try books.people.enrol(Centre(code: "C", name: "Kibwezi"))
            try books.people.enrol(Group(code: "G", name: "Umoja", centre: "C"))
            try books.people.open(.headOffice, currency: currency)
            for officer in 0..<officers {
                guard let phone = PhoneNumber(e164: "+2547201000\(10 + officer)") else { continue }
                try books.people.enrol(
                    Officer(code: "O\(officer)", name: "Officer \(officer)", phone: phone),
                    currency: currency)
            }
            for client in 0..<clients { try enrol(number(client), in: books, posting) }
        }
    }

    private func enrol(_ number: String, in books: OpenBooks, _ posting: Posting) throws {
        try books.people.enrol(
            Client(
                number: number, name: "Client \(number)",
                phone: PhoneNumber(e164: "+2547221\(number)0"), group: "G"))
        for account in [Account.savings(client: number), .loan(client: number, number: 1)] {
            try books.people.enrol(
                ClientAccount(
                    account: account, client: number, currency: currency, number: nil,
                    product: nil, figureDay: nil, nextDue: nil))
        }
        _ = try books.ledger.post(
            Transfer(
                id: "opening \(number)", debit: .loan(client: number, number: 1),
                credit: .headOffice,
                amount: Money(minorUnits: .random(in: 5_000...500_000) * 10_000, currency: currency)
            ), on: posting)
    }

    /// Forty minutes of a meeting, then the next: a text every few seconds, from any officer.
    private func collect(_ count: Int) async throws {
        for first in stride(from: 0, to: count, by: 1_000) {
            try await books.write { [self] books in
                for number in first..<min(first + 1_000, count) {
                    try collect(number, in: books)
                }
            }
        }
    }

    private func collect(_ place: Int, in books: OpenBooks) throws {
        var generator = SystemRandomNumberGenerator()
        var reference = Reference.random(using: &generator)
        while try books.collections.isTaken(reference) {
            reference = Reference.random(length: 5, using: &generator)
        }
        let client = number(.random(in: 0..<clients))
        let officer = "O\(Int.random(in: 0..<officers))"
        let at = Self.start.advanced(bySeconds: Int64(place) * 20 + .random(in: 0..<20))
        let octets = Array("PAY \(client) \(reference) \(place)".utf8)
        let posting = Posting(
            at: Moment(millisecondsSince1970: at.millisecondsSince1970 + .random(in: 0..<1000)),
            day: CivilTime(at, utcOffsetSeconds: 10_800).day, cause: octets)
        let dated = try books.ledger.dated(posting)
        try books.inbox.record(
            ArrivedMessage(
                kind: .deliver, sender: "+254720100010", tpdu: octets, maskedTPDU: nil,
                identity: octets, sentAt: dated.at, part: nil), at: dated.at)
        guard let message = try books.inbox.nextUnhandled()?.id else { return }
        try books.collections.report(
            Collection(
                reference: reference, officer: officer, client: client, message: message,
                recordedAt: dated.at, day: dated.day))
        for (name, account) in [
            ("S", Account.savings(client: client)), ("L1", .loan(client: client, number: 1)),
        ] {
            _ = try books.ledger.post(
                Transfer(
                    id: "\(reference)/\(name)", debit: .cashInHand(officer: officer),
                    credit: account,
                    amount: Money(minorUnits: .random(in: 1...60) * 5_000, currency: currency),
                    reference: reference), on: dated)
        }
        try books.inbox.markHandled(message, outcome: "recorded", at: dated.at)
    }
}

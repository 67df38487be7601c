import Accounting
import Foundation
import GRDB
import Testing
import TextCommands

@testable import LedgerStore

/// A branch's file in a folder of its own, with one officer and one client.
///
/// A class so that the folder goes when the test is over.
final class TestBranch: Sendable {
    let books: Books
    let folder: URL

    /// Monday morning: 2026-11-23T07:00:00Z.
    static let start = Moment(millisecondsSince1970: 1_795_417_200_000)
    static let officerPhone = "+254711000001"
    static let clientPhone = "+254722000002"

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        books = try Books(at: folder.appending(path: "tawi.db").path, key: try Self.key)
        try await enrol()
    }

    deinit {
        try? books.close()
        try? FileManager.default.removeItem(at: folder)
    }

    static var key: BranchKey {
        get throws { try BranchKey(Data(repeating: 7, count: BranchKey.length)) }
    }

    private func enrol() async throws {
        let officer = Officer(code: "KM", name: "Kamau", phone: try phone(Self.officerPhone))
        let client = Client(
            number: "1024", name: "Mary", phone: try phone(Self.clientPhone), group: "G1")
        let shilling = try shilling
        try await books.write { books in
            let people = books.people
            try people.enrol(Centre(code: "C1", name: "Kibwezi"))
            try people.enrol(Group(code: "G1", name: "Umoja", centre: "C1"))
            try people.enrol(officer, currency: shilling)
            try people.enrol(client)
            for account in [Account.savings(client: "1024"), .loan(client: "1024", number: 1)] {
                try people.enrol(
                    ClientAccount(
                        account: account, client: "1024", currency: shilling, number: nil,
                        product: nil, figureDay: nil, nextDue: nil))
            }
            try people.open(.headOffice, currency: shilling)
            try people.open(.till, currency: shilling)
        }
    }
}

var shilling: Currency {
    get throws { try #require(Currency("KES")) }
}

func phone(_ number: String) throws -> PhoneNumber { try #require(PhoneNumber(e164: number)) }

func shillings(_ amount: Int64) throws -> Money {
    Money(minorUnits: amount * 100, currency: try shilling)
}

func posting(after seconds: Int64 = 0, cause: [UInt8]? = nil) throws -> Posting {
    let at = TestBranch.start.advanced(bySeconds: seconds)
    return Posting(at: at, day: CivilTime(at, utcOffsetSeconds: 10_800).day, cause: cause)
}

/// A text message of one part.
func message(
    _ octets: [UInt8], masked: [UInt8]? = nil, from sender: String = TestBranch.officerPhone,
    part: ArrivedMessage.Part? = nil
) -> ArrivedMessage {
    ArrivedMessage(
        kind: .deliver, sender: sender, tpdu: octets, maskedTPDU: masked, identity: octets,
        sentAt: TestBranch.start, part: part)
}

extension TestBranch {
    /// The loan of 500 brought forward.
    func bringForward() async throws {
        let amount = try shillings(500)
        let posting = try posting()
        let verdict = try await books.write { books in
            try books.ledger.post(
                Transfer(
                    id: "opening", debit: .loan(client: "1024", number: 1), credit: .headOffice,
                    amount: amount), on: posting)
        }
        #expect(verdict == .posted)
    }

    /// Files a message, and records what it says: `amount` paid into savings.
    @discardableResult
    func collect(
        _ amount: Int64, as written: String, after seconds: Int64 = 60
    ) async throws -> Int64 {
        let reference = try #require(Reference(written))
        let octets = Array("PAY 1024 S\(amount) \(written)".utf8)
        let money = try shillings(amount)
        let posting = try posting(after: seconds, cause: octets)
        return try await books.write { books in
            try books.inbox.record(message(octets), at: posting.at)
            let id = try #require(try books.inbox.nextUnhandled()).id
            try books.collections.report(
                Collection(
                    reference: reference, officer: "KM", client: "1024", message: id,
                    recordedAt: posting.at, day: posting.day))
            let transfer = Transfer(
                id: "\(written)/S", debit: .cashInHand(officer: "KM"),
                credit: .savings(client: "1024"), amount: money, reference: reference)
            #expect(try books.ledger.post(transfer, on: posting) == .posted)
            try books.inbox.markHandled(id, outcome: "recorded \(written)", at: posting.at)
            return id
        }
    }

    /// SQL as somebody with the file and no scruples writes it.
    func tamper(_ statements: String...) async throws {
        try await books.write { books in
            try books.db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            for statement in statements { try books.db.execute(sql: statement) }
        }
    }

    func audit() async throws -> Auditor.Report { try await books.read(Auditor.audit) }

    /// Everything that stands in the folder's files.
    func filedOctets() throws -> [UInt8] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .flatMap { Array(try Data(contentsOf: $0)) }
    }
}

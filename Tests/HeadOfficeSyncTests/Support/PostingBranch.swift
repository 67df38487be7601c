import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import Logging
import MifosClient
import Synchronization
import Testing
import TextCommands

/// A branch's file with clients of the served head office, and a clock that is set by hand.
///
/// A class so that the folder goes when the test is over.
final class PostingBranch: Sendable {
    let books: Books
    let folder: URL
    let database: String
    let clock: Mutex<Moment>

    /// Tuesday 2026-11-24, 10:00 in Nairobi.
    static let start = Moment(millisecondsSince1970: 1_795_503_600_000)
    static let calendar = BranchCalendar { _ in 10_800 }
    static let key = Data(repeating: 7, count: BranchKey.length)

    /// - Parameters:
    ///   - clients: Their numbers begin at 1001, as at head office.
    ///   - numbers: Fineract's numbers by the printed ones; nil for those of few clients.
    init(
        clients: Int = 10, numbers: [String: Int64]? = nil, at folder: URL? = nil
    ) async throws {
        self.folder =
            folder ?? FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(
            at: self.folder, withIntermediateDirectories: true)
        database = self.folder.appending(path: "tawi.db").path
        // Beside the database, where the program looks for it.
        _ = FileManager.default.createFile(
            atPath: database + ".key", contents: Self.key, attributes: [.posixPermissions: 0o600])
        books = try Books(at: database, key: try BranchKey(Self.key))
        clock = Mutex(Self.start)
        try await enrol(clients, numbers)
    }

    deinit {
        try? books.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var now: Moment { clock.withLock(\.self) }

    func pass(_ seconds: Int64) { clock.withLock { $0 = $0.advanced(bySeconds: seconds) } }

    private func enrol(_ clients: Int, _ numbers: [String: Int64]?) async throws {
        let shilling = try shilling
        let phones = try ["+254711000001", "+254711000008", "+254711000009"].map {
            try #require(PhoneNumber(e164: $0))
        }
        let posting = Posting(at: Self.start, day: Self.calendar.day(of: Self.start))
        try await books.write { books in
            try books.people.enrol(Centre(code: "C1", name: "Kibwezi"))
            try books.people.enrol(Group(code: "G1", name: "Umoja", centre: "C1"))
            try books.people.enrol(
                Officer(code: "PO", name: "Peter Otieno", phone: phones[0]), currency: shilling)
            try books.people.enrol(
                User(code: "SM", name: "Sarah Muthoni", phone: phones[1], role: .manager))
            try books.people.enrol(
                User(code: "CN", name: "Caleb Ndolo", phone: phones[2], role: .cashier))
            try books.people.open(.headOffice, currency: shilling)
            try books.people.open(.till, currency: shilling)
            for index in 0..<clients {
                try Self.enrol(index, numbers, shilling, posting, in: books)
            }
        }
    }

    /// Account numbers and Fineract's numbers as the stand-in gives them.
    private static func enrol(
        _ index: Int, _ numbers: [String: Int64]?, _ shilling: Currency, _ posting: Posting,
        in books: OpenBooks
    ) throws {
        let number = "\(1001 + index)"
        try books.people.enrol(
            Client(
                number: number, name: "Client \(number)",
                phone: PhoneNumber(e164: "+25470001\(number)"), group: "G1"))
        let accounts: [(Account, String, Int64, Int64)] = [
            (.savings(client: number), "9000\(number)", Int64(index + 1), -1500),
            (.loan(client: number, number: 1), "1000\(number)", Int64(2 * index + 1), 10_000),
            (.loan(client: number, number: 2), "2000\(number)", Int64(2 * index + 2), 2500),
        ]
        for (account, printed, remote, balance) in accounts {
            try books.people.enrol(
                ClientAccount(
                    account: account, client: number, currency: shilling, number: printed,
                    product: nil, figureDay: nil, nextDue: nil))
            if let known = numbers == nil ? remote : numbers?[printed] {
                try books.identities.note(
                    HeadOfficeIdentity(
                        account.kind == .loan ? .loan : .savings, account.code, remote: known),
                    at: start)
            }
            let amount = Money(minorUnits: abs(balance) * 100, currency: shilling)
            let isOwed = balance > 0
            _ = try books.ledger.post(
                Transfer(
                    id: "opening/\(account.code)", debit: isOwed ? account : .headOffice,
                    credit: isOwed ? .headOffice : account, amount: amount), on: posting)
        }
    }
}

var shilling: Currency { get throws { try #require(Currency("KES")) } }

func reference(_ text: String) throws -> Reference { try #require(Reference(text)) }

extension PostingBranch {
    /// What an officer collected and the cashier counted, in minor units by account.
    func collect(
        _ written: String, client: String = "1001", savings: Int64 = 0, loan: Int64 = 0,
        isCounted: Bool = true
    ) async throws {
        let reference = try reference(written)
        let items: [(String, Account, Int64)] = [
            ("S", .savings(client: client), savings),
            ("L1", .loan(client: client, number: 1), loan),
        ]
        let octets = Array("PAY \(client) \(written)".utf8)
        let moment = now
        let (shilling, posting) = (
            try shilling,
            Posting(at: moment, day: Self.calendar.day(of: moment), cause: octets)
        )
        try await books.write { books in
            try books.inbox.record(
                ArrivedMessage(
                    kind: .deliver, sender: "+254711000001", tpdu: octets, maskedTPDU: nil,
                    identity: octets, sentAt: moment, part: nil), at: moment)
            let message = try #require(try books.inbox.nextUnhandled()).id
            try books.collections.report(
                Collection(
                    reference: reference, officer: "PO", client: client, message: message,
                    recordedAt: moment, day: posting.day))
            for (label, account, cents) in items where cents > 0 {
                let verdict = try books.ledger.post(
                    Transfer(
                        id: "\(written)/\(label)", debit: .cashInHand(officer: "PO"),
                        credit: account, amount: Money(minorUnits: cents, currency: shilling),
                        reference: reference), on: posting)
                #expect(verdict == .posted)
            }
            try books.inbox.markHandled(message, outcome: "recorded", at: moment)
            if isCounted { try books.collections.enter(.verified, reference, at: moment) }
        }
    }

    /// The officer's message waited for the manager from this day on.
    func hold(_ written: String, since day: Day) async throws {
        let (reference, text) = (try reference(written), written)
        let phone = try #require(PhoneNumber(e164: "+254711000001"))
        try await books.write { books in
            let collection = try #require(try books.collections.collection(reference))
            try books.heldMessages.hold(
                HeldMessage(
                    message: collection.message, officer: "PO", phone: phone,
                    instruction: "PAY 1001 \(text)", subject: text, day: day))
        }
    }

    /// Takes a collection back under an approval of two.
    func reverse(_ written: String) async throws {
        let reference = try reference(written)
        let posting = Posting(at: now, day: Self.calendar.day(of: now))
        try await books.write { books in
            let approval = try books.approvals.ask(
                .reversal(reference), by: "officer:PO", at: posting.at)
            _ = try books.approvals.decide(
                approval.reference, .approved, by: "user:SM", at: posting.at)
            let verdict = try books.collections.reverse(
                Reversal(of: reference, by: "user:SM", under: approval.reference), on: posting)
            #expect(verdict == .reversed)
        }
    }

    /// Nothing is waited for.
    static var impatient: Patience {
        var patience = Patience()
        patience.firstDelay = .zero
        patience.stuckAfter = .zero
        patience.stuckTries = 3
        patience.approvalInterval = .zero
        return patience
    }

    static var rules: PostingRules {
        var rules = PostingRules(calendar: calendar)
        rules.patience = impatient
        rules.paymentType = "SMS field cash"
        rules.compression = .never
        return rules
    }

    /// One round of posting.
    @discardableResult
    func post(
        to mifos: ServedMifos, rules: PostingRules = PostingBranch.rules
    ) async throws -> PostingReport {
        try await post(to: mifos.address, rules: rules)
    }

    func post(
        to server: FineractServer, rules: PostingRules = PostingBranch.rules
    ) async throws -> PostingReport {
        try await FineractClient.connected(to: server) { client in
            var round = PostingRound(
                in: .books(books), client: client, rules: rules,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                now: { [self] in now })
            return try await round.perform()
        }
    }

    /// Rounds until nothing is due any more, or it does not get further.
    func postAll(to mifos: ServedMifos, rules: PostingRules = PostingBranch.rules) async throws {
        for _ in 0..<30 {
            try await post(to: mifos, rules: rules)
            guard try await books.read({ try $0.postings.nextDue() }) != nil else { return }
        }
    }

    func postings(_ written: String) async throws -> [HeadOfficePosting] {
        let reference = try reference(written)
        return try await books.read { try $0.postings.all(of: reference) }
    }

    func states(_ written: String) async throws -> [HeadOfficePosting.State] {
        try await postings(written).map(\.state)
    }

    func state(_ written: String) async throws -> CollectionState? {
        let reference = try reference(written)
        return try await books.read { try $0.collections.state(of: reference) }
    }

    func alarms() async throws -> [Alarm] { try await books.read { try $0.alarms.open() } }
}

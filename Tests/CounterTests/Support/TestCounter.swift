import Accounting
import Counter
import Foundation
import LedgerStore
import Logging
import SMSPDU
import Synchronization
import Testing
import TextCommands

@testable import InboxPolling

/// A branch whose teller works, and the phones that text it.
///
/// A class so that the folder goes when the test is over.
final class TestCounter: Sendable {
    let books: Books
    let folder: URL
    let rules: CounterRules
    let handled: AsyncStream<String>

    private let notes: AsyncStream<String>.Continuation
    private let time = Mutex(TestCounter.start)

    /// Monday, 10:00 in Nairobi: 2026-11-23T07:00:00Z.
    static let start = Moment(millisecondsSince1970: 1_795_417_200_000)

    init(
        balance: BalanceForm = .phone, officersAddPIN: Bool = false,
        ownNumbers: Set<PhoneNumber> = [], missedCallMeansBalance: Bool = false,
        approvals: ApprovalRules = ApprovalRules(), reminders: ReminderRules = ReminderRules(),
        languages: [String] = ["en"], day: DayRules = DayRules(),
        _ settle: (inout CounterRules) throws -> Void = { _ in }
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        books = try Books(at: folder.appending(path: "tawi.db").path, key: try People.key.get())
        var rules = CounterRules(
            branch: "Kibwezi", country: try #require(Country(code: "KE")),
            currency: try shilling, calendar: BranchCalendar { _ in 10_800 },
            balanceAccess: balance, officersAddPIN: officersAddPIN, ownNumbers: ownNumbers,
            missedCallMeansBalance: missedCallMeansBalance)
        rules.approvals = approvals
        rules.reminders = reminders
        rules.languages = Languages(languages)
        rules.day = day
        try settle(&rules)
        self.rules = rules
        (handled, notes) = AsyncStream.makeStream()
        try await People.enrol(in: books)
    }

    deinit {
        try? books.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var now: Moment { time.withLock(\.self) }

    func pass(_ seconds: Int64) { time.withLock { $0 = $0.advanced(bySeconds: seconds) } }

    /// The teller, which notes each outcome in `handled`.
    var teller: Teller {
        let notes = notes
        return Teller(
            books: books, rules: rules,
            logger: Logger(label: "counter") { _ in OutcomeNotes(continuation: notes) },
            now: { self.now })
    }

    func balance(of account: Account) async throws -> Int64 {
        try await books.read { try $0.ledger.balance(of: account) }
    }

    /// Collections and entries beside the balances brought forward.
    var recorded: Int {
        get async throws {
            try await books.read { try $0.ledger.entries().filter { $0.transfer.reference != nil } }
                .count
        }
    }

    var audit: Auditor.Report { get async throws { try await books.read(Auditor.audit) } }
}

/// Hands on what the teller says it did with each message.
private struct OutcomeNotes: LogHandler {
    let continuation: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        if let outcome = event.metadata?["outcome"] {
            continuation.yield("\(outcome)")
        } else if event.level >= .error {
            continuation.yield("\(event.message)")
        }
    }
}

var shilling: Currency {
    get throws { try #require(Currency("KES")) }
}

/// Who is who.
enum People {
    static let officer = "+254711000001"
    static let otherOfficer = "+254711000003"
    static let manager = "+254711000005"
    static let mary = "+254722000002"
    static let family = "+254722000004"
    static let stranger = "+254733000009"

    static let officerPIN = "4821"
    static let maryPIN = "1234"

    fileprivate static let key = Result {
        try BranchKey(Data(repeating: 7, count: BranchKey.length))
    }

    // Hashes at the lowest cost: real ones are slow on purpose.
    private static let officerHash = PINHash(
        text: "scrypt$2$1$1$b2YtYS10ZXN0LWJyYW5jaA==$"
            + "T3wG7EfPqkHCDbdVQe1vE8GySYJ53A4JBiWQUpy6gXs=")
    private static let maryHash = PINHash(
        text: "scrypt$2$1$1$b2YtYS10ZXN0LWJyYW5jaA==$"
            + "x5nBIRgj/mc1q2I+T4X7IMPbzY+zx2K/+Fd70rhquJk=")

    fileprivate static func enrol(in books: Books) async throws {
        let currency = try shilling
        let officers = try [
            Officer(
                code: "KM", name: "Kamau", phone: phone(officer), pin: officerHash),
            Officer(code: "PO", name: "Peter", phone: phone(otherOfficer)),
        ]
        let clients = try [
            Client(number: "1024", name: "Mary", phone: phone(mary), group: "G", pin: maryHash),
            Client(number: "2048", name: "Joy", phone: nil, group: "G"),
            Client(number: "3001", name: "Ann", phone: phone(family), group: "G"),
            Client(number: "3002", name: "Ben", phone: phone(family), group: "G"),
            Client(number: "4096", name: "Kin", phone: phone(officer), group: "G"),
        ]
        let boss = User(
            code: "M", name: "Grace", phone: try phone(manager), role: .manager, pin: maryHash)
        try await books.write { books in
            let people = books.people
            try people.enrol(Centre(code: "C", name: "Kibwezi"))
            try people.enrol(Group(code: "G", name: "Umoja", centre: "C"))
            for officer in officers { try people.enrol(officer, currency: currency) }
            for client in clients {
                try people.enrol(client)
                try open(.savings(client: client.number), of: client, currency, in: books)
            }
            try people.changePIN(of: "client:1024", to: maryHash)
            try people.enrol(boss)
            try people.open(.headOffice, currency: currency)
            try open(
                .loan(client: "1024", number: 1), of: clients[0], currency, "98765432", "Biashara",
                in: books)
            try open(.loan(client: "1024", number: 2), of: clients[0], currency, in: books)
            try bringForward(currency, in: books)
        }
    }

    private static func open(
        _ account: Account, of client: Client, _ currency: Currency, _ number: String? = nil,
        _ product: String? = nil, in books: OpenBooks
    ) throws {
        try books.people.enrol(
            ClientAccount(
                account: account, client: client.number, currency: currency, number: number,
                product: product, figureDay: nil, nextDue: nil))
    }

    private static func bringForward(_ currency: Currency, in books: OpenBooks) throws {
        let amounts: [(Account, Account, Int64)] = [
            (.loan(client: "1024", number: 1), .headOffice, 1000),
            (.loan(client: "1024", number: 2), .headOffice, 200),
            (.headOffice, .savings(client: "1024"), 300),
        ]
        let day = CivilTime(TestCounter.start, utcOffsetSeconds: 10_800).day
        for (number, (debit, credit, amount)) in amounts.enumerated() {
            let transfer = Transfer(
                id: "opening \(number)", debit: debit, credit: credit,
                amount: Money(minorUnits: amount * 100, currency: currency))
            let verdict = try books.ledger.post(
                transfer, on: Posting(at: TestCounter.start, day: day))
            #expect(verdict == .posted)
        }
    }

    private static func phone(_ number: String) throws -> PhoneNumber {
        try #require(PhoneNumber(e164: number))
    }
}

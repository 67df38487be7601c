import Accounting
import Counter
import LedgerStore
import SMSPDU
import Testing
import TextCommands

/// Any days, of texts that come once, twice or late, of sheets, counts and closes, leave the books
/// right and tell nobody what is not his. A failure prints its seed and everything that was done.
@Suite(.timeLimit(.minutes(3))) struct AnyDaysTests {
    @Test(arguments: [11, 12, 13, 14, 15, 16] as [UInt64])
    func `any days leave books and sheets right and nobody with somebody else's figures`(
        seed: UInt64
    ) async throws {
        let addsCodes = seed.isMultiple(of: 3)
        let counter = try await TestCounter {
            $0.access.officer = addsCodes ? .phoneAndCode : .phone
            $0.limits.perMessage = Money(minorUnits: 90_000, currency: try shilling)
            $0.limits.perDay = Money(minorUnits: 300_000, currency: try shilling)
        }
        var days = try await AnyDays(counter: counter, seed: seed, addsCodes: addsCodes)
        try await withTeller(of: counter) { phones in
            for _ in 1...70 where days.isRight { try await days.goOn(with: &phones) }
        }
    }
}

/// Days as they are played, and what must be true after each move.
private struct AnyDays {
    let counter: TestCounter
    private(set) var isRight = true
    private var random: RandomDays
    private var sheets: [Sheet]
    private var delivered: [[SMSDeliver]] = []
    private var kept: [[SMSDeliver]] = []
    private var done: [String] = []
    private let seed: UInt64

    init(counter: TestCounter, seed: UInt64, addsCodes: Bool) async throws {
        self.counter = counter
        self.seed = seed
        let sheet = try await counter.openSheet()
        sheets = [sheet]
        random = RandomDays(seed: seed, sheet: sheet.code)
        try await counter.books.write { books in
            try books.people.enrol(User(code: "CN", name: "Caleb", phone: nil, role: .cashier))
        }
        guard addsCodes else { return }
        for (phone, holder) in [
            (People.officer, "officer:KM"), (People.otherOfficer, "officer:PO"),
            (People.manager, "user:M"),
        ] {
            random.codes[phone] = try await counter.card(to: holder, of: 60)
        }
    }

    mutating func goOn(with phones: inout Conversation) async throws {
        counter.pass(Int64.random(in: 2...900, using: &random.generator))
        let move = random.next()
        done.append("\(move)")
        switch move {
        case .text(let sender, let text):
            let parts = try phones.parts(of: text, from: sender)
            let isTwice = Bool.random(using: &random.generator)
            try await deliver(isTwice ? parts + parts : parts, with: &phones)
        case .lateText(let sender, let text):
            kept.append(try phones.parts(of: text, from: sender))
        case .repeated:
            if let old = delivered.randomElement(using: &random.generator) {
                try await phones.file(old)
            }
        case .kept:
            guard !kept.isEmpty else { break }
            try await deliver(kept.removeFirst(), with: &phones)
        case .handIn(let officer, let short): try await handIn(officer, short: short)
        case .closeDay: try await closeDay()
        case .pass(let seconds): try await pass(seconds)
        }
        try await expectRight()
    }

    private mutating func deliver(
        _ parts: [SMSDeliver], with phones: inout Conversation
    ) async throws {
        let answer = try await phones.deliver(parts)
        delivered.append(parts)
        expect(!answer.outcome.hasPrefix("cannot"), answer.outcome)
        for message in answer.messages {
            expectOwn(message)
            random.learn(from: message.text)
        }
    }

    private func handIn(_ officer: String, short: Int64) async throws {
        let (rules, now) = (counter.rules, counter.now)
        let currency = try shilling
        try await counter.books.write { books in
            let due = try books.till.cashInHand(of: officer, in: currency).due
            let counted = Money(
                minorUnits: max(0, due.minorUnits - short * 100), currency: currency)
            _ = try CashWindow(books: books, rules: rules, now: now).receive(
                HandInSlip(
                    of: officer, counted: counted, by: "CN",
                    variance: Variance(reason: "as counted", witness: "M")))
        }
    }

    private func closeDay() async throws {
        let (rules, now) = (counter.rules, counter.now)
        try await counter.books.write { books in
            _ = try DayClose(books: books, rules: rules, now: now).close(
                DayClosing(
                    of: rules.calendar.day(of: now), by: "CN", with: "M", reason: "it is late"))
        }
    }

    private mutating func pass(_ seconds: Int64) async throws {
        counter.pass(seconds)
        await counter.lookRound()
        let today = counter.rules.calendar.day(of: counter.now)
        guard let sheet = try await counter.newestSheet(on: today),
            !sheets.contains(where: { $0.code == sheet.code })
        else { return }
        sheets.append(sheet)
        random.learn(sheet.code)
    }
}

extension AnyDays {
    private mutating func expect(_ isTrue: Bool, _ what: @autoclosure () -> String) {
        guard !isTrue else { return }
        isRight = false
        Issue.record("seed \(seed): \(what())\n  after \(done.joined(separator: "\n  "))")
    }

    private mutating func expectRight() async throws {
        let audit = try await counter.audit
        expect(audit.isSound, "\(audit)")
        let days = try await counter.books.read { try $0.seals.verify() }
        expect(days.firstFault == nil, "a closed day is not as it was: \(days)")
        try await expectCash()
        for sheet in sheets { try await expectConsistent(sheet) }
    }

    /// What stands of what officers recorded is with them, in the till, or kept aside.
    private mutating func expectCash() async throws {
        let (cash, standing) = try await counter.books.read { books in
            let places: [Account] = [
                .cashInHand(officer: "KM"), .cashInHand(officer: "PO"), .till, .suspense,
            ]
            let cash = try places.reduce(Int64(0)) { try $0 + books.ledger.balance(of: $1) }
            let references = try Set(books.ledger.entries().compactMap(\.transfer.reference))
            let standing = try references.compactMap { try books.collections.filed($0) }
                .filter { $0.state != .reversed }
            return (cash, standing.reduce(Int64(0)) { $0 + $1.total.minorUnits })
        }
        expect(cash == standing, "\(cash) is there, \(standing) stands")
    }

    /// Every paid line is one collection of that client and amount, of the same message; and what
    /// such a message recorded stands on the sheet.
    private mutating func expectConsistent(_ sheet: Sheet) async throws {
        let fault: String? = try await counter.books.read { books in
            let results = try books.sheets.results(of: sheet)
            let paid = results.filter { $0.reference != nil }
            if Set(paid.map(\.reference)).count != paid.count { return "a collection twice" }
            if Set(results.map(\.line)).count != results.count { return "a line twice" }
            for result in results where (result.reference == nil) != result.amount.isZero {
                return "line \(result.line) has an amount and no collection, or the other way"
            }
            for result in paid {
                let filed = try result.reference.flatMap { try books.collections.filed($0) }
                let line = sheet.lines.first { $0.number == result.line }
                guard let filed, filed.total == result.amount,
                    filed.collection.client == line?.client,
                    filed.collection.message == result.message,
                    filed.collection.officer == sheet.officer
                else { return "line \(result.line) is not its collection" }
            }
            let messages = Set(paid.map(\.message))
            let references = try Set(books.ledger.entries().compactMap(\.transfer.reference))
            let recorded = try references.filter {
                try books.collections.collection($0).map { messages.contains($0.message) } ?? false
            }
            return recorded == Set(paid.compactMap(\.reference)) ? nil : "an entry beside the sheet"
        }
        expect(fault == nil, "sheet \(sheet.code): \(fault ?? "")")
    }

    /// Whoever is not of the staff reads of no client but those registered with his phone.
    private mutating func expectOwn(_ message: OutgoingMessage) {
        let phone = message.recipient.e164
        let words = Set(message.text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        if [People.officer, People.otherOfficer, People.manager].contains(phone) {
            expect(!words.contains("Now"), "\(phone) of the staff reads: \(message.text)")
            return
        }
        for (name, owner) in Self.clients where owner != phone {
            expect(!words.contains(name), "\(phone) reads: \(message.text)")
        }
    }

    private static let clients = RandomTexting.clients.merging([
        "Asha": "+254722000101", "Joyce": "+254722000103", "Ruth": "+254722000104",
    ]) { $1 }
}

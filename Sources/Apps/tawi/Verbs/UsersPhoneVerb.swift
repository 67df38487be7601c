internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore
internal import TextCommands

/// `tawi users phone`: another phone, after its waiting time.
struct UsersPhoneVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phone", abstract: "Change somebody's phone, slowly.",
        discussion: """
            The old phone is texted at once, and a NO from it stops the change. Until the waiting
            time is over ([access] phone_change_hours) the old phone stays. Where the old phone was
            reported stolen nobody waits, and --with is needed: its owner types his PIN, or agrees
            by text. So he does where a number comes back to its owner on a new SIM: give it again,
            and it is believed again. --with is needed too where a client is to have a phone of the
            staff, and where a cashier stands in for the only manager.

            Example: tawi users phone 1024 +254722000777 --by SM
                     tawi users phone PO +254711000777 --also --by SM --with JM
            """)

    @Argument(help: "A client's number, or the code of somebody of the staff.") var holder: String

    @Argument(help: "The new phone.") var phone: String

    @Option(help: "Who decides: the code of a manager.") var by: String

    @Option(help: ArgumentHelp(TwoPeople.withHelp)) var with: String?

    @Flag(help: "The old phone stays beside the new one; for officers.") var also = false

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let rules = configuration.rules
            guard let number = PhoneNumber(phone, country: rules.country) else {
                throw Refused(
                    "\"\(phone)\" is no phone number. Write +\(rules.country.callingCode)…")
            }
            let now = Moment.now()
            let verb = self
            let asking = try await books.rehearse { books in
                try verb.ask(number, in: books, rules, at: now)
            }
            let sentence = try Self.sentence(on: asking, of: holder, configuration.calendar)
            let second = SecondPerson(configuration: configuration, books: books, now: now)
            if let waiting = try await approval(second, number, books) {
                return printLine(waiting)
            }
            _ = try await books.write { books in
                try verb.ask(number, in: books, rules, at: now)
            }
            printLine(sentence)
        }
    }

    /// What waits for the second person, in a sentence; nil where there is none, or he agrees here.
    private func approval(
        _ second: SecondPerson, _ number: PhoneNumber, _ books: Books
    ) async throws -> String? {
        guard let with else { return nil }
        var people = TwoPeople()
        (people.by, people.with) = (by, with)
        let (person, maker, named) = try await books.read { [holder, people] books in
            let (person, _) = try Self.find(holder, in: books)
            let (maker, named) = try people.parties(about: person, in: books)
            return (person, maker, named)
        }
        return try await second.approval(of: named, to: maker) { [also] _ in
            .phone(of: person.holder, to: number, adds: also)
        }.map { SecondPerson.sentence(about: $0, named) }
    }

    private func ask(
        _ number: PhoneNumber, in books: OpenBooks, _ rules: CounterRules, at now: Moment
    ) throws -> PhoneRegistry.Asking {
        let (person, phoneHolder) = try Self.find(holder, in: books)
        guard !also || person.holder.hasPrefix("officer:") else {
            throw Refused("--also is for officers: others have one phone.")
        }
        let signatories = try Signatories(by: by, with: with, about: person, in: books)
        let isBarred = try [phoneHolder.phone, number].compactMap { $0 }.contains {
            try books.barredPhones.holder(of: $0) == phoneHolder.name
        }
        let standsIn = try books.people.user(code: by)?.role != .manager
        let isStaffs = try person.holder.hasPrefix("client:") && isOfStaff(number, in: books)
        if signatories.checker == nil, isStaffs {
            throw Refused(
                "This is a phone of the staff: \(holder) would get no receipts, which are her "
                    + "control. Two people have to agree. Add --with and a code of the staff.")
        }
        if signatories.checker == nil, rules.access.phoneChangeByTwo || isBarred || standsIn {
            throw Refused("Two people have to agree. Add --with and a code of the staff.")
        }
        return try PhoneRegistry(books: books, rules: rules, now: now).ask(
            number, for: phoneHolder, adds: also, by: signatories.maker.holder,
            with: signatories.checker?.holder)
    }

    private func isOfStaff(_ number: PhoneNumber, in books: OpenBooks) throws -> Bool {
        try books.people.officer(phone: number) != nil || books.people.user(phone: number) != nil
    }

    private static func find(
        _ holder: String, in books: OpenBooks
    ) throws -> (Person, PhoneRegistry.Holder) {
        if let officer = try books.people.officer(code: holder) {
            return (Person(officer), PhoneRegistry.Holder(officer))
        }
        if let user = try books.people.user(code: holder) {
            return (Person(user), PhoneRegistry.Holder(user))
        }
        if let client = try books.people.client(number: holder) {
            return (Person(client), PhoneRegistry.Holder(client))
        }
        throw Refused("Nobody is called \"\(holder)\". See: tawi users list --clients")
    }

    private static func sentence(
        on asking: PhoneRegistry.Asking, of holder: String, _ calendar: BranchCalendar
    ) throws -> String {
        switch asking {
        case .waits(let change):
            let time = calendar.civilTime(of: change.dueAt)
            return "The old phone of \(holder) was texted. \(change.newPhone.e164) is registered "
                + "on \(time.day.iso) at \(time.hourAndMinute) unless it answers NO."
        case .done(let change): return "\(change.newPhone.e164) is registered for \(holder) now."
        case .hasItAlready: throw Refused("\(holder) has this phone already.")
        case .waitsAlready(let change):
            let time = calendar.civilTime(of: change.dueAt)
            throw Refused(
                "This change waits already, until \(time.day.iso) at \(time.hourAndMinute).")
        case .believedAgain:
            return "\(holder) has this phone again: what comes from it is believed. A new card: "
                + "tawi users cards \(holder) --by … --with …"
        case .taken:
            throw Refused(
                "Somebody else of the staff has this phone, or it was reported stolen. "
                    + "Give another one.")
        }
    }
}

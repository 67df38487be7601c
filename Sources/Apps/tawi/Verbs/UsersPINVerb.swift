internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

/// `tawi users pin`: a PIN for who has none, or forgot it.
struct UsersPINVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin", abstract: "Give somebody a new PIN and print it, once.",
        discussion: """
            Its owner changes it by text: PIN, the old one and a new one of his own. Before that it
            proves nothing at the branch's keyboard, where whoever printed it knows it too.

            Two people agree, and both need a PIN or a phone. Where no manager and no cashier has a
            PIN the first one is a manager's, and needs nobody; the second one needs that manager's
            PIN. Every manager is told of both by text.

            Examples: tawi users pin SM
                      tawi users pin CN --by SM
                      tawi users pin 1024 --by SM --with CN
            """)

    @Argument(help: "A client's number, or the code of somebody of the staff.") var holder: String

    @Option(help: "Who decides: the code of a manager.") var by: String?

    @Option(help: ArgumentHelp(TwoPeople.withHelp)) var with: String?

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let now = Moment.now()
            let person = try await books.read { [holder] books in
                try books.people.client(number: holder).map { Person($0) }
                    ?? Signatories.staff(holder, in: books)
            }
            let agreed = try await agreed(about: person, configuration, books, at: now)
            let pin = String(Int.random(in: 100_000...999_999))
            let hash = try books.hash(pin)
            let rules = configuration.rules
            try await books.write { [by] books in
                try books.people.issuePIN(hash, to: person.holder)
                try books.pins.unlock(person.holder, at: now)
                guard let agreed else {
                    let maker = try by.flatMap { try books.people.user(code: $0) }.map { Party($0) }
                    return try FirstPIN(books, rules, now).tell(person.holder, by: maker)
                }
                try agreed.use(in: books, at: now)
                try books.decisions.note(
                    Decision(
                        by: agreed.maker, "PIN given", about: person.holder,
                        detail: "with \(agreed.checker)"),
                    at: now)
            }
            printLine("PIN of \(holder): \(pin). It is shown this once.")
        }
    }

    /// Nil for the first two PINs, which nobody can agree to.
    private func agreed(
        about person: Person, _ configuration: Configuration, _ books: Books, at now: Moment
    ) async throws -> SecondPerson.Agreed? {
        if let by, let with {
            var people = TwoPeople()
            (people.by, people.with) = (by, with)
            return try await people.agreed(to: .pin, about: person, configuration, books, at: now)
        }
        guard with == nil else {
            throw Refused("--by and --with go together: two people have to agree.")
        }
        let maker = try await books.read { [by] books in
            try Self.expectFirst(person, by: by, in: books)
        }
        guard let maker else { return nil }
        let second = SecondPerson(configuration: configuration, books: books, now: now)
        guard try await second.isThere(maker, orElse: .isRefused) else {
            throw Refused("Nobody typed the PIN of \(maker.name) (\(maker.code)).")
        }
        return nil
    }

    /// The first PIN is a manager's; the second one needs hers.
    ///
    /// - Returns: Who has to type hers; nil for the very first.
    private static func expectFirst(
        _ person: Person, by code: String?, in books: OpenBooks
    ) throws -> Party? {
        let users = try books.people.users().filter { $0.pin != nil }
        let isStaff = !person.holder.hasPrefix("client:")
        let mayFollow = try FirstPIN.given(in: books) < 2
        if isStaff, mayFollow, let code, users.count == 1, users[0].code == code {
            return try Signatories(by: code, with: nil, about: person, in: books).maker
                .party(in: books)
        }
        let managers = try books.people.managers().map { Person($0).holder }
        guard code == nil, users.isEmpty, managers.contains(person.holder) else {
            throw Refused(
                users.isEmpty
                    ? "No manager or cashier has a PIN yet. The first one is a manager's, and "
                        + "needs nobody: tawi users pin \(managers.first.map(code(of:)) ?? "CODE")"
                    : "Two people have to agree. Add --by with a manager's code and --with with "
                        + "somebody else's of the staff.")
        }
        return nil
    }

    private static func code(of holder: String) -> String { String(holder.dropFirst(5)) }
}

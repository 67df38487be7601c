internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore
internal import TextCommands

/// `tawi users add`: a manager or a cashier, whom no pull brings.
struct UsersAddVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a manager or a cashier of the branch.",
        discussion: """
            A pull brings officers and clients from head office. Who manages the branch and who
            counts its cash is said here, or in users.csv of tawi import. The first manager needs
            nobody; after that two people agree, and both have to be there. It is journaled.

            Examples: tawi users add SM "Sarah Muthoni" --role manager --phone +254711000008
                      tawi users add CN "Caleb Ndolo" --role cashier --by SM --with PO
            """)

    @Argument(help: "A code of letters and digits that nobody of the staff has.") var code: String

    @Argument(help: "The name.") var name: String

    @Option(
        help: "manager or cashier.",
        transform: { text in
            guard let role = User.Role(rawValue: text) else {
                throw ValidationError("\"\(text)\" is no role. Write manager or cashier.")
            }
            return role
        })
    var role: User.Role

    @Option(help: "The phone: a manager approves by text.") var phone: String?

    @Option(help: "Who decides: the code of a manager.") var by: String?

    @Option(
        help: "Who agrees: the code of another manager, a cashier or an officer. He types his PIN.")
    var with: String?

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let (verb, now) = (self, Moment.now())
            let user = try user(in: configuration.branch.country)
            let add: @Sendable (OpenBooks) throws -> Party? = { books in
                try verb.add(user, to: books, at: now)
            }
            if let named = try await books.rehearse(add) {
                let second = SecondPerson(configuration: configuration, books: books, now: now)
                guard try await second.isThere(named, orElse: .isRefused) else {
                    throw Refused("Nothing was done: the second person has to type a PIN.")
                }
            }
            _ = try await books.write(add)
            printLine("\(user.name) (\(user.code)) is a \(user.role.rawValue) of the branch now.")
            let people = [by.map { "--by \($0)" }, with.map { "--with \($0)" }].compactMap(\.self)
            let pin = ["tawi users pin \(user.code)"] + people
            printLine("Next, a PIN: \(pin.joined(separator: " "))")
        }
    }

    /// As they were typed.
    private func user(in country: Country) throws -> User {
        guard !code.isEmpty, let code = Cells.code(code) else {
            throw Refused("\"\(code)\" is no code. Write letters and digits, say SM.")
        }
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw Refused("The name is empty.")
        }
        let number = try phone.map { text in
            guard let number = PhoneNumber(text, country: country) else {
                throw Refused(
                    "--phone: \"\(text)\" is no phone number. "
                        + "Write it like +\(country.callingCode)711000001.")
            }
            return number
        }
        guard role != .manager || number != nil else {
            throw Refused("A manager approves by text. Add --phone with the number.")
        }
        return User(code: code, name: name, phone: number, role: role)
    }

    /// Within one write; a refusal undoes it.
    ///
    /// - Returns: Who has to agree; nil for the first manager.
    private func add(_ user: User, to books: OpenBooks, at now: Moment) throws -> Party? {
        guard try books.people.user(code: user.code) == nil,
            try books.people.officer(code: user.code) == nil
        else {
            throw Refused("The code \(user.code) is somebody's already. See: tawi users list")
        }
        let person = Person(user)
        if let phone = user.phone, try !books.phoneChanges.isFree(phone, for: person.holder) {
            throw Refused("--phone: the number is another's of the staff, or barred.")
        }
        let people = try signatories(about: person, in: books)
        let checker = try people?.checker?.party(in: books)
        try books.people.enrol(user)
        try books.decisions.note(
            Decision(
                by: people?.maker.holder ?? "branch", "\(user.role.rawValue) added",
                about: person.holder,
                detail: checker.map { "\(user.name), with \($0.actor)" }
                    ?? "\(user.name), the first manager"), at: now)
        return checker
    }

    /// Nil for the first manager: nobody is there who could agree.
    private func signatories(about person: Person, in books: OpenBooks) throws -> Signatories? {
        if let advice = try FirstManager.advice(in: books) {
            guard role == .manager, by == nil, with == nil else { throw Refused(advice) }
            return nil
        }
        guard let by, let with else {
            throw Refused(
                "Two people have to agree. Add --by with a manager's code and --with with "
                    + "somebody else's of the staff.")
        }
        return try Signatories(by: by, with: with, about: person, in: books)
    }
}

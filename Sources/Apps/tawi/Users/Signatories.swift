internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

/// Somebody of the branch, found by code or number.
struct Person: Hashable, Sendable {
    /// `client:1024`, `officer:PO`, `user:SM`
    var holder: String
    var code: String
    var name: String

    init(_ officer: Officer) {
        (holder, code, name) = ("officer:\(officer.code)", officer.code, officer.name)
    }

    init(_ user: User) {
        (holder, code, name) = ("user:\(user.code)", user.code, user.name)
    }

    init(_ client: Client) {
        (holder, code, name) = ("client:\(client.number)", client.number, client.name)
    }

    /// The same of somebody of the staff, as approvals know him; nil for a client.
    func party(in books: OpenBooks) throws -> Party? {
        if holder.hasPrefix("user:") { return try books.people.user(code: code).map { Party($0) } }
        guard holder.hasPrefix("officer:") else { return nil }
        return try books.people.officer(code: code).map { Party($0) }
    }

    /// One person may have two codes: two people have two names as well.
    func isSomebodyElse(than other: Person) -> Bool {
        holder != other.holder && code.lowercased() != other.code.lowercased()
            && name.lowercased() != other.name.lowercased()
    }
}

/// Who decides something at the branch, and who agrees.
struct Signatories: Sendable {
    var maker: Person
    var checker: Person?

    /// The manager called `by`, and somebody of the staff called `with`; neither is `subject`.
    ///
    /// - Throws: `Refused` when one is nobody, or two are the same person.
    init(by maker: String, with checker: String?, about subject: Person, in books: OpenBooks)
        throws
    {
        guard let user = try books.people.user(code: maker),
            try user.role == .manager || Self.mayStandIn(for: subject, in: books)
        else {
            throw Refused(
                "--by \(maker): there is no manager of this code. See: tawi users list")
        }
        self.maker = Person(user)
        guard self.maker.isSomebodyElse(than: subject) else {
            let other = try Self.decider(about: subject, maker, in: books)
            throw Refused(
                "--by \(maker): nobody decides about himself. Another does: --by \(other)")
        }
        self.checker = try checker.map {
            let person = try Self.staff($0, in: books)
            guard person.isSomebodyElse(than: subject), person.isSomebodyElse(than: Person(user))
            else {
                throw Refused(
                    "--with \($0): two people have to agree, neither of them \(subject.code). "
                        + "Name somebody else of the staff.")
            }
            return person
        }
    }

    /// Whether a cashier decides in a manager's place: about the only manager nobody else can.
    private static func mayStandIn(for subject: Person, in books: OpenBooks) throws -> Bool {
        try books.people.managers().map { Person($0).holder } == [subject.holder]
    }

    /// The code of somebody who may decide about a person: the one at hand, or another.
    static func decider(
        about subject: Person, _ maker: String, in books: OpenBooks
    ) throws -> String {
        if maker.lowercased() != subject.code.lowercased() { return maker }
        let users = try books.people.users().filter { Person($0).isSomebodyElse(than: subject) }
        let other = users.first { $0.role == .manager }
        let standsIn = try mayStandIn(for: subject, in: books) ? users.first : nil
        return (other ?? standsIn)?.code ?? "USER"
    }

    /// Somebody of the staff.
    static func staff(_ code: String, in books: OpenBooks) throws -> Person {
        if let user = try books.people.user(code: code) { return Person(user) }
        if let officer = try books.people.officer(code: code) { return Person(officer) }
        throw Refused("Nobody of the staff has the code \"\(code)\". See: tawi users list")
    }
}

/// The two people a change needs.
struct TwoPeople: ParsableArguments {
    @Option(help: "Who decides: the code of a manager.") var by: String

    @Option(help: ArgumentHelp(TwoPeople.withHelp)) var with: String

    /// Of a change: an officer may agree as well, but nobody whom it is about.
    static let withHelp =
        "Who agrees: the code of another manager, a cashier or an officer, not of whom it is about. "
        + proof

    /// Of money that is counted: no officer may agree, for it is theirs that is counted.
    static let withHelpOfUsers =
        "Who agrees: the code of another manager or cashier, not of an officer. " + proof

    /// The second person proves to be there, or is asked by text.
    private static let proof =
        "He types his PIN, or it is the next line of standard input; without it he is asked by "
        + "text."

    /// Both, as approvals know them; neither is `subject`.
    func parties(
        about subject: Person, in books: OpenBooks
    ) throws -> (maker: Party, named: Party) {
        let found = try Signatories(by: by, with: with, about: subject, in: books)
        guard let maker = try found.maker.party(in: books),
            let named = try found.checker?.party(in: books)
        else { throw Refused("--with \(with): name somebody of the staff. See: tawi users list") }
        return (maker, named)
    }

    /// Both, once both have agreed to something that is made here.
    func agreed(
        to leave: ApprovalMatter.Leave, about subject: Person, _ configuration: Configuration,
        _ books: Books, at now: Moment
    ) async throws -> SecondPerson.Agreed {
        let people = self
        let (maker, named) = try await books.read { try people.parties(about: subject, in: $0) }
        return try await SecondPerson(configuration: configuration, books: books, now: now)
            .leave(leave, of: subject.holder, by: maker, with: named)
    }
}

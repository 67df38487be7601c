internal import ArgumentParser
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
        guard let user = try books.people.user(code: maker), user.role == .manager else {
            throw Refused(
                "--by \(maker): there is no manager of this code. See: tawi users list")
        }
        self.maker = Person(user)
        guard self.maker.isSomebodyElse(than: subject) else {
            throw Refused("--by \(maker): nobody decides about himself. Ask another manager.")
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

    @Option(help: "Who agrees: the code of somebody else of the staff.") var with: String

    /// Both, resolved.
    func signatories(
        about subject: Person, in books: OpenBooks
    ) throws -> (maker: String, checker: String) {
        let found = try Signatories(by: by, with: with, about: subject, in: books)
        return (found.maker.holder, found.checker?.holder ?? "")
    }
}

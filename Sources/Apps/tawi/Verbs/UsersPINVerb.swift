internal import Accounting
internal import ArgumentParser
internal import LedgerStore

/// `tawi users pin`: a PIN for who has none, or forgot it.
struct UsersPINVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin", abstract: "Give somebody a new PIN and print it, once.",
        discussion: """
            Its owner changes it by text: PIN, the old one and a new one of his own.

            Example: tawi users pin 1024 --by SM --with JM
            """)

    @Argument(help: "A client's number, or an officer's code.") var holder: String

    @OptionGroup var people: TwoPeople

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            let (_, books) = try options.open()
            let pin = String(Int.random(in: 100_000...999_999))
            let hash = try books.hash(pin)
            let now = Moment.now()
            try await books.write { [holder, people] books in
                let person =
                    try books.people.client(number: holder).map { Person($0) }
                    ?? Signatories.staff(holder, in: books)
                let (maker, checker) = try people.signatories(about: person, in: books)
                try books.people.issuePIN(hash, to: person.holder)
                try books.pins.unlock(person.holder, at: now)
                try books.decisions.note(
                    Decision(
                        by: maker, "PIN given", about: person.holder, detail: "with \(checker)"),
                    at: now)
            }
            printLine("PIN of \(holder): \(pin). It is shown this once.")
        }
    }
}

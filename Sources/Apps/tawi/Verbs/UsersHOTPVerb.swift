internal import Accounting
internal import ArgumentParser
internal import Foundation
internal import LedgerStore

/// `tawi users hotp`: one-time codes by an app.
struct UsersHOTPVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hotp", abstract: "Give out the secret of a code app (RFC 4226), once.",
        discussion: """
            Type the secret or the address into the app of the holder, counter based, six digits. An
            earlier secret is worthless from now on. Two people who are not the holder have to agree.

            Example: tawi users hotp PO --by SM --with JM
            """)

    @Argument(help: "The code of somebody of the staff.") var holder: String

    @OptionGroup var people: TwoPeople

    @OptionGroup var options: BooksOptions

    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            let person = try await books.read { try Signatories.staff(holder, in: $0) }
            let hotp = HOTP()
            let now = Moment.now()
            let agreed = try await people.agreed(
                to: .codeApp, about: person, configuration, books, at: now)
            try await books.write { books in
                try agreed.use(in: books, at: now)
                try books.hotp.issue(
                    hotp, to: person.holder, by: agreed.maker, with: agreed.checker, at: now)
                try books.decisions.note(
                    Decision(
                        by: agreed.maker, "code app secret made", about: person.holder,
                        detail: "with \(agreed.checker)"),
                    at: now)
            }
            let address = Self.address(of: hotp, person, at: configuration.branch.name)
            if json {
                try printJSON(["secret": hotp.base32, "otpauth": address])
            } else {
                printLine("Secret:  \(hotp.base32)")
                printLine("Address: \(address)")
                printLine("It is shown this once. Six digits, counter from 0.")
            }
        }
    }

    /// The address apps read (Key URI Format).
    private static func address(of hotp: HOTP, _ person: Person, at branch: String) -> String {
        let label = "\(branch):\(person.code)"
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "/?&="))
        let escaped = { (text: String) in
            text.addingPercentEncoding(withAllowedCharacters: allowed) ?? "branch"
        }
        return "otpauth://hotp/\(escaped(label))?secret=\(hotp.base32)"
            + "&issuer=\(escaped(branch))&algorithm=SHA1&digits=6&counter=0"
    }
}

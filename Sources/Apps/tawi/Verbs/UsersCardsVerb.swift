internal import Accounting
internal import ArgumentParser
internal import Foundation
internal import LedgerStore

/// `tawi users cards`: one-time codes on paper.
struct UsersCardsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cards", abstract: "Make a card of one-time codes and print it, once.",
        discussion: """
            The codes stand nowhere but on the paper; an earlier card is worthless from now on. Two
            people who are not the holder have to agree.

            Example: tawi users cards PO --by SM --with JM > card.txt
                     tawi users cards PO --by SM --with JM --pdf card.pdf
            """)

    @Argument(help: "The code of an officer, manager or cashier.") var holder: String

    @OptionGroup var people: TwoPeople

    @Option(help: "How many codes, 1 to 200.") var codes = CodeCards.usualCount

    @Option(help: "Write a page to be printed here, instead of text on standard output.")
    var pdf: String?

    @OptionGroup var options: BooksOptions

    func run() async throws {
        try await reporting {
            guard (1...200).contains(codes) else {
                throw Refused("--codes \(codes): a card has 1 to 200 codes.")
            }
            let (configuration, books) = try options.open()
            let person = try await books.read { try Signatories.staff(holder, in: $0) }
            let now = Moment.now()
            let agreed = try await people.agreed(
                to: .codeCard, about: person, configuration, books, at: now)
            let draft = try await books.draftCard(
                for: person.holder, codes: codes, progress: showProgress)
            let sheet = CardSheet(
                branch: configuration.branch.name, holder: person,
                day: configuration.calendar.day(of: now), codes: draft.codes)
            try write(sheet)
            do {
                try await issue(draft, to: person, agreed, in: books, at: now)
            } catch {
                if let pdf { try? FileManager.default.removeItem(atPath: pdf) }
                throw error
            }
            if pdf == nil { sheet.lines.forEach(printLine) }
        }
    }

    /// The page is written first: a card whose codes nobody has would be in force otherwise.
    private func write(_ sheet: CardSheet) throws {
        guard let pdf else { return }
        guard !FileManager.default.fileExists(atPath: pdf) else {
            throw Refused("\(pdf) is there already. Name another file.")
        }
        let page = OnePagePDF(lines: sheet.lines)
        guard
            FileManager.default.createFile(
                atPath: pdf, contents: Data(page.octets), attributes: [.posixPermissions: 0o600])
        else { throw Refused("Cannot write \(pdf). Check that its folder exists and is yours.") }
    }

    private func issue(
        _ draft: DraftCard, to person: Person, _ agreed: SecondPerson.Agreed, in books: Books,
        at now: Moment
    ) async throws {
        try await books.write { books in
            try agreed.use(in: books, at: now)
            try books.cards.issue(draft, by: agreed.maker, with: agreed.checker, at: now)
            try books.decisions.note(
                Decision(
                    by: agreed.maker, "code card made", about: person.holder,
                    detail: "\(draft.codes.count) codes, with \(agreed.checker)"),
                at: now)
        }
    }

    /// Hashing codes is slow on purpose; on a terminal it shows how far it is.
    private var showProgress: @Sendable (Int) -> Void {
        let count = codes
        return { done in
            guard isatty(STDERR_FILENO) == 1 else { return }
            let end = done == count ? "\n" : ""
            FileHandle.standardError.write(Data("\rhashing codes: \(done) of \(count)\(end)".utf8))
        }
    }
}

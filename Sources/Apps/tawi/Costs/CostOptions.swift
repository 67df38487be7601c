internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

/// From which day to which `tawi messages --cost` counts.
struct CostOptions: ParsableArguments {
    @Flag(help: "Say instead what messages cost, a day and kind.") var cost = false

    @Option(help: "The first day, 2026-11-01; thirty days before the last when not given.")
    var from: String?

    @Option(help: "The last day; today when not given.") var to: String?

    /// Counts and prints.
    ///
    /// - Throws: `Refused` for what is no day, or no period.
    func report(
        _ configuration: Configuration, _ books: Books, at now: Moment, json: Bool
    ) async throws {
        let last = try day(to, "--to") ?? configuration.calendar.day(of: now)
        let first = try day(from, "--from") ?? last.advanced(byDays: -30)
        guard first <= last else {
            throw Refused("--from \(first.iso) is after --to \(last.iso). Give the earlier first.")
        }
        let tariff = configuration.reminders.tariff
        let report = try await books.read { books in
            try CostReport(
                books, from: first, to: last, tariff: tariff,
                currency: configuration.branch.currency, calendar: configuration.calendar)
        }
        if json { return try printJSON(CostDocument(report)) }
        for line in CostTable(report).lines { printLine(line) }
        guard tariff.price == nil else { return }
        printLine("No price is known: write sms = \"1.00\" under [costs] in the configuration.")
    }

    /// Refuses days where nothing is counted.
    func validate() throws {
        guard cost || from == nil && to == nil else {
            throw ValidationError("--from and --to go with --cost.")
        }
    }

    private func day(_ text: String?, _ option: String) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(iso: text) else {
            throw Refused("\(option) \(text) is no day. Write 2026-11-24, say.")
        }
        return day
    }
}

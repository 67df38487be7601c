internal import Accounting
internal import ArgumentParser
internal import HeadOfficeSync
internal import LedgerStore
internal import MifosClient

/// `tawi sync reconcile`
struct SyncReconcileVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Show where the journal and head office do not agree on what was posted.",
        discussion: """
            Shows the last comparison; each night makes one: payment by payment on each account, and
            what each day adds up to. Exit status 1 where something differs.

            Example: tawi sync reconcile --now --json
            """)

    @OptionGroup var options: BooksOptions

    @Flag(help: "Compare now.") var now = false

    @Flag(help: "Also outside the windows, and when the month's data is used up.")
    var anyway = false

    @Flag(help: "Print one JSON object a line.") var json = false

    func run() async throws {
        try await reporting {
            let (configuration, books) = try options.open()
            if now { try await compare(configuration, books) }
            guard let last = try await books.read({ try $0.reconciliations.last() }) else {
                if !json { printLine("Nothing was compared yet. Do it: tawi sync reconcile --now") }
                return
            }
            for difference in last.differences {
                let document = DifferenceDocument(difference, configuration.branch.currency)
                if json { try printJSON(document) } else { printLine(document.plain) }
            }
            for total in last.totals {
                let document = DayTotalDocument(total, configuration.branch.currency)
                if json { try printJSON(document) } else { printLine(document.plain) }
            }
            if !json { printLine(last.plain) }
            if !last.agrees { throw ExitCode(1) }
        }
    }

    private func compare(_ configuration: Configuration, _ books: Books) async throws {
        let server = try configuration.headOffice()
        guard let mifos = configuration.mifos else { return }
        guard let turn = try SyncTurn(beside: configuration.branch.database).take() else {
            throw Refused("The service is talking to head office now. Try again in a minute.")
        }
        defer { turn.end() }
        let rules = configuration.reconciliationRules
        let meter = LineMeter(
            books: books, rules: anyway ? LineRules() : mifos.line, calendar: rules.calendar,
            now: Moment.now)
        try await showingProgress("comparing with head office") {
            do {
                _ = try await FineractClient.connected(to: server) { client in
                    try await meter.reading(over: client, for: .reconciling) { headOffice in
                        try await Reconciler(
                            books: books, rules: rules, headOffice: headOffice, now: Moment.now
                        ).reconcile()
                    }
                }
            } catch let trouble as LineTrouble {
                throw LineStopped(
                    sentence: trouble.sentence(in: rules.languages),
                    advice: "Nothing was compared. Run it again: tawi sync reconcile --now")
            } catch let verdict as LineVerdict {
                throw Refused(verdict.sentence)
            }
        }
    }
}

extension Reconciliation {
    /// A line for people.
    var plain: String {
        let found = differences.isEmpty ? "no difference" : "\(differences.count) differences"
        return "\(found) in \(compared) payments, \(days.lowerBound.iso) to "
            + "\(days.upperBound.iso), compared \(doneAt.iso8601)"
    }
}

internal import Accounting
internal import ArgumentParser
internal import Foundation
internal import LedgerStore
internal import SMSPDU

/// `tawi demo`: the whole branch, nothing plugged in.
struct DemoVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Be the phones of a sample branch, with nothing plugged in.",
        discussion: """
            On a terminal it prompts. Otherwise it reads lines "NUMBER TEXT", waits until the
            branch is idle and prints the day's journal.

            Example: printf '+254700000101 BALANCE\\n' | tawi demo
            """)

    func run() async throws {
        try await reporting {
            let branch = try await DemoBranch()
            let phones = DemoPhones(branch: branch)
            try await branch.run { try await phones.talk() }
            for line in try await phones.journal() { printLine(line) }
            try branch.remove()
        }
    }
}

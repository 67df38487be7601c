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
            branch is idle and prints the day's journal. Beside the branch there is a stand-in for
            Mifos: what was collected goes there, and each line "office" shows what arrived.

            line down    cuts the line to head office
            line up      brings it back: what waited arrives
            clock TIME   moves the clock (18:00, +2h, +1d, YEAR-MM-DD 09:00)
            tawi VERB …  is typed at the branch

            Examples:
              printf '+254700000101 BALANCE\\n' | tawi demo
              printf 'line down\\n+254711000001 PAY 1024 S100 L250\\nline up\\n' | tawi demo
            """)

    func run() async throws {
        try await reporting {
            let today = BranchCalendar { _ in 10_800 }.day(of: .now())
            try await DemoHeadOffice.run(on: today) { office in
                let branch = try await DemoBranch(headOffice: office)
                let phones = DemoPhones(branch: branch, headOffice: office)
                try await branch.run { try await phones.talk() }
                for line in try await phones.journal() { printLine(line) }
                try branch.remove()
            }
        }
    }
}

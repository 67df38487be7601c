internal import Accounting
internal import ArgumentParser
internal import Foundation
internal import Simulation

/// `tawi simulate`: what the branch works with, without the hardware.
struct SimulateVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Make what a branch works with.",
        subcommands: [
            SimulateModemVerb.self, SimulateNetworkVerb.self, SimulateMifosVerb.self,
            BranchFilesVerb.self,
        ])

    struct BranchFilesVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "branch",
            abstract: "Write the six CSV files of a sample branch.",
            discussion: "Example: tawi simulate branch /tmp/sample && tawi import /tmp/sample")

        @Argument(help: "The folder to write to.") var folder: String

        @Option(help: "The day its figures are of, such as 2026-11-24; today if left out.")
        var day: String?

        func run() async throws {
            try await reporting {
                let today = BranchCalendar { _ in 0 }.day(of: Moment.now())
                guard let day = day.map(Day.init(iso:)) ?? today else {
                    throw Refused("\"\(day ?? "")\" is no day. Write it like 2026-11-24.")
                }
                do {
                    try SimulatedBranch(on: day).write(to: URL(fileURLWithPath: folder))
                } catch {
                    throw Refused("Cannot write to \(folder). Name a folder that is yours.")
                }
                printLine("Wrote a sample branch to \(folder).")
            }
        }
    }
}

extension SimulatedBranch {
    /// Writes the files into a folder, which is made if missing.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
    }
}

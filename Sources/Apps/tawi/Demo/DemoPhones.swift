internal import Accounting
internal import Foundation
internal import LedgerStore
internal import SMSPDU
internal import Simulation
internal import TextCommands

/// The phones of the sample branch, played by whoever types.
struct DemoPhones: Sendable {
    let branch: DemoBranch

    /// Reads lines until there are none, showing each message as it travels.
    func talk() async throws {
        let isTerminal = isatty(STDIN_FILENO) == 1
        if isTerminal { Self.welcome.forEach(printLine) }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for await submission in branch.modem.submissions {
                    show("out", submission.submit.destinationAddress.text, submission.submit.text)
                }
            }
            try await untilIdle()
            var phone = Self.firstPhone
            for await line in Self.lines(prompting: isTerminal) {
                guard try await obey(line, as: &phone, isTerminal: isTerminal) else { break }
            }
            tasks.cancelAll()
        }
    }

    private static let firstPhone = "+254700000101"

    private static let examples = [
        "+254700000101 BALANCE",
        "+254711000001 PAY 1024 S100 L250 L2=50",
        "+254711000001 PAY 1024 S100 L9000",
        "+254799999999 Hello?",
    ]

    private static let welcome =
        [
            "The branch is open. Type NUMBER TEXT to be that phone, or TEXT to be the last one.",
            "Ready examples:",
        ]
        + examples.enumerated().map { "  \($0.offset + 1)  \($0.element)" }
        + [
            "Type 1 to \(examples.count) to send one, help to see this again, "
                + "quit to close the day."
        ]

    /// Does what a line says; false for quit.
    private func obey(
        _ line: String, as phone: inout String, isTerminal: Bool
    ) async throws -> Bool {
        let line = line.trimmingCharacters(in: .whitespaces)
        switch line.lowercased() {
        case "": return true
        case "quit", "exit": return !isTerminal
        case "help" where isTerminal:
            Self.welcome.forEach(printLine)
            return true
        default: break
        }
        var written = line
        if isTerminal, let choice = Int(line), Self.examples.indices.contains(choice - 1) {
            written = Self.examples[choice - 1]
        }
        let words = written.split(separator: " ", maxSplits: 1)
        let namesPhone = written.hasPrefix("+") || !isTerminal
        if namesPhone, let first = words.first { phone = String(first) }
        let text = namesPhone ? words.dropFirst().first.map(String.init) : written
        try await send(text, from: phone)
        return true
    }

    private func send(_ text: String?, from phone: String) async throws {
        guard let text, let number = Address(phone) ?? Address(alphanumeric: phone) else {
            printError("write NUMBER TEXT, for example: \(Self.examples[0])")
            return
        }
        guard let parts = branch.parts(of: text, from: number) else {
            printError("the text is too long for one message; write less")
            return
        }
        show("in ", number.text, text)
        for part in parts { await branch.modem.deliver(part) }
        try await untilIdle()
    }

    /// Waits until every message is handled and every reply sent.
    private func untilIdle() async throws {
        while try await !branch.isIdle { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// One line for one message: time, direction, number, text.
    private func show(_ direction: String, _ number: String, _ text: String?) {
        let time = branch.configuration.calendar.civilTime(of: .now()).clock
        let line = (text ?? "").split(whereSeparator: \.isNewline).joined(separator: " / ")
        printLine("\(time)  \(direction)  \(number)  \(line)")
    }

    /// The day's journal, and that the books balance.
    func journal() async throws -> [String] {
        let day = branch.configuration.calendar.day(of: .now())
        let (entries, audit) = try await branch.books.read { books in
            (try books.ledger.entries(on: day), try Auditor.audit(books))
        }
        return ["", "Journal of \(branch.configuration.branch.name), \(day.iso)"]
            + JournalReport(calendar: branch.configuration.calendar).lines(entries, audit: audit)
    }

    /// Lines from standard input, read on a thread that may wait for a person.
    private static func lines(prompting: Bool) -> AsyncStream<String> {
        AsyncStream { continuation in
            let reader = Thread {
                if prompting { FileHandle.standardOutput.write(Data("> ".utf8)) }
                while let line = readLine() {
                    continuation.yield(line)
                    if prompting { FileHandle.standardOutput.write(Data("> ".utf8)) }
                }
                continuation.finish()
            }
            reader.start()
        }
    }
}

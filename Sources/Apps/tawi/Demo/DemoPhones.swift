internal import Accounting
internal import Foundation
internal import LedgerStore
internal import SMSPDU
internal import SimulatedMifos
internal import Simulation
internal import TextCommands

/// The phones of the sample branch, played by whoever types.
struct DemoPhones: Sendable {
    let branch: DemoBranch
    let headOffice: DemoHeadOffice

    /// Reads lines until there are none, showing each message as it travels.
    func talk() async throws {
        let isTerminal = isatty(STDIN_FILENO) == 1
        if isTerminal { Self.welcome.forEach(printLine) }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                var parts = JoinedParts()
                for await submission in branch.modem.submissions {
                    guard let text = parts.take(submission.submit) else { continue }
                    show("out", submission.submit.destinationAddress.text, text)
                }
            }
            try await branch.untilIdle()
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
            "line down cuts the line to head office; line up brings it back, and what waited arrives.",
            "clock +1d moves the clock (18:00, +2h, YEAR-MM-DD 09:00); tawi VERB … is typed at the "
                + "branch.",
            "Type 1 to \(examples.count) to send one, help to see this again, "
                + "quit to close the day.",
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
        if try await obeyAtBranch(line) {
            try await showOffice()
            return true
        }
        var written = line
        if isTerminal, let choice = Int(line), Self.examples.indices.contains(choice - 1) {
            written = Self.examples[choice - 1]
        }
        let words = written.split(separator: " ", maxSplits: 1)
        let namesPhone = written.hasPrefix("+") || !isTerminal
        if namesPhone, let first = words.first { phone = String(first) }
        let text = namesPhone ? words.dropFirst().first.map(String.init) : written
        if text != nil, Address(phone) == nil {
            printError(
                "\(phone) is a sender without a number, which gets no answer. "
                    + "Phones write: +254700000101 BALANCE")
        }
        try await send(text, from: phone)
        try await showOffice()
        return true
    }

    /// What is no text message: the line or the clock is moved, or somebody at the branch types a
    /// verb.
    private func obeyAtBranch(_ line: String) async throws -> Bool {
        var words = line.split(separator: " ").map(String.init)
        guard let first = words.first, ["clock", "tawi", "line"].contains(first) else {
            return false
        }
        words.removeFirst()
        if first == "tawi" {
            guard let typed = ShellWords(line) else {
                printError("a quote is not closed: write \"two words\"")
                return true
            }
            _ = try await branch.perform(Array(typed.words.dropFirst()))
        } else if first == "line" {
            try await move(lineTo: words.joined(separator: " "))
        } else if try await !branch.move(to: words.joined(separator: " ")) {
            printError("write a time: clock 18:00, clock +2h, clock +1d, clock YEAR-MM-DD 09:00")
        }
        return true
    }

    private func move(lineTo state: String) async throws {
        switch state {
        case "down": try await headOffice.cutLine()
        case "up": try await headOffice.restoreLine()
        default:
            printError("write line down or line up")
            return
        }
        showOffice("the line is \(state)")
    }

    /// What came of it at head office since, or what waits for the line.
    private func showOffice() async throws {
        let (news, waiting) = try await headOffice.post(from: branch)
        for news in news {
            switch news {
            case .arrived(let entry): showOffice("\(sentence(entry)) arrived in Mifos")
            case .takenBack(let entry): showOffice("\(sentence(entry)) taken back in Mifos")
            }
        }
        guard let waiting else { return }
        let waits = waiting == 1 ? "payment waits" : "payments wait"
        showOffice("\(waiting) \(waits) for \(headOffice.lineIsUp ? "head office" : "the line")")
    }

    private func sentence(_ entry: LedgerEntry) -> String {
        let amount = Money(
            minorUnits: entry.amount.millionths / 10_000,
            currency: branch.configuration.branch.currency)
        return "\(entry.receiptNumber ?? "")  \(entry.kind.rawValue) of \(amount.textWithCode) on "
            + "account \(entry.accountNumber)"
    }

    private func showOffice(_ sentence: String) {
        let time = branch.configuration.calendar.civilTime(of: branch.clock.now).clock
        printLine("\(time)  office  \(sentence)")
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
        try await branch.untilIdle()
    }

    /// One line for one message: time, direction, number, text.
    private func show(_ direction: String, _ number: String, _ text: String?) {
        let time = branch.configuration.calendar.civilTime(of: branch.clock.now).clock
        let line = (text ?? "").split(whereSeparator: \.isNewline).joined(separator: " / ")
        printLine("\(time)  \(direction)  \(number)  \(line)")
    }

    /// The day's journal, and that the books balance.
    func journal() async throws -> [String] {
        let day = branch.configuration.calendar.day(of: branch.clock.now)
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

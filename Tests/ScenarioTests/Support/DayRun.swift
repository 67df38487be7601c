import Accounting
import Foundation
import LedgerStore
import SMSPDU
import Simulation
import Synchronization
import Testing

@testable import tawi

/// A day of the branch as it is played: what happened, beside what is written.
actor DayRun {
    private let branch: DemoBranch
    private let script: DayScript
    private var names = Names()
    private var seen = 0
    private var inboxes: [String: [String]] = [:]
    private var parts = JoinedParts()
    private var lines: [String] = []
    private var mistakes: [String] = []

    /// Phones that answer whatever they get with the same words.
    private var responders: [String: String] = [:]

    /// The day with what happened in place of what is written.
    private(set) var record = DayRecord()

    init(_ script: DayScript) async throws {
        self.script = script
        branch = try await DemoBranch(
            start: script.start.isEmpty ? nil : script.start,
            settings: script.settings.joined(separator: "\n"))
    }

    /// Plays the day; what differed from what is written.
    func play() async throws -> [String] {
        try await branch.run { [self] in
            try await branch.untilIdle()
            for (index, step) in script.steps.enumerated() {
                let next = script.steps.dropFirst(index + 1).first
                try await take(step, before: next)
            }
            try await recount()
        }
        try branch.remove()
        return mistakes
    }

    private func take(_ step: DayScript.Step, before next: DayScript.Step?) async throws {
        if let time = step.time {
            expectQuiet(before: step)
            if step.who.isEmpty { record.add(step) }
            record.expectHour(of: step)
            if try await !branch.move(to: time) { fail(step, "\(time) is no time") }
            try await listen()
        }
        let acts = [.texts, .types, .happens].contains(step.mark)
        if acts, !step.who.isEmpty { record.add(step) }
        switch step.mark {
        case .texts: try await send(step)
        case .receives: receive(step)
        case .types: try await type(step)
        case .reads: read(step)
        case .shows: try await show(step)
        case .happens: try await happen(step)
        }
        if let next, [.texts, .types, .happens].contains(next.mark) { expectQuiet(before: next) }
        if next == nil { expectQuiet(before: nil) }
    }

    private func fail(_ step: DayScript.Step, _ mistake: String) {
        mistakes.append("line \(step.line): \(mistake)")
    }
}

extension DayRun {
    private func send(_ step: DayScript.Step) async throws {
        branch.clock.tick()
        let number = phone(of: step.who)
        var text = record.filled(names.filled(step.text))
        var sent: Moment?
        if let match = text.wholeMatch(of: /\[sent (.+?)\] (.*)/) {
            let clock = PlayedClock(from: branch.clock)
            if !clock.move(to: String(match.1), in: branch.configuration.calendar) {
                fail(step, "\(match.1) is no time")
            }
            sent = clock.now
            text = String(match.2)
        }
        text = text.replacing(" / ", with: "\n")
        guard let address = Address(number) ?? Address(alphanumeric: number),
            let parts = branch.parts(of: text, from: address, sent: sent)
        else { return fail(step, "\(number) cannot send that") }
        for part in parts { await branch.modem.deliver(part) }
        try await listen()
    }

    /// Takes in what the phones have received, and lets the automata among them answer.
    private func listen() async throws {
        try await branch.untilIdle()
        for submission in await branch.modem.taken.dropFirst(seen) {
            seen += 1
            let number = submission.submit.destinationAddress.text
            guard let whole = parts.take(submission.submit) else { continue }
            let text = whole.replacing("\n", with: " / ")
            inboxes[number, default: []].append(text)
            record.add(name(of: number), .receives, text)
            branch.clock.tick()
            guard let answer = responders[number], let address = Address(number),
                let parts = branch.parts(of: answer, from: address)
            else { continue }
            for part in parts { await branch.modem.deliver(part) }
        }
        if await branch.modem.taken.count > seen { try await listen() }
        guard try await branch.isIdle, await branch.modem.taken.count == seen else {
            return try await listen()
        }
    }

    private func receive(_ step: DayScript.Step) {
        let number = phone(of: step.who)
        guard let text = inboxes[number]?.first else {
            return fail(step, "\(step.who) receives nothing; written: \(step.text)")
        }
        inboxes[number]?.removeFirst()
        if !names.match(text, step.text) {
            fail(step, "\(step.who) receives: \(text)\n    written: \(names.filled(step.text))")
        }
    }

    /// Nothing may have been received that is not written.
    private func expectQuiet(before step: DayScript.Step?) {
        let place = step.map { "before line \($0.line)" } ?? "at the end"
        for (number, texts) in inboxes.sorted(by: { $0.key < $1.key }) {
            for text in texts { mistakes.append("\(place): \(name(of: number)) receives: \(text)") }
        }
        inboxes = [:]
    }

    private func phone(of who: String) -> String { script.phones[who] ?? who }

    private func name(of number: String) -> String {
        script.phones.first { $0.value == number }?.key ?? number
    }
}

extension DayRun {
    /// Somebody at the branch types a verb. A status other than 0 is one more line.
    private func type(_ step: DayScript.Step) async throws {
        let typed = Mutex<[String]>([])
        let text = record.filled(names.filled(step.text))
        guard let words = ShellWords(text)?.words else {
            return fail(step, "a quote is not closed")
        }
        let listener = Output.Listener { line, _ in typed.withLock { $0.append(line) } }
        let status = try await Output.$listener.withValue(listener) {
            try await branch.perform(words)
        }
        lines = typed.withLock(\.self)
        if status != 0 { lines.append("status \(status)") }
        for line in lines {
            record.add("branch", .reads, line.trimmingCharacters(in: .whitespaces))
        }
        try await listen()
    }

    /// A line it printed, after those already read.
    private func read(_ step: DayScript.Step) {
        while !lines.isEmpty {
            let line = lines.removeFirst()
            if names.match(line.trimmingCharacters(in: .whitespaces), step.text) { return }
        }
        fail(step, "nobody printed: \(names.filled(step.text))")
    }

    /// `cash:PO 3,000`: an account as its holder sees it, debits less credits.
    private func show(_ step: DayScript.Step) async throws {
        let words = names.filled(step.text).split(separator: " ").map(String.init)
        guard let first = words.first, let account = Account(code: first) else {
            return fail(step, "write an account and its balance: cash:PO 3,000")
        }
        let currency = branch.configuration.branch.currency
        let balance = try await branch.books.read { try $0.ledger.balance(of: account) }
        let text = Money(minorUnits: balance, currency: currency).text
        record.add("books", .shows, "\(words[0]) \(text)")
        if words.count < 2 || text != words[1] {
            fail(step, "\(words[0]) is \(text); written: \(step.text)")
        }
    }

    private func happen(_ step: DayScript.Step) async throws {
        if step.text.isEmpty {
            return
        } else if step.text == "power cut" {
            branch.power.cut()
        } else if let match = step.text.wholeMatch(of: /answers everything with (.*)/) {
            responders[phone(of: step.who)] = String(match.1)
        } else {
            fail(step, "nothing of that kind can happen: \(step.text)")
        }
        try await listen()
    }

    /// An independent recount of the books, at the end of every day.
    private func recount() async throws {
        let audit = try await branch.books.read(Auditor.audit)
        if !audit.isSound { mistakes.append("the books do not balance: \(audit)") }
    }
}

import Accounting
import LedgerStore
import SMSPDU
import SimulatedMifos
import Simulation
import TestSupport
import Testing

@testable import tawi

/// `tawi demo` without a terminal: lines in, the day out.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct DemoTests {
    /// A message as a line shows it.
    private struct Shown {
        var direction: String
        var number: String
        var text: String

        /// Reads `HH:MM:SS  in   NUMBER  TEXT`; nil for a line that is no message.
        init?(_ line: Substring) {
            let pattern = /\d\d:\d\d:\d\d  (in |out)  (\S+)  (.*)/
            guard let match = line.wholeMatch(of: pattern) else { return nil }
            direction = match.1 == "out" ? "out" : "in"
            number = String(match.2)
            text = String(match.3)
        }
    }

    private func demo(
        _ lines: String...
    ) async throws -> (messages: [Shown], run: Executable.Run) {
        let input = lines.map { $0 + "\n" }.joined()
        let run = try await Executable.run(["demo"], input: input)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("The books balance:"), "\(run.output)")
        let messages = run.output.split(separator: "\n").prefix { !$0.hasPrefix("Journal") }
            .compactMap(Shown.init)
        return (messages, run)
    }

    @Test func `a balance and a payment show every message and the journal`() async throws {
        let (messages, run) = try await demo(
            "+254700000101 BALANCE", "+254711000001 PAY 1024 S100 L250 L2=50")
        #expect(messages.map(\.direction) == ["in", "out", "in", "out", "out"])
        #expect(
            messages.map(\.number) == [
                "+254700000101", "+254700000101", "+254711000001", "+254711000001",
                "+254700000124",
            ])
        let receipts = messages.suffix(2).map { $0.text.prefix(4) }
        #expect(Set(receipts).count == 1)
        let reference = String(try #require(receipts.first))
        let journal = run.output.split(separator: "\n").filter { $0.contains("  \(reference)  ") }
            .filter { !$0.contains(" in ") && !$0.contains(" out ") }
        #expect(journal.map { $0.split(separator: " ").last } == ["100", "250", "50"])
        #expect(run.output.contains("sum 0"))
        #expect(run.errors.isEmpty)
    }

    @Test func `a bad line gets advice and the rest goes on`() async throws {
        let (messages, run) = try await demo(
            "NONSENSE", "+254700000101", "", "   ", "+254700000101 BALANCE")
        #expect(messages.map(\.direction) == ["in", "out"])
        let advice = run.errors.split(separator: "\n")
        #expect(advice.count == 2)
        #expect(advice.allSatisfy { $0.contains("write NUMBER TEXT") })
    }

    @Test func `a receipt of two messages is shown as the phone shows it, whole`() async throws {
        let (messages, _) = try await demo(
            "+254700000124 LANGUAGE hi", "+254711000001 PAY 1024 S100 L250 L2=50")
        #expect(messages.map(\.direction) == ["in", "out", "in", "out", "out"])
        let receipt = try #require(messages.last { $0.number == "+254700000124" })
        let reference = String(receipt.text.prefix(4))
        #expect(receipt.text.contains("Faith Atieno ने Peter Otieno को"))
        #expect(receipt.text.hasSuffix("WRONG \(reference)"), "\(receipt.text)")
    }

    @Test func `no lines at all is a quiet day`() async throws {
        let run = try await Executable.run(["demo"])
        #expect(run.status == 0)
        #expect(run.output.contains("no collections"))
        #expect(run.errors.isEmpty)
    }

    @Test func `a name is never answered and a stranger only once`() async throws {
        let (messages, run) = try await demo(
            "Safaricom BALANCE", "+254799999999 Hello?", "+254799999999 PAY 1024 S100",
            "MPESA PAY 1024 S100")
        #expect(messages.map(\.direction) == ["in", "in", "out", "in", "in"])
        #expect(messages.filter { $0.direction == "out" }.map(\.number) == ["+254799999999"])
        #expect(run.output.contains("no collections"))
        #expect(run.errors.contains("Safaricom is a sender without a number"), "\(run.errors)")
    }

    @Test func `the clock moves and verbs are typed at the branch`() async throws {
        let (messages, run) = try await demo(
            "clock 2026-12-24 23:30", "+254711000001 PAY 1024 S100", "clock +1h",
            "+254711000001 PAY 1024 S100", "tawi ledger verify", "clock soon", "tawi ledger balance"
        )
        #expect(messages.map(\.direction) == ["in", "out", "out", "in", "out", "out"])
        #expect(messages.last?.text.contains("25 Dec") == true)
        #expect(run.output.contains("The books balance: 92 entries"))
        #expect(run.errors.contains("write a time"))
    }

    @Test(
        arguments: [
            ("users phone  PO", ["users", "phone", "PO"]),
            (
                #"--reason "Peter is still on the road""#,
                ["--reason", "Peter is still on the road"]
            ),
            (#"--reason 'two "false" notes\'"#, ["--reason", #"two "false" notes\"#]),
            (#"a\ b "say \"no\" \n" ''"#, ["a b", #"say "no" \n"#, ""]),
            (#"it"'"s' 'glued"#, ["it's glued"]),
            (#"costs $5 *"#, ["costs", "$5", "*"]),
            ("", []),
        ] as [(String, [String])])
    func `words are parted as a shell parts them`(line: String, words: [String]) {
        #expect(ShellWords(line)?.words == words)
    }

    @Test(arguments: [#"say "no"#, "it's", #"end\"#])
    func `a line that goes on is no line`(line: String) {
        #expect(ShellWords(line) == nil)
    }

    @Test func `a typed verb keeps what stands in quotes together`() async throws {
        let (_, run) = try await demo(
            "+254711000001 PAY 1024 S100",
            #"tawi cash receive PO 90 --by CN --with SM --reason 'Ten "short", found torn'"#,
            #"tawi sheets list "two words"#)
        #expect(!run.errors.contains("Unexpected argument"), "\(run.errors)")
        #expect(run.errors.contains("a quote is not closed"), "\(run.errors)")
    }

    @Test func `a collection made while the line is down arrives after it is back`() async throws {
        let (messages, run) = try await demo(
            "line down", "+254711000001 PAY 1024 S100 L250", "tawi sync status", "line up",
            "line up", "+254711000001 PAY 1025 S40", "line sideways")
        #expect(messages.map(\.direction) == ["in", "out", "out", "in", "out", "out"])
        let reference = String(try #require(messages.dropFirst().first).text.prefix(4))
        let office = run.output.split(separator: "\n").filter { $0.contains("  office  ") }
            .map { $0.dropFirst("12:00:00  office  ".count) }
        #expect(office.prefix(2) == ["the line is down", "2 payments wait for the line"])
        #expect(
            office.dropFirst(2).prefix(3) == [
                "the line is up",
                "\(reference)  deposit of KES 100 on account 90001024 arrived in Mifos",
                "\(reference)  repayment of KES 250 on account 10001024 arrived in Mifos",
            ], "\(run.output)")
        #expect(office.dropFirst(5).first == "the line is up", "nothing arrives twice")
        let last = String(office.last ?? "")
        #expect(last.hasSuffix("deposit of KES 40 on account 90001025 arrived in Mifos"))
        #expect(run.output.contains("postings  2 wait"))
        #expect(run.errors.contains("line down or line up"))
    }

    @Test func `what is undone is taken back at head office, and said`() async throws {
        let peter = try #require(Address("+254711000001"))
        let today = try #require(Day(iso: "2026-11-24"))
        try await DemoHeadOffice.run(on: today) { office in
            let branch = try await DemoBranch(headOffice: office)
            let text = { @Sendable (text: String) in
                let parts = try #require(branch.parts(of: text, from: peter))
                for part in parts { await branch.modem.deliver(part) }
                try await branch.untilIdle()
                return try await office.post(from: branch).news.map(\.line)
            }
            try await branch.run {
                #expect(try await text("PAY 1024 S100 L250") == ["+ deposit", "+ repayment"])
                let reference = try await branch.books.read { books in
                    try books.ledger.lastEntry()?.transfer.reference
                }
                let undo = "UNDO \(try #require(reference))"
                #expect(try await text(undo) == ["- deposit", "- repayment"])
                #expect(try await text(undo) == [])
            }
            try branch.remove()
        }
    }

    @Test func `help names the line to head office`() async throws {
        let run = try await Executable.run(["demo", "--help"])
        #expect(run.output.contains("line down"), "\(run.output)")
        #expect(run.output.contains("line up"))
    }
}

extension DemoHeadOffice.News {
    fileprivate var line: String {
        switch self {
        case .arrived(let entry): "+ \(entry.kind.rawValue)"
        case .takenBack(let entry): "- \(entry.kind.rawValue)"
        }
    }
}

import Accounting
import Testing

@testable import TextCommands

@Suite struct CommandReaderTests {
    @Test(
        arguments: [
            ("BALANCE", .balance([])), ("balance.", .balance([])), ("Bal", .balance([])),
            ("BALANCE?", .balance([])), ("BALANCE please", .balance([])),
            ("BALANCE1234", .balance(["1234"])), ("BAL 0034", .balance(["0034"])),
            ("BALANCE 98765432 1234", .balance(["98765432", "1234"])),
            ("*BALANCE*98765432*1234#", .balance(["98765432", "1234"])),
            ("BALANCE १२३४", .balance(["1234"])), ("BALANCE ۱۲۳۴", .balance(["1234"])),
            ("BALANCE\n\nJane", .balance([])), ("bàlançe", .balance([])),
            ("AGAIN 7F3K", .again(reference: "7F3K", code: nil)),
            ("again7f3k.", .again(reference: "7F3K", code: nil)),
            ("HELP", .help(topic: nil)), ("INFO", .help(topic: nil)), ("?", .help(topic: nil)),
            ("???", .help(topic: nil)), ("help paid", .help(topic: "PAY")),
            ("? bal", .help(topic: "BALANCE")), ("HELP cows", .help(topic: "COWS")),
        ] as [(String, Instruction)])
    func `an instruction is read as meant`(text: String, instruction: Instruction) throws {
        #expect(try reader().read(text) == .instruction(instruction))
    }

    @Test(arguments: [
        "PAY 1024 S100\nPeter Otieno", "PAY 1024 S100\n\notieno, PÉTER.\n", "PAY 1024 S100\nPeter",
    ])
    func `a last line that is the sender's own name says nothing`(text: String) throws {
        let names = ["Jane Wambui", "Peter Otieno"]
        #expect(try reader().read(text, from: names).payment?.summary == "1024 S=100")
        let code = try reader(officersAddCode: true)
            .read(text.replacing("S100", with: "S100 1111"), from: names)
        #expect(code.payment?.summary == "1024 S=100 code 1111")
    }

    @Test(arguments: [
        "PAY 1024 S100 thanks Peter", "PAY 1024 S100; thanks, Peter Otieno.",
        "PAY 1024 S100\nThank you, OTIENO",
    ])
    func `his own name behind thanks says nothing`(text: String) throws {
        let names = ["Jane Wambui", "Peter Otieno"]
        #expect(try reader().read(text, from: names).payment?.summary == "1024 S=100")
        #expect(try reader().read(text, from: ["Jane Wambui"]).payment == nil)
    }

    @Test(arguments: [
        "PAY 1024 S100 thanks Peter not", "PAY 1024 S100 thanks not", "PAY 1024 S100 thanks cash",
        "PAY 1024 S100\nPeter not", "PAY 1024 S100\nPeter 2", "PAY 1024 S100\nPeter Jane",
        "PAY 1024 S100 Peter", "PAY 1024 S100\nCash",
    ])
    func `a last line that says more, or is a command, is read`(text: String) throws {
        let names = ["Peter Not Cash", "Jane"]
        #expect(try reader().read(text, from: names).payment == nil)
    }

    @Test func `an emoji is not a question`() throws {
        #expect(try reader().read("🙂").misreading?.problem == .empty)
        #expect(try reader().read("¿?").misreading?.problem == .empty)
    }

    @Test func `a language pack is only data`() throws {
        let swahili = Vocabulary(
            keywords: [.balance: ["Salio"], .pay: ["Lipa"], .help: ["Msaada"]],
            savings: ["A", "akiba"], loan: ["M", "mkopo"], multipliers: ["elfu": [1_000]],
            secrets: ["SIRI"])
        let reader = CommandReader(
            currency: try #require(Currency("TZS")), vocabulary: swahili)
        #expect(reader.read("SALIO 1234") == .instruction(.balance(["1234"])))
        let reading = reader.read("lipa 1024 akiba 100 M2=50")
        #expect(reading.payment?.summary == "1024 S=100 L2=50")
        #expect(SecretMask.masked("siri 1234 5678", vocabulary: swahili) == "siri **** ****")
    }
}

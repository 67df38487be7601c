import Accounting
import Testing

@testable import TextCommands

@Suite struct MisreadingTests {
    private static let kes = Currency("KES")

    @Test(arguments: [
        ("L2 50", ["L2=50", "L250"]), ("L 2 50", ["L2=50", "L250"]),
        ("L2-50", ["L2=50", "L250"]), ("L2/50", ["L2=50", "L250"]),
        ("L2,50", ["L2=50", "L=2.50", "L250"]), ("L2.50", ["L2=50", "L=2.50"]),
        ("L1 250", ["L1=250", "L1250"]), ("L 1 250", ["L1=250", "L1250"]),
        ("L1,250", ["L1=250", "L1250"]), ("L2 500 000", ["L2=500000", "L2500000"]),
        ("L2 Ksh 50", ["L2=50"]), ("L2 000", ["L2000"]),
        ("S1.250", ["S1250", "S1.25"]), ("S1.255", ["S1255"]),
        ("S.50", ["S50", "S0.50"]), ("L2=.50", ["L2=50", "L2=0.50"]), ("S1,50", ["S1.50", "S150"]),
        ("S0100", ["S100"]), ("S100 200", ["S100200"]), ("L12 500", ["L12500"]),
        ("L 2,50", ["L=2.50", "L250"]),
        ("SlOO", ["S100"]), ("S lOO", ["S100"]), ("S1O0", ["S100"]), ("S l00", ["S100"]),
        ("S IO0", ["S100"]), ("S1,O00", ["S1000"]), ("S1O0.50", ["S100.50"]),
        ("L2=5O", ["L2=50"]), ("L25O", ["L250"]),
        ("S2k", ["S2000"]), ("S 2 k", ["S2000"]), ("S1.5k", ["S1500"]),
        ("S2,5k", ["S2500", "S25000"]),
        ("S elfu 2", ["S2000"]), ("S 2 elfu", ["S2000"]), ("L2=5k", ["L2=5000"]),
        ("S 2 mil", ["S2000", "S2000000"]), ("S 1 laki", ["S100000"]),
        ("S Ksh 2k", ["S2000"]), ("S1O0k", ["S100000"]),
    ])
    func `what has two meanings is asked back with each`(
        item: String, candidates: [String]
    ) throws {
        let misreading = try #require(try reader().read("PAY 1024 \(item)").misreading)
        let problem = Misreading.Problem.ambiguousAmount(written: item, candidates: candidates)
        #expect(misreading.problem == problem)
        let first = try #require(candidates.first)
        #expect(misreading.correctedForm == "PAY 1024 \(first)")
        for candidate in candidates {
            #expect(try reader().read("PAY 1024 \(candidate)").payment != nil, "\(candidate)")
        }
    }

    @Test(arguments: [
        ("S100l250", ["S100 L250", "S1001250"]), ("S1l5", ["S1 L=5", "S115"]),
    ])
    func `a small l between digits may be a one`(item: String, candidates: [String]) throws {
        let misreading = try #require(try reader().read("PAY 7 \(item)").misreading)
        guard case .ambiguousAmount(_, let found) = misreading.problem else {
            Issue.record("\(misreading)")
            return
        }
        #expect(found == candidates)
        #expect(try reader().read("PAY 7 \(found[0])").payment?.items.count == 2)
    }

    @Test(
        arguments: [
            ("", .empty, "HELP"),
            (" \n .,; ", .empty, "HELP"),
            ("\u{200B}", .empty, "HELP"),
            ("1234", .keywordMissing, "HELP"),
            ("1024 S100", .keywordMissing, "PAY 1024 S100"),
            ("Habari yako", .unknownKeyword("Habari", suggestion: nil), "HELP"),
            ("KX7MD 3=0", .sheetCodeMistyped("KX7MD"), "SHEET ALL"),
            ("PYA 1024 S100", .unknownKeyword("PYA", suggestion: .pay), "PAY 1024 S100"),
            ("PAYY 1024 L2 50", .unknownKeyword("PAYY", suggestion: .pay), "PAY 1024 L2=50"),
            ("PAI1024S100", .unknownKeyword("PAI", suggestion: .pay), "PAY 1024 S100"),
            ("BALANSE", .unknownKeyword("BALANSE", suggestion: .balance), "BALANCE"),
            ("BALNCE 1234", .unknownKeyword("BALNCE", suggestion: .balance), "BALANCE PIN"),
            (
                "BALANC 98765432 1234", .unknownKeyword("BALANC", suggestion: .balance),
                "BALANCE 98765432 PIN"
            ),
            ("HLEP pay", .unknownKeyword("HLEP", suggestion: .help), "HELP PAY"),
            ("AGIAN 7F3K", .unknownKeyword("AGIAN", suggestion: .again), "AGAIN 7F3K"),
            ("AGAIN", .referenceMissing, "AGAIN REFERENCE"),
            ("AGAIN 7F3K now", .strayWord("now"), "AGAIN 7F3K"),
            ("BALANCE 12O4", .numberUnclear, "BALANCE"),
            ("BALANCE lOOO", .numberUnclear, "BALANCE"),
            ("PAY", .clientMissing, "PAY CLIENT S=AMOUNT L=AMOUNT"),
            ("PAY S100 L250", .clientMissing, "PAY CLIENT S100 L250"),
            ("PAY John S100", .clientMissing, "PAY CLIENT S100"),
            ("PAY to 1024 S100", .strayWord("to"), "PAY 1024 S100"),
            ("PAY 1O24 S100", .clientUnclear(written: "1O24", suggestion: "1024"), "PAY 1024 S100"),
            (
                "PAY 1,024 S100", .clientUnclear(written: "1,024", suggestion: "1024"),
                "PAY 1024 S100"
            ),
            ("PAY 1024", .itemsMissing(client: "1024"), "PAY 1024 S=AMOUNT L=AMOUNT"),
            ("PAY 1024 100", .accountsMissing(client: "1024"), "PAY 1024 ?=100"),
            ("PAY 1020 lOO", .accountsMissing(client: "1020"), "PAY 1020 ?=100"),
            ("PAY 1006 A100 L250", .strayWord("A100"), "PAY 1006 ?=100 L250"),
            ("PAY 1024 500 S100", .strayWord("500"), "PAY CLIENT S100"),
            ("PAY 1024 S", .amountMissing(.savings), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S L250", .amountMissing(.savings), "PAY 1024 S=AMOUNT L250"),
            ("PAY 1024 S Ksh L250", .amountMissing(.savings), "PAY 1024 S=AMOUNT L250"),
            (
                "PAY 1024 S abc L250", .notAnAmount(written: "S abc", account: .savings),
                "PAY 1024 S=AMOUNT L250"
            ),
            (
                "PAY 1024 S2=50", .notAnAmount(written: "S2=50", account: .savings),
                "PAY 1024 S=AMOUNT"
            ),
            (
                "PAY 1024 L12=50", .notAnAmount(written: "L12=50", account: .loan(1)),
                "PAY 1024 L=AMOUNT"
            ),
            (
                "PAY 1024 S1250,500", .notAnAmount(written: "S1250,500", account: .savings),
                "PAY 1024 S=AMOUNT"
            ),
            (
                "PAY 1024 S2k5", .notAnAmount(written: "S2k5", account: .savings),
                "PAY 1024 S=AMOUNT"
            ),
            (
                "PAY 1024 L2", .ambiguousAmount(written: "L2", candidates: ["L2=AMOUNT", "L=2"]),
                "PAY 1024 L2=AMOUNT"
            ),
            (
                "PAY 1024 L1 L2=50",
                .ambiguousAmount(written: "L1", candidates: ["L1=AMOUNT", "L=1"]),
                "PAY 1024 L1=AMOUNT L2=50"
            ),
            ("PAY 1024 S5 LL250", .strayWord("LL250"), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S0", .zeroAmount(.savings), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S100 L2=0.00", .zeroAmount(.loan(2)), "PAY 1024 S100 L2=AMOUNT"),
            ("PAY 1024 S -100", .negativeAmount(.savings), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S=-100", .negativeAmount(.savings), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 L2=−50", .negativeAmount(.loan(2)), "PAY 1024 L2=AMOUNT"),
            ("PAY 1024 S -Ksh100", .negativeAmount(.savings), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S1000000000", .amountTooLarge(.savings), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S99999999999999999999999", .amountTooLarge(.savings), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S100 S50 L 5", .accountTwice(.savings), "PAY 1024 S=AMOUNT L=5"),
            ("PAY 1024 L250 L1=250", .accountTwice(.loan(1)), "PAY 1024 L=AMOUNT"),
            ("PAY 1024 S100 maybe", .strayWord("maybe"), "PAY CLIENT S=AMOUNT L=AMOUNT"),
            ("PAY 1024 S100 4821", .strayWord("4821"), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S 1250/50", .strayWord("50"), "PAY 1024 S=AMOUNT"),
            ("PAY 1024 S100 and L50", .strayWord("and"), "PAY 1024 S100 L50"),
            ("PAY 1024 S100\n--L250 x", .strayWord("x"), "PAY 1024 S100 L250"),
        ] as [(String, Misreading.Problem, String)])
    func `a mistake is named and shown right`(
        text: String, problem: Misreading.Problem, form: String
    ) throws {
        let misreading = try #require(try reader().read(text).misreading)
        #expect(misreading.problem == problem)
        #expect(misreading.correctedForm == form)
    }

    @Test(
        arguments: [
            ("PAY 1003 S100 1004 S100", false, ["PAY 1003 S100", "PAY 1004 S100"]),
            ("PAY 1003 S100\n1004 L2=50", false, ["PAY 1003 S100", "PAY 1004 L2=50"]),
            (
                "PAY 1003 S100, 1004 S200, 1005 S50", false,
                ["PAY 1003 S100", "PAY 1004 S200", "PAY 1005 S50"]
            ),
            ("PAY 103 S100 104 S150", false, ["PAY 103 S100", "PAY 104 S150"]),
            ("PAY 1003 S100 1004 S100 4821", true, ["PAY 1003 S100 CODE", "PAY 1004 S100 CODE"]),
            ("PAY 1003 S100 4821 S100", true, ["PAY 1003 S100 CODE", "PAY CLIENT S100 CODE"]),
            ("PAY 1003 S100 4821 S100 4821", true, ["PAY 1003 S100 CODE", "PAY CLIENT S100 CODE"]),
        ] as [(String, Bool, [String])])
    func `several clients are one message each, as they can be sent`(
        text: String, withCodes: Bool, forms: [String]
    ) throws {
        let reader = try reader(officersAddCode: withCodes)
        let misreading = try #require(reader.read(text).misreading)
        #expect(misreading.problem == .severalInstructions(forms))
        let isWhole = !withCodes
        for form in forms where isWhole { #expect(reader.read(form).payment != nil, "\(form)") }
        #expect(!misreading.sentence.contains("4821"))
    }

    /// As the language has it: a form begins with a word its reader knows.
    private func pay(_ code: String) -> String {
        ["sw": "LIPA", "fil": "BAYAD", "fr": "PAYER"][code] ?? "PAY"
    }

    @Test(arguments: Languages.known)
    func `amounts without accounts come back in every language, to be filled in`(
        code: String
    ) throws {
        let misreading = try #require(try reader().read("PAY 1019 100 250 50").misreading)
        let text = Languages([code]).pack(code).text(of: .misread(misreading))
        #expect(text.hasSuffix("\(pay(code)) 1019 ?=100 ?=250 ?=50"), "\(text)")
    }

    @Test(arguments: Languages.known)
    func `a refusal shows the sender's own values in every language`(code: String) throws {
        let pack = Languages([code]).pack(code)
        for text in ["1024", "PAYY 1024", "PAY 1O24", "PAY: to 1024"] {
            let written = "\(text) S100 L250 L2=50"
            let misreading = try #require(try reader().read(written).misreading, "\(written)")
            let reply = pack.text(of: .misread(misreading))
            #expect(reply.hasSuffix("\(pay(code)) 1024 S100 L250 L2=50"), "\(reply)")
        }
    }

    @Test func `two messages to send stand in one answer, once each`() throws {
        let misreading = try #require(try reader().read("PAY 1003 S100 1004 S100").misreading)
        #expect(
            misreading.sentence
                == "Please send one message for each: PAY 1003 S100 / PAY 1004 S100")
        for code in Languages.known {
            let text = Languages([code]).pack(code).text(of: .misread(misreading))
            #expect(text.contains("\(pay(code)) 1003 S100"), "\(text)")
        }
    }

    @Test func `decimals and currencies are those of the branch`() throws {
        let kes = try #require(Self.kes)
        let ugx = try #require(Currency("UGX"))
        let rows: [(String, String, Misreading.Problem)] = [
            ("KES", "S1.505", .ambiguousAmount(written: "S1.505", candidates: ["S1505"])),
            ("KES", "S1000.505", .tooManyDecimals(written: "S1000.505", currency: kes)),
            ("KES", "S1.5000", .tooManyDecimals(written: "S1.5000", currency: kes)),
            ("KES", "S0.250", .tooManyDecimals(written: "S0.250", currency: kes)),
            ("UGX", "S1.50", .tooManyDecimals(written: "S1.50", currency: ugx)),
            ("UGX", "S1.250", .ambiguousAmount(written: "S1.250", candidates: ["S1250"])),
            ("KES", "S USD 100", .otherCurrency(written: "S USD 100", expected: kes)),
            ("KES", "S100 USD", .otherCurrency(written: "S100 USD", expected: kes)),
            ("KES", "S$100", .otherCurrency(written: "S$100", expected: kes)),
            ("KES", "S 100 euros", .otherCurrency(written: "S 100 euros", expected: kes)),
            ("KES", "USD S100", .otherCurrency(written: "USD", expected: kes)),
            ("UGX", "S 100 Ksh", .otherCurrency(written: "S 100 Ksh", expected: ugx)),
            ("UGX", "SUGX 5 KES", .otherCurrency(written: "SUGX 5 KES", expected: ugx)),
            ("ZMW", "S2k", .ambiguousAmount(written: "S2k", candidates: ["S2000", "S2"])),
        ]
        for (code, item, problem) in rows {
            let reading = try reader(code).read("PAY 1024 \(item)")
            #expect(reading.misreading?.problem == problem, "\(reading)")
        }
    }

    @Test(
        arguments: [
            ("PAY 1024 S 1 250", .ambiguousAmount(written: "S 1 250", candidates: ["S1250"])),
            ("PAY 1024 S 1 250 4821", .ambiguousAmount(written: "S 1 250", candidates: ["S1250"])),
            (
                "PAY 1024 L2 4821",
                .ambiguousAmount(written: "L2 ****", candidates: ["L2=****", "L=2 ****"])
            ),
            (
                "PAY 1024 L2 50 4821",
                .ambiguousAmount(written: "L2 50", candidates: ["L2=50", "L250"])
            ),
            ("PAY 1024 S100 4821 L250", .strayWord("****")),
            ("PAY 1024 S100 482l", .strayWord("***l")),
            ("PAY 1024 4821 S100", .strayWord("****")),
            ("PAY 1024 S100 4821 cash", .severalInstructions(["PAY 1024 S100 CODE", "CASH"])),
            ("PAY 1024 S100 1 2", .strayWord("*")),
            ("PAY 1024 S100=4821", .notAnAmount(written: "S100", account: .savings)),
            ("PAY 1024 4821", .itemsMissing(client: "1024")),
            ("PAY 1024 S100x4821", .notAnAmount(written: "S100x****", account: .savings)),
            ("AGAIN 7F3K 48214821 4821", .strayWord("********")),
        ] as [(String, Misreading.Problem)])
    func `a code in the wrong place is asked back and never repeated`(
        text: String, problem: Misreading.Problem
    ) throws {
        let misreading = try #require(try reader(officersAddCode: true).read(text).misreading)
        #expect(misreading.problem == problem)
        #expect(!misreading.sentence.contains("4821"))
        #expect(!misreading.correctedForm.contains("4821"))
        #expect(misreading.correctedForm.hasSuffix("CODE"))
    }

    @Test func `a form with a word in place of a value is never carried out`() throws {
        for text in [
            "PAY CLIENT S100", "PAY 1024 S=AMOUNT L250", "PAY 1024 S100 CODE", "PAY 1024 ?=100",
        ] {
            #expect(try reader(officersAddCode: true).read(text).misreading != nil)
        }
    }
}

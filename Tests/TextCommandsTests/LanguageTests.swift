import Accounting
import LanguagePacks
import Testing

@testable import TextCommands

struct LanguageTests {
    static let kes = Currency("KES")

    private func samples() throws -> [Reply] {
        let kes = try #require(Self.kes)
        let day = try #require(Day(iso: "2026-11-27"))
        let name = "Nyambura-Wanjiku Mwendwa Kil"
        let money = Money(minorUnits: 9_999_999_900, currency: kes)
        let loan = { (number: Int) in
            Balance.Loan(
                label: .loan(number), product: "Biashara Ndogo \(number)", outstanding: money,
                nextDue: (money, day))
        }
        let balance = Balance(
            name: name, loans: (1...5).map(loan), savings: money, figuresOf: day)
        return [
            .balance(balance),
            .balance(Balance(name: name, loans: [], savings: nil, figuresOf: nil)),
            .noPIN, .pinMissing(.balance), .wrongPIN(.balance, triesLeft: 1),
            .wrongOfficerPIN(triesLeft: 2),
            .accountAndPINMissing(.balance, account: nil),
            .sharedPhone(.balance, clients: ["10241024", "10241025", "10241026"], withPIN: true),
            .help(.client(.accountAndPIN)), .help(.officer), .notForYou(.officer),
            .unknownNumber(branch: "Kibwezi"), .partsMissing([1, 2, 3], total: 4),
            .misread(Misreading(problem: .empty, correctedForm: "HELP")),
            .language(.chosen("en")), .language(.choose(from: Languages(Languages.known))),
            .question(.unknownNumber("4821")),
        ]
    }

    @Test(arguments: Languages.known)
    func `every reply fits one message in every language`(code: String) throws {
        let pack = Languages([code]).pack(code)
        for reply in try samples() {
            let spoken = pack.spoken(reply)
            let file = try #require(LanguagePack.files[spoken.language])
            let parts = file.mostParts(of: reply.wording.name)
            #expect(file.fits(spoken.text, parts: parts), "\(code): \(spoken.text)")
            #expect(!spoken.text.contains("{"), "\(code): \(spoken.text)")
            #expect(!spoken.text.isEmpty)
        }
    }

    @Test(arguments: Languages.known)
    func `a receipt names her, who took what, the balances and how to dispute it`(
        code: String
    ) throws {
        let kes = try #require(Currency("KES"))
        func money(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, currency: kes) }
        let day = try #require(Day(iso: "2026-11-30"))
        let receipt = Receipt(
            reference: try #require(Reference("62ZV")), client: "1024", name: "Faith Atieno",
            officer: "Peter Otieno",
            items: [PaymentItem(account: .savings, amount: money(100))], total: money(400),
            time: CivilTime(Moment(millisecondsSince1970: 0), utcOffsetSeconds: 0), day: day,
            balances: [
                ReceiptBalance(label: .savings, product: "Savings", balance: money(3325)),
                ReceiptBalance(label: .loan(1), product: "Biashara loan", balance: money(6000)),
                ReceiptBalance(label: .loan(2), product: "School loan", balance: money(1800)),
            ])
        let text = Languages([code]).pack(code).text(of: .receipt(receipt))
        let facts = [
            "62ZV", "Faith Atieno", "Peter Otieno", "400", "3,325", "6,000", "1,800", "30",
        ]
        for fact in facts { #expect(text.contains(fact), "\(fact): \(text)") }
        let word = ["sw": "KOSA", "fil": "MALI", "fr": "FAUX"][code, default: "WRONG"]
        #expect(text.contains("\(word) 62ZV"), "\(text)")
        if ["hi", "am"].contains(code) { #expect(text.utf16.count <= 134, "\(text)") }
    }

    @Test(arguments: Languages.known)
    func `a balance says every account, what is next and how old the figures are`(
        code: String
    ) throws {
        let kes = try #require(Currency("KES"))
        func money(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, currency: kes) }
        let due = try #require(Day(iso: "2026-12-07"))
        let loans = [(1, "Biashara loan", 12_000), (2, "School loan", 3_000)].map {
            Balance.Loan(
                label: .loan($0.0), product: $0.1, outstanding: money(Int64($0.2)),
                nextDue: (money(250), due))
        }
        let balance = Balance(
            name: "Asha Wanjiru", loans: loans, savings: money(1500),
            figuresOf: Day(iso: "2026-11-21"))
        let text = Languages([code]).pack(code).text(of: .balance(balance))
        for fact in ["12,000", "3,000", "1,500", "250", "21"] {
            #expect(text.contains(fact), "\(fact): \(text)")
        }
        if ["hi", "am"].contains(code) { #expect(text.utf16.count <= 134, "\(text)") }
    }

    @Test func `every keyword is in the packs under its name`() throws {
        let english = try #require(LanguagePack.files["en"])
        #expect(Set(english.keywords.keys) == Set(Keyword.allCases.map(\.rawValue)))
    }

    @Test(arguments: Keyword.allCases)
    func `HELP and a word is answered in every complete language`(keyword: Keyword) {
        for code in ["en", "sw", "fil", "fr"] {
            let pack = Languages([code]).pack(code)
            for form in [BalanceForm.phone, .phoneAndPIN, .accountAndPIN] {
                #expect(pack.spoken(.help(.word(keyword, form))).lacking == nil)
            }
        }
    }

    @Test(
        arguments: [
            ("en", "BALANCE 1234"), ("sw", "SALIO 1234"), ("fil", "BALANSE 1234"),
            ("fr", "SOLDE 1234"), ("hi", "BALANCE 1234"),
        ])
    func `a reply shows the language's own word where people can type it`(
        code: String, words: String
    ) {
        #expect(Languages([code]).pack(code).text(of: .pinMissing(.balance)).hasSuffix(words))
    }

    @Test(
        arguments: [
            ("sw", "sw"), ("SW", "sw"), ("swahili", "sw"), ("Kiswahili", "sw"), ("français", "fr"),
            ("french", "fr"), ("tagalog", "fil"), ("English", "en"), ("kiingereza", "en"),
            ("klingon", nil), ("", nil),
        ] as [(String, String?)])
    func `a language is known by the names people give it`(name: String, code: String?) {
        #expect(Languages(["en", "sw", "fr", "fil"]).code(named: name) == code)
    }

    @Test func `words of the branch's languages are understood, and always English`() throws {
        let kes = try #require(Self.kes)
        let swahili = CommandReader(currency: kes, vocabulary: Languages(["sw"]).vocabulary)
        #expect(swahili.read("SALIO") == .instruction(.balance([])))
        #expect(swahili.read("BALANCE") == .instruction(.balance([])))
        #expect(swahili.read("lipa 1024 akiba 100").payment?.summary == "1024 S=100")
        #expect(swahili.read("HAPANA") == .instruction(.no))
        #expect(swahili.read("SOLDE").misreading != nil)
    }

    @Test func `a PIN is masked behind a keyword of any language`() {
        #expect(SecretMask.masked("SALIO 1234") == "SALIO ****")
        #expect(SecretMask.masked("solde 1234") == "solde ****")
        #expect(SecretMask.masked("LIPA 1024 S100 4821") == "LIPA 1024 S100 ****")
    }

    @Test func `what a language has no sentence for is said in the branch's first, then English`() {
        let bare = PackFile(code: "xx", "[pin]\nmissing: Xx.")
        let spoken = { (others: [String]) in
            LanguagePack(file: bare, others: others.compactMap { LanguagePack.files[$0] })
        }
        #expect(spoken(["sw", "en"]).spoken(.pinMissing(.balance)).lacking == nil)
        let french = spoken(["fr", "en"]).spoken(.noPIN)
        #expect(french.language == "fr")
        #expect(french.lacking == "pin.none")
        #expect(spoken(["yy", "en"]).spoken(.noPIN).text.hasPrefix("You have no PIN"))
    }

    @Test func `days are written as the language writes them`() throws {
        let texts = ["en": "27 Nov", "sw": "27 Nov", "fr": "27 nov", "fil": "Nob 27"]
        for (code, text) in texts {
            #expect(LanguagePack.files[code]?.date(day: 27, month: 11) == text)
        }
    }

    @Test func `a language that is no language of the branch falls back to its first`() {
        #expect(Languages(["sw", "en"]).pack("fr").code == "sw")
        #expect(Languages(["sw", "en"]).pack(nil).code == "sw")
        #expect(Languages([]).pack(nil).code == "en")
        #expect(Languages(["xx"]).codes == ["en"])
    }
}

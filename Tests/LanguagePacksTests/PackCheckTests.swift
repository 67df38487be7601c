import LanguagePacks
import Testing

/// A fault of a kind each: what was changed in a sound pack, and what is said about it.
struct PackCheckTests {
    static let head = """
        [language]
        names: Test
        alphabet: gsm7
        plural: one
        complete: yes
        months: Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
        date: {day} {month}

        [keywords]
        PAY: pay
        NO: no

        [labels]
        savings: s
        loan: l


        """
    static let english =
        head + """
            [cash]
            handed: {officer} handed in {amount}.
            left: {left} {left|day|days} left.
            """
    static let swahili =
        head.replacing("PAY: pay", with: "PAY: lipa").replacing(
            "NO: no", with: "NO: hapana") + """
            [cash]
            handed: {officer} amelipa {amount}.
            left: {left|siku|siku} {left}.
            """
    static let values = """
        officer: text Nyambura-Wanjiku Mwendwa Kil
        amount: text KES 99,999,999
        left: count 99
        """

    private func faults(in text: String, _ values: String = values) -> [PackFault] {
        let packs = [PackFile(code: "en", Self.english), PackFile(code: "sw", text)]
        return PackCheck(of: packs, LongestValues(values)).faults(of: packs[1])
    }

    @Test func `a sound pack has no fault`() {
        #expect(faults(in: Self.swahili) == [])
    }

    @Test(arguments: [
        ("alphabet: gsm7", "alphabet: gsm8", "write alphabet: gsm7 or ucs2"),
        ("plural: one", "plural: two", "write plural: and one of one, zero-and-one, none"),
        ("names: Test", "# none", "write names:"),
        ("Nov Dec", "Nov", "there are 11 months"),
        ("handed: {officer} amelipa {amount}.", "# none", "cash.handed is missing"),
        ("left: {left|", "lost: {left|", "there is no cash.lost in en.pack"),
        ("{amount}.", "fedha.", "{amount} is missing"),
        ("{amount}.", "{amount} {day}.", "{day} is no place of cash.handed"),
        ("siku|siku}", "siku}", "{left} has 1 plural forms: write 2"),
        ("{amount}.", "{amount|a|b}.", "{amount} is no count and no list"),
        ("amelipa", "amelipa [leo]", "\"[\" is not in the alphabet gsm7"),
        ("amelipa", "amelipa “leo”", "“\" is not in the alphabet gsm7"),
        ("PAY: lipa", "PAY: lipa no", "\"no\" means NO in en.pack: choose another word"),
        ("NO: hapana", "NO: hapana lipa", "\"lipa\" means PAY already"),
        ("PAY: lipa", "PAY: Lipa", "\"Lipa\": write it small"),
        ("PAY: lipa", "PAID: lipa", "there is no keyword PAID"),
        ("NO: hapana", "# none", "the keyword NO is missing"),
        ("savings: s", "savings: s l", "\"l\" means loan in en.pack"),
    ])
    func `each fault is named`(sound: String, bad: String, words: String) {
        let faults = faults(in: Self.swahili.replacing(sound, with: bad))
        #expect(faults.contains { $0.message.contains(words) }, "\(faults)")
    }

    @Test func `a reply that bursts a message with long names is an error`() throws {
        let filler = String(repeating: "na tena ", count: 16)
        let fault = try #require(
            faults(in: Self.swahili.replacing("amelipa", with: "amelipa \(filler)")).first)
        #expect(fault.message.contains("too long: the shortest of cash.handed takes"))
        #expect(fault.line == 18)
    }

    @Test func `a shorter sentence makes it fit`() {
        let filler = String(repeating: "na tena ", count: 16)
        let text = Self.swahili.replacing(
            "amelipa {amount}.", with: "amelipa \(filler){amount}.\n  | {amount}.")
        #expect(faults(in: text) == [])
    }

    @Test func `in UCS-2 a message holds seventy`() {
        let filler = String(repeating: "ጥ", count: 40)
        let text = Self.swahili.replacing("gsm7", with: "ucs2").replacing("amelipa", with: filler)
        #expect(faults(in: text).map(\.line) == [18])
    }

    @Test func `what is said in full takes three messages, and leaves no place out`() {
        let full = Self.swahili.replacing(
            "complete: yes", with: "complete: yes\nin-full: cash.handed")
        let filler = String(repeating: "na tena ", count: 30)
        #expect(faults(in: full.replacing("amelipa", with: "amelipa \(filler)")) == [])
        let shorter = full.replacing("amelipa {amount}.", with: "amelipa {amount}.\n  | {amount}.")
        #expect(
            faults(in: shorter).map(\.message)
                == ["{officer} is missing: cash.handed is said in full"])
        let unknown = full.replacing("in-full: cash.handed", with: "in-full: cash.lost")
        #expect(faults(in: unknown).contains { $0.message == "there is no cash.lost in en.pack" })
    }

    @Test func `a place of no known length is an error`() {
        let faults = faults(in: Self.swahili, "left: count 99\namount: text KES 5")
        #expect(faults.contains { $0.message.contains("no longest value is known for {officer}") })
    }

    @Test func `a pack that is not complete may lack sentences and keywords`() {
        let text = Self.swahili.replacing("complete: yes", with: "complete: no")
            .replacing("handed: {officer} amelipa {amount}.", with: "")
            .replacing("NO: hapana", with: "")
        #expect(faults(in: text) == [])
    }

    @Test(arguments: ["officer", "officer: words", "left: count many", "items: list 3"])
    func `a longest value that makes no sense is named`(line: String) {
        #expect(LongestValues("# remark\n\(line)").faults.map(\.line) == [2])
    }
}

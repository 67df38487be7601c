import LanguagePacks
import Testing

struct PackFileTests {
    static let pack = """
        # A remark
        [language]
        names: Test
        alphabet: gsm7
        plural: one
        months: Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
        date: {day} {month}

        [cash]
        handed: {officer} handed in {amount} on {day}. {left} {left|day|days} left.
            | {officer}: {amount}.
        items: {items|, | and }.
        age: " (of {day})"

        [list]
        more: and {count} more
        """

    private func wordings(_ phrase: Phrase) -> [String] {
        Array(PackFile(code: "en", Self.pack).wordings(of: phrase))
    }

    @Test(arguments: [(1, "1 day left"), (0, "0 days left"), (7, "7 days left")])
    func `a counted word has the form of its count`(count: Int, words: String) {
        let values: [String: Phrase.Value] = [
            "officer": .text("Otieno"), "amount": .text("KES 5"), "day": .day(27, month: 11),
            "left": .count(count),
        ]
        #expect(
            wordings(Phrase("cash.handed", values)) == [
                "Otieno handed in KES 5 on 27 Nov. \(words).", "Otieno: KES 5.",
            ])
    }

    @Test(arguments: [
        (["a"], "a."), (["a", "b"], "a and b."), (["a", "b", "c"], "a, b and c."),
    ])
    func `a list has marks between its items`(items: [String], words: String) {
        let list = Phrase.Value.list(items.map { .text($0) })
        #expect(wordings(Phrase("cash.items", ["items": list])) == [words])
    }

    @Test func `quotation marks keep blanks`() {
        #expect(wordings(Phrase("cash.age", ["day": .day(1, month: 2)])) == [" (of 1 Feb)"])
    }

    @Test func `a list that does not fit is cut at an item and says so`() throws {
        let words = Phrase.Value.text(String(repeating: "x", count: 50))
        let phrase = Phrase("cash.items", ["items": .list(Array(repeating: words, count: 9))])
        let fitting = PackFile(code: "en", Self.pack).fitting(phrase) { $0 }
        let text = try #require(fitting)
        #expect(text.hasSuffix("x and and 7 more."))
        #expect(text.count <= 160)
    }

    @Test(arguments: [
        ("[cash]\nnothing here", 2, "write name: sentence"),
        ("handed: words", 1, "write one above it"),
        ("[cash]\n  | words", 2, "stands under none"),
        ("[cash]\na b: words", 2, "without blanks"),
        ("[cash]\na: words\na: words", 3, "is there already"),
        ("[cash]\na:", 2, "is empty"),
        ("[cash]\na: {amount", 2, "a brace stands alone"),
        ("[cash]\na: {Amount}", 2, "small letters"),
    ])
    func `a line that makes no sense is named`(text: String, line: Int, words: String) throws {
        let fault = try #require(PackFile(code: "en", text).faults.first)
        #expect(fault.line == line)
        #expect(fault.message.contains(words), "\(fault.message)")
    }

    @Test(arguments: [0, 10, 100, 200, 300])
    func `a pack cut anywhere is read as far as it goes`(length: Int) {
        let file = PackFile(code: "en", String(Self.pack.prefix(length)))
        #expect(file.entries.count < 12)
    }
}

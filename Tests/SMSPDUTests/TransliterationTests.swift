import SMSPDU
import Testing

@Suite struct TransliterationTests {
    @Test(arguments: [
        ("“Asante” – sana…", "\"Asante\" - sana..."), ("reçu à Nairobi", "recu à Nairobi"),
        ("l’été", "l'été"), ("Việt Nam ế", "Viet Nam e"), ("e\u{302}", "e"), ("œuf", "oeuf"),
        ("Łódź", "Lodz"), ("a\u{A0}b", "a b"), ("naïve", "naive"), ("ñ ö Ç", "ñ ö Ç"),
        ("a\u{200D}b é\u{200C}", "ab é"), ("x\u{AD}y", "xy"), ("hello", "hello"),
        ("Привет", "Привет"), ("😀", "😀"), ("", ""),
    ])
    func `what looks alike takes the place of what cannot be written`(
        text: String, expected: String
    ) {
        #expect(Transliteration(text).text == expected)
    }

    @Test func `what was changed is told by place`() {
        let changes = Transliteration("“reçu”").changes
        #expect(changes.map(\.offset) == [0, 3, 5])
        #expect(changes.map(\.original) == ["“", "ç", "”"])
        #expect(changes.map(\.replacement) == ["\"", "c", "\""])
        #expect(Transliteration("hello").changes.isEmpty)
    }

    @Test func `what is replaced can be written`() throws {
        let text = "“‘—…•«»œŁđ½№™\u{2009}ẞŻếų"
        _ = try GSM7.septets(of: Transliteration(text).text)
    }
}

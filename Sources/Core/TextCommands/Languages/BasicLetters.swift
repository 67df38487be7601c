internal import LanguagePacks

extension String {
    /// The text in letters every phone has and that cost one septet each: no accents beyond, no
    /// brackets of the extension table. Names are written plainly rather than in a message twice
    /// as dear.
    var inBasicLetters: String {
        guard PackAlphabet.gsm7.cost(of: self) == nil else { return self }
        return String(
            flatMap { character -> String in
                let plain = character.isBasic ? String(character) : character.withoutAccents
                return plain.allSatisfy(\.isBasic) ? plain : "?"
            })
    }
}

extension Character {
    /// The letter under its accents, in the same case.
    fileprivate var withoutAccents: String {
        let folded = Folding.word(String(self))
        return isUppercase ? folded.uppercased() : folded
    }

    /// Costs one septet in the GSM 7 bit default alphabet (TS 23.038 §6.2.1).
    fileprivate var isBasic: Bool { PackAlphabet.gsm7.cost(of: self) != nil }
}

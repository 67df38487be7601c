internal import Accounting

/// The branch's voice in one language.
public struct LanguagePack: Sendable {
    /// Months, short, January first.
    let months: [String]

    /// Puts a reply into words, the fullest that fit first.
    let wordings: @Sendable (Reply, LanguagePack) -> [String]

    /// What a phone shows without turning the page: one part in the GSM 7 bit alphabet.
    public static let longestReply = 160

    /// The reply in words, in one part: the fullest wording that fits, else the last one cut.
    public func text(of reply: Reply) -> String {
        let candidates = wordings(reply, self).map(\.inBasicLetters)
        let fitting = candidates.first { $0.count <= Self.longestReply }
        return fitting ?? String((candidates.last ?? "").prefix(Self.longestReply))
    }

    /// `27 Nov`
    func date(_ day: Day) -> String { "\(day.dayOfMonth) \(months[day.month - 1])" }
}

extension String {
    /// The text in letters every phone has and that cost one septet each: no accents beyond, no
    /// brackets of the extension table. Names are written plainly rather than in a message twice
    /// as dear.
    fileprivate var inBasicLetters: String {
        String(
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

    /// Costs one septet in the GSM 7 bit default alphabet (TS 23.038 §6.2.1) and is ASCII.
    fileprivate var isBasic: Bool {
        guard let code = asciiValue else { return false }
        return code == 10 || (0x20...0x7A).contains(code) && !#"[\]^`"#.contains(self)
    }
}

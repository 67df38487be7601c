internal import LanguagePacks

/// The languages a branch speaks, its first one being the one strangers hear.
public struct Languages: Hashable, Sendable {
    /// The codes in the branch's order.
    public let codes: [String]

    /// The words that are understood: those of the branch's languages, and always English.
    public let vocabulary: Vocabulary

    /// The codes of every language there is a pack of.
    public static let known: [String] = LanguagePack.files.keys.sorted()

    public static let english = Languages(["en"])

    /// Codes there is no pack of are passed over; where none is left it is English.
    public init(_ codes: [String]) {
        let known = codes.filter { LanguagePack.files[$0] != nil }
        self.codes = known.isEmpty ? ["en"] : known
        vocabulary = Vocabulary(
            (known.filter { $0 != "en" } + ["en"]).compactMap {
                LanguagePack.files[$0].map(Vocabulary.init)
            })
    }

    /// The voice of the language; that of the branch's first where it is nil or none of the
    /// branch's.
    ///
    /// What a language has no sentence for is said in the branch's first, then in English.
    public func pack(_ code: String?) -> LanguagePack {
        let spoken = code.flatMap { codes.contains($0) ? $0 : nil } ?? codes[0]
        let others = [codes[0], "en"].filter { $0 != spoken }
        return LanguagePack(
            file: LanguagePack.files[spoken] ?? LanguagePack.english.file,
            others: others.compactMap { LanguagePack.files[$0] })
    }

    /// The code of one of the branch's languages, as people name it: `sw`, `Kiswahili`; nil when
    /// it is none of them.
    public func code(named name: String) -> String? {
        let written = Folding.word(name)
        return codes.first { code in
            code == written || names(of: code).contains { Folding.word($0) == written }
        }
    }

    /// Each with its code, as it is called in itself: `sw Kiswahili`. Letters that not every
    /// message can hold are left out.
    var choices: [String] {
        codes.map { code in
            let name = names(of: code).first { $0.allSatisfy(\.isASCII) }
            return name.map { "\(code) \($0)" } ?? code
        }
    }

    private func names(of code: String) -> [String] { LanguagePack.files[code]?.names ?? [] }
}

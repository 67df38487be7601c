internal import LanguagePacks

/// The branch's voice in one language.
public struct LanguagePack: Hashable, Sendable {
    /// The sentences of the language.
    let file: PackFile

    /// Languages that say what this one has no sentence for, the nearest first.
    let others: [PackFile]

    /// The language's code (ISO 639): `sw`.
    public var code: String { file.code }

    /// The reply in words, in one message: the fullest wording that fits.
    public func text(of reply: Reply) -> String { spoken(reply).text }

    /// The reply in words, and what had to be said in another language.
    public func spoken(_ reply: Reply) -> Spoken {
        let wording = reply.wording
        let phrase = wording.phrase(in: file)
        guard let lacking = file.missing(in: phrase) else {
            return Spoken(text: file.spoken(phrase), language: file.code, lacking: nil)
        }
        let other = others.first { $0.says(phrase) } ?? file
        return Spoken(
            text: other.spoken(wording.phrase(in: other)), language: other.code, lacking: lacking)
    }
}

/// A reply in words.
public struct Spoken: Hashable, Sendable {
    public var text: String

    /// The language it is in, by its code.
    public var language: String

    /// The sentence the language asked for lacks, so that it is in another; nil when none.
    public var lacking: String?
}

extension PackFile {
    /// What fits one message; what does not even in its shortest wording is cut.
    fileprivate func spoken(_ phrase: Phrase) -> String {
        let plain = alphabet == .gsm7 ? { $0.inBasicLetters } : { (text: String) in text }
        return fitting(phrase, plain: plain) ?? cut(plain(Array(wordings(of: phrase)).last ?? ""))
    }
}

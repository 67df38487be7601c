/// What the branch says about the language it speaks.
public enum LanguageReply: Hashable, Sendable {
    /// From now on it is this one, by its code; said in it.
    case chosen(String)

    /// None of the branch's languages.
    case unknown(String, choices: Languages)

    /// He did not say which.
    case choose(from: Languages)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .chosen: Wording("speaking.chosen")
        case .unknown(let written, let choices):
            Self.choices(choices, "speaking.unknown", ["written": .text(Echo.of(written))])
        case .choose(let choices): Self.choices(choices, "speaking.choose", [:])
        }
    }

    private static func choices(
        _ languages: Languages, _ name: String, _ values: [String: Wording.Value]
    ) -> Wording {
        let choices: [String: Wording.Value] = [
            "languages": .words(languages.choices), "code": .text(languages.codes[0]),
        ]
        return Wording(name, values.merging(choices) { given, _ in given })
    }
}

extension Reply {
    /// The language it is said in whatever the recipient's was: the one just chosen.
    public var language: String? {
        if case .language(.chosen(let code)) = self { code } else { nil }
    }
}

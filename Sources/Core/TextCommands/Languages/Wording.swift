public import Accounting

/// A sentence of the language packs, by its name, with the values that go into it.
///
/// A pack holds several sentences under one name, the fullest first; the first that fits one
/// message is sent.
public struct Wording: Hashable, Sendable {
    /// `sheet.recorded`: the section of the pack and the name in it.
    public var name: String

    /// By the word that stands in braces in the pack.
    public var values: [String: Value]

    public init(_ name: String, _ values: [String: Value] = [:]) {
        self.name = name
        self.values = values
    }

    /// What can stand in a sentence.
    public enum Value: Hashable, Sendable {
        case text(String)

        /// A keyword as the language has it, and what follows it: `SALIO 1234`.
        case command(Keyword, String = "")

        /// A message to be sent, its keyword as the language has it: `LIPA 1024 S100`.
        case form(String)

        /// Such messages side by side.
        case forms([String])

        /// With its currency: `KES 1,250`.
        case money(Money)

        /// Without: `1,250`.
        case amount(Money)

        /// `27 Nov`
        case day(Day)

        /// `10:42`
        case time(CivilTime)

        case count(Int)

        /// A sentence in the sentence; nothing where there is none.
        case wording(Wording?)

        /// Sentences side by side.
        case list([Wording])

        /// Words side by side: `1, 2 and 3`.
        case words([String])
    }
}

/// A name of a pack with what stands under it: `sheet.recorded` and its sentences.
public struct PackEntry: Hashable, Sendable {
    /// The section and the name in it.
    public var name: String
    public var line: Int

    /// The fullest sentence first.
    public var rows: [Row]

    public struct Row: Hashable, Sendable {
        public var line: Int
        public var text: String
        public var sentence: Sentence

        init(line: Int, _ text: String) {
            self.line = line
            self.text = text
            sentence = Sentence(text)
        }
    }

    /// The words of its first row, which commas or blanks part.
    var words: [String] {
        (rows.first?.text ?? "").split { " ,".contains($0) }.map(String.init)
    }

    /// The part of the name behind the section's dot.
    var lastName: String {
        String(name.drop { $0 != "." }.dropFirst())
    }
}

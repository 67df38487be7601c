/// A line in words, as a shell reads it: blanks part them, and quotes and backslashes keep blanks.
///
/// Between single quotes everything stands for itself; between double quotes a backslash keeps
/// `"`, `\`, `$` and a backquote (POSIX.1-2017, Shell Command Language §2.2). Nothing is put in for
/// `$` or `*`: what is typed here goes to no shell.
struct ShellWords {
    private(set) var words: [String] = []
    private var word: String?

    /// - Returns: nil where a quote is not closed, or a backslash has nothing behind it.
    init?(_ line: String) {
        var rest = Substring(line)
        while let character = rest.popFirst() {
            switch character {
            case "'":
                guard let quoted = Self.single(&rest) else { return nil }
                word = (word ?? "") + quoted
            case "\"":
                guard let quoted = Self.double(&rest) else { return nil }
                word = (word ?? "") + quoted
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                word = (word ?? "") + String(next)
            case _ where character.isWhitespace: endWord()
            default: word = (word ?? "") + String(character)
            }
        }
        endWord()
    }

    private mutating func endWord() {
        if let word { words.append(word) }
        word = nil
    }

    /// What stands before the quote that closes it.
    private static func single(_ rest: inout Substring) -> String? {
        guard let end = rest.firstIndex(of: "'") else { return nil }
        defer { rest = rest[end...].dropFirst() }
        return String(rest[..<end])
    }

    private static func double(_ rest: inout Substring) -> String? {
        var quoted = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"": return quoted
            case "\\" where rest.first.map { "\"\\$`".contains($0) } == true:
                quoted.append(rest.removeFirst())
            default: quoted.append(character)
            }
        }
        return nil
    }
}

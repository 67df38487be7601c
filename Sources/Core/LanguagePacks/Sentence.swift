/// One sentence of a pack: words, and places for values.
public struct Sentence: Hashable, Sendable {
    public enum Piece: Hashable, Sendable {
        case words(String)

        /// `{left}`, or with forms behind bars: the plural forms of a count (`{left|try|tries}`),
        /// or what stands between the items of a list (`{loans|; }`, `{clients|, | and }`).
        case place(String, forms: [String])
    }

    public let pieces: [Piece]

    /// What is wrong with the braces; nil when nothing is.
    public let fault: String?

    /// Quotation marks around the whole keep blanks at its ends.
    init(_ text: String) {
        var rest = Substring(text)
        if text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") {
            rest = text.dropFirst().dropLast()
        }
        var pieces: [Piece] = []
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
            let parts = rest[rest.index(after: open)..<close]
                .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            pieces.append(.place(parts[0], forms: Array(parts.dropFirst())))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        self.pieces = pieces
        fault = Self.fault(in: pieces)
    }

    /// The names of its places.
    public var places: Set<String> {
        Set(
            pieces.compactMap { piece in
                if case .place(let name, _) = piece { name } else { nil }
            })
    }

    private static func fault(in pieces: [Piece]) -> String? {
        for piece in pieces {
            switch piece {
            case .words(let words) where words.contains { "{}".contains($0) }:
                return "a brace stands alone: write a place as {name}"
            case .place(let name, _) where !isName(name):
                return "{\(name)} is no place: write a name of small letters, such as {amount}"
            default: continue
            }
        }
        return nil
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.allSatisfy { "abcdefghijklmnopqrstuvwxyz-".contains($0) }
    }
}

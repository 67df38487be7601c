/// The reading of a pack's lines, one after the other.
struct PackReading {
    private(set) var entries: [String: PackEntry] = [:]
    private(set) var faults: [PackFault] = []
    private var section: String?
    private var last: String?

    init(_ text: String) {
        var line = 0
        for written in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line += 1
            read(written, line)
        }
    }

    private mutating func read(_ written: Substring, _ line: Int) {
        let words = Self.trimmed(written)
        if words.isEmpty || words.hasPrefix("#") { return }
        if words.hasPrefix("["), words.hasSuffix("]") {
            section = String(words.dropFirst().dropLast())
            last = nil
        } else if words.hasPrefix("|"), written.first == " " {
            addShorter(Self.trimmed(words.dropFirst()), line)
        } else if let colon = words.firstIndex(of: ":") {
            add(String(words[..<colon]), Self.trimmed(words[words.index(after: colon)...]), line)
        } else {
            note(line, "this is no sentence: write name: sentence, or # before a remark")
        }
    }

    private mutating func add(_ name: String, _ text: Substring, _ line: Int) {
        guard let section else {
            return note(line, "\(name) stands in no section: write one above it, such as [sheet]")
        }
        guard !name.contains(where: \.isWhitespace) else {
            return note(line, "\"\(name)\" is no name: write it without blanks, then a colon")
        }
        let full = section + "." + name
        guard entries[full] == nil else {
            last = nil
            return note(line, "\(full) is there already: begin a shorter one with blanks and |")
        }
        entries[full] = PackEntry(name: full, line: line, rows: [])
        last = full
        append(text, line)
    }

    private mutating func addShorter(_ text: Substring, _ line: Int) {
        guard last != nil else {
            return note(line, "a shorter sentence stands under none: write name: sentence first")
        }
        append(text, line)
    }

    private mutating func append(_ text: Substring, _ line: Int) {
        guard let last else { return }
        let row = PackEntry.Row(line: line, String(text))
        if let fault = row.sentence.fault { return note(line, fault) }
        if text.isEmpty { return note(line, "the sentence is empty: write it behind the colon") }
        entries[last]?.rows.append(row)
    }

    private mutating func note(_ line: Int, _ message: String) {
        faults.append(PackFault(line: line, message))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...end]
    }
}

import Accounting

/// What happened on a day, in the form it is written in.
struct DayRecord {
    private var rows: [String] = []
    private var hour: String?
    private var names: [String: String] = [:]
    private var counts: [String: Int] = [:]

    /// The text with what was drawn put in for its name.
    func filled(_ text: String) -> String {
        names.reduce(text) { $0.replacing("{\($1.value)}", with: $1.key) }
    }

    mutating func add(_ step: DayScript.Step) {
        if step.who.isEmpty {
            rows += ["", step.time ?? ""]
        } else {
            row(hour ?? "", step.who, step.mark, step.text)
            hour = nil
        }
    }

    mutating func add(_ who: String, _ mark: DayScript.Mark, _ text: String) {
        if let hour { rows += ["", hour] }
        hour = nil
        row("", who, mark, named(text))
    }

    /// What happens at that hour before the step itself stands under the hour.
    mutating func expectHour(of step: DayScript.Step) {
        hour = step.who.isEmpty ? nil : step.time
    }

    private mutating func row(_ time: String, _ who: String, _ mark: DayScript.Mark, _ text: String)
    {
        rows.append("\(padded(time, 8))\(padded(who, 8))\(mark.rawValue)  \(text)")
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(text.isEmpty ? 0 : 1, width - text.count))
    }

    /// The text with a name in place of each reference, sheet code and number that was drawn.
    private mutating func named(_ text: String) -> String {
        var shown = ""
        var word = ""
        var before = ""
        for character in text + " " {
            if character.isLetter || character.isNumber {
                word.append(character)
                continue
            }
            if !word.isEmpty {
                shown += name(of: word, after: before)
                before = word
            }
            word = ""
            shown.append(character)
        }
        return String(shown.dropLast())
    }

    private mutating func name(of word: String, after before: String) -> String {
        if let known = names[word] { return "{\(known)}" }
        guard let kind = Self.kind(of: word, after: before) else { return word }
        counts[kind, default: 0] += 1
        let count = counts[kind] ?? 1
        names[word] = count == 1 ? kind : "\(kind)\(count)"
        return "{\(names[word] ?? kind)}"
    }

    /// The day again, under the head of the one that was played.
    func text(under written: String) -> String {
        let head = written.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { DayScript.step($0, number: 0) == nil }
        return (head.map(String.init) + rows).joined(separator: "\n") + "\n"
    }

    /// Sheets, approvals, references, the numbers of questions and one-time codes.
    private static func kind(of word: String, after before: String) -> String? {
        // Examples in replies are no references.
        guard word == word.uppercased(), !["7F3K", "9ZZZ", "4821", "KX7M2"].contains(word) else {
            return nil
        }
        if SheetCode(word) != nil { return "S" }
        if ApprovalReference(word) != nil { return "A" }
        if Reference(word) != nil { return "R" }
        guard Int(word) != nil else { return nil }
        if before == "YES", word.count == 4 { return "N" }
        return word.count == 6 && (Int(before) ?? 1000) < 100 ? "C" : nil
    }
}

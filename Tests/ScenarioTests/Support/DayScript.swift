import Foundation

/// A day of the branch as a text table: who texts what, what each phone receives, what the books
/// show.
///
/// ```
/// Everybody paid: the officer sends the sheet back
///
/// with    officer = "phone"                  a line of the configuration file
/// start   2026-11-30 17:00
/// Peter   +254711000001
///
/// 18:00   Peter   <  {S}: Upendo …
/// 10:15   Peter   >  {S}
///         Peter   <  {S}: 10 paid …
///         branch  $  cash receive PO 3000    what somebody at the branch types: a verb of tawi
///         branch  |  Received …              and a line it prints
///         books   =  cash:PO 0               the balance of an account
///         branch  !  power cut
/// ```
///
/// A name in braces stands for a reference, a code or a number that is drawn: the first time it is
/// learned, after that it must be the same. `…` stands for anything.
struct DayScript {
    /// What a line is about.
    enum Mark: Character {
        case texts = ">"
        case receives = "<"
        case types = "$"
        case reads = "|"
        case shows = "="
        case happens = "!"
    }

    struct Step {
        /// The line of the file, from 1.
        var line: Int

        /// Where the clock is moved to before it.
        var time: String?
        var who: String
        var mark: Mark
        var text: String
    }

    /// What must be true, in a sentence.
    var title = ""
    var settings: [String] = []
    var start = ""

    /// Each name with its phone.
    var phones: [String: String] = [:]
    var steps: [Step] = []

    /// A line that is neither a setting nor a step.
    struct Unreadable: Error, CustomStringConvertible {
        var description: String
    }

    init(_ text: String) throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            try read(line, number: index + 1)
        }
    }

    private mutating func read(_ line: Substring, number: Int) throws {
        let line = line.prefix { $0 != "#" }
        let words = line.split(separator: " ")
        if words.isEmpty { return }
        if title.isEmpty {
            title = line.trimmingCharacters(in: .whitespaces)
        } else if let step = Self.step(line, number: number) {
            steps.append(step)
        } else if words[0] == "with" {
            settings.append(line.dropFirst(4).trimmingCharacters(in: .whitespaces))
        } else if words[0] == "start" {
            start = words.dropFirst().joined(separator: " ")
        } else if words.count == 2 {
            phones[String(words[0])] = String(words[1])
        } else {
            throw Unreadable(description: "line \(number) is no step: \(line)")
        }
    }

    /// An hour alone, `18:00  Peter  <  text`, `2026-12-01 10:15  Peter  >  text`, or without a time.
    static func step(_ line: Substring, number: Int) -> Step? {
        let hour = /\s*((?:\d{4}-\d\d-\d\d )?\d\d:\d\d|\+\d+[mhd])\s*/
        if let match = line.wholeMatch(of: hour) {
            return Step(line: number, time: String(match.1), who: "", mark: .happens, text: "")
        }
        let pattern =
            /\s*((?:\d{4}-\d\d-\d\d )?\d\d:\d\d|\+\d+[mhd])?\s+(\S+)\s+([><$|=!])(?:\s+(.*?))?\s*/
        guard let match = line.wholeMatch(of: pattern), let sign = match.3.first,
            let mark = Mark(rawValue: sign)
        else { return nil }
        return Step(
            line: number, time: match.1.map(String.init), who: String(match.2), mark: mark,
            text: match.4.map(String.init) ?? "")
    }
}

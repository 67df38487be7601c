import Accounting
import TextCommands

/// Days on which anybody does anything, from one seed.
struct RandomDays {
    /// What happens next.
    enum Move: CustomStringConvertible {
        case text(from: String, String)

        /// Something is texted and stays with the network for a while.
        case lateText(from: String, String)

        /// The network delivers an old message once more, or one it had kept.
        case repeated
        case kept

        /// An officer brings his cash, so much less than he holds.
        case handIn(officer: String, short: Int64)
        case closeDay
        case pass(seconds: Int64)

        var description: String {
            switch self {
            case .text(let sender, let text): "\(sender) texts \(text)"
            case .lateText(let sender, let text): "\(sender) texts, and it is kept: \(text)"
            case .repeated: "an old message comes again"
            case .kept: "what was kept comes"
            case .handIn(let officer, let short): "\(officer) hands in, \(short) short"
            case .closeDay: "the day is closed"
            case .pass(let seconds): "\(seconds) seconds pass"
            }
        }
    }

    var generator: SplitMix64

    /// Codes nobody used yet, by phone; empty where nobody adds one.
    var codes: [String: [String]] = [:]
    private var usedCodes = ["123456"]
    private var sheets: [String]
    private var references = ["7F3K", "9ZZZ", "A2222"]
    private var nonces = ["4821"]

    init(seed: UInt64, sheet: SheetCode) {
        generator = SplitMix64(seed: seed)
        sheets = [sheet.text]
    }

    mutating func learn(_ sheet: SheetCode) { sheets.append(sheet.text) }

    /// Remembers the names the branch has drawn.
    mutating func learn(from text: String) {
        for match in text.matches(of: /YES (\d{4})/) { nonces.append(String(match.1)) }
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        where Reference(word) != nil || ApprovalReference(word) != nil {
            if !references.contains(word), SheetCode(word) == nil { references.append(word) }
        }
    }

    mutating func next() -> Move {
        switch Int.random(in: 0..<40, using: &generator) {
        case 0: return .closeDay
        case 1, 2: return .handIn(officer: pick(["KM", "PO"]), short: pick([0, 0, 100, -300]))
        case 3: return .pass(seconds: 86_400 * Int64.random(in: 1...4, using: &generator))
        case 4, 5: return .repeated
        case 6, 7: return .kept
        case 8, 9:
            let (sender, text) = message()
            return .lateText(from: sender, text)
        default:
            let (sender, text) = message()
            return .text(from: sender, text)
        }
    }

    private mutating func message() -> (String, String) {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...5:
            let sender = pick([People.officer, People.officer, People.otherOfficer])
            return (sender, coded(officersText(), from: sender))
        case 6, 7:
            let text = pick(["APPROVE", "APPROVE", "APPROVE", "REJECT"]) + " \(reference())"
            return (People.manager, coded(text, from: People.manager))
        default:
            let phones = [People.mary, People.family, "+254722000101", "+254722000102"]
            let reference = reference()
            return (pick(phones), pick(["WRONG \(reference)", "WRONG", "BALANCE", "DUE", "NO"]))
        }
    }

    private mutating func officersText() -> String {
        if Int.random(in: 0..<3, using: &generator) == 0 { return sheetText() }
        let amount = Int.random(in: 1...400, using: &generator)
        let reference = reference()
        let client = pick(["1024", "3001", "3002", "5101", "5102"])
        return pick([
            "PAY \(client) S\(amount)", "PAY 1024 S100 L\(amount)", "PAY 3001 S50",
            "PAY \(client) S\(amount * 10)", "AGAIN \(reference)", "UNDO \(reference)",
            "YES \(pick(nonces.suffix(3)))", "YES \(pick(nonces.suffix(3)))", "NO", "CASH",
        ])
    }

    private mutating func sheetText() -> String {
        let sheet = pick(sheets.suffix(2))
        let line = Int.random(in: 1...5, using: &generator)
        let amount = Int.random(in: 0...30, using: &generator) * 25
        return pick([
            "\(sheet)", "\(sheet) ALL", "\(sheet) \(line)=\(amount)", "\(sheet) \(line)A",
            "\(sheet) 1=0 \(line)=S50 L\(amount + 25)", "\(sheet) GROUP \(amount * 2)",
            "\(sheet) END \(amount * 2)", "\(sheet) END 1250", "\(sheet) END", "\(sheet) \(line)L",
            "UNDO \(sheet) \(line)", "UNDO \(sheet) \(line)", "UNDO \(sheet) ALL",
            "\(sheet) OPEN",
        ])
    }

    /// With a code where one is needed: mostly a fresh one.
    private mutating func coded(_ text: String, from phone: String) -> String {
        let needsCode = !["YES", "NO", "CASH"].contains(text.prefix { $0 != " " })
        guard needsCode, var fresh = codes[phone], !fresh.isEmpty else { return text }
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: return text
        case 1: return "\(text) \(pick(usedCodes))"
        default:
            let code = fresh.removeFirst()
            codes[phone] = fresh
            usedCodes.append(code)
            return "\(text) \(code)"
        }
    }

    /// One of those drawn of late.
    private mutating func reference() -> String { pick(references.suffix(10)) }

    private mutating func pick<Items: RandomAccessCollection>(_ items: Items) -> Items.Element {
        items[
            items.index(
                items.startIndex, offsetBy: Int.random(in: 0..<items.count, using: &generator))]
    }
}

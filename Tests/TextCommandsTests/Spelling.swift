import Accounting
import Foundation
import Testing

@testable import TextCommands

/// One row of a table of spellings: what somebody texts, and what it must mean.
struct Spelling: CustomTestStringConvertible, Sendable {
    var file: String
    var line: Int
    var text: String
    var meaning: String
    var currency = "KES"
    var hasCodes = false

    var testDescription: String { "\(file):\(line) \(text.debugDescription)" }

    /// Whether money moves when it is carried out.
    var isPayment: Bool { meaning.hasPrefix("PAY ") }

    func reader() throws -> CommandReader {
        CommandReader(
            currency: try #require(Currency(currency)), officersAddCode: hasCodes,
            vocabulary: .everyLanguage)
    }

    /// The rows of `Spellings/<name>.txt`: `text | meaning`, remarks after `#`, settings after `=`.
    static func rows(_ name: String) throws -> [Spelling] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Spellings/\(name).txt")
        var settings = Spelling(file: name, line: 0, text: "", meaning: "")
        var rows: [Spelling] = []
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty {
            if line.hasPrefix("# ") { continue }
            if line.hasPrefix("= ") {
                settings.set(line.dropFirst(2))
                continue
            }
            let bar = try #require(line.range(of: " | ", options: .backwards), "\(name) \(line)")
            var row = settings
            row.line = number + 1
            row.text = unescaped(line[..<bar.lowerBound])
            row.meaning = String(line[bar.upperBound...])
            rows.append(row)
        }
        return rows
    }

    static let files = ["clients", "payments", "codes", "officers", "sheets", "languages"]

    private mutating func set(_ setting: Substring) {
        let words = setting.split(separator: " ")
        if words.first == "codes" { hasCodes = true }
        if words.first == "currency", words.count == 2 { currency = String(words[1]) }
    }

    /// The text before the padding, with `\n`, `\t` and `\u{…}` as what they stand for.
    private static func unescaped(_ written: Substring) -> String {
        var rest = written[...]
        while rest.last == " " { rest.removeLast() }
        var text = ""
        while let first = rest.popFirst() {
            guard first == "\\", let next = rest.popFirst() else {
                text.append(first)
                continue
            }
            switch next {
            case "n": text.append("\n")
            case "t": text.append("\t")
            default:
                let digits = rest.drop { $0 == "{" }.prefix { $0 != "}" }
                rest = rest.drop { $0 != "}" }.dropFirst()
                let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
                text.unicodeScalars.append(scalar ?? "?")
            }
        }
        return text
    }
}

extension Reading {
    /// The reading as the tables write it.
    var meaning: String {
        switch self {
        case .instruction(let instruction): instruction.meaning
        case .misread(let misreading): "asked: " + misreading.correctedForm
        }
    }
}

extension Instruction {
    fileprivate var meaning: String {
        switch self {
        case .balance(let numbers): (["BALANCE"] + numbers).joined(separator: " ")
        case .statement(let numbers): (["STATEMENT"] + numbers).joined(separator: " ")
        case .due(let numbers): (["DUE"] + numbers).joined(separator: " ")
        case .changePIN(let numbers): (["PIN"] + numbers).joined(separator: " ")
        case .whichWrong: "WRONG which"
        case .pay(let payment): "PAY " + payment.summary
        case .yes(nonce: nil, other: nil): "YES"
        case .yes(let nonce?, let other?): "YES \(nonce) or \(other)"
        case .language(nil): "LANGUAGE"
        case .language(let language?): "LANGUAGE " + language
        case .sheet(let answer): answer.meaning + withCode
        default: form(withCode: false) + withCode
        }
    }

    private var withCode: String { code.map { " code " + $0 } ?? "" }
}

extension SheetAnswer {
    /// The message the sheet of the tables was sent in.
    static let sent =
        "KX7M2 Upendo Tue 24 Nov: 12 clients, KES 13,900. All paid? Send this back. If not: "
        + "KX7M2 line=amount, 7A absent."

    fileprivate var meaning: String {
        switch copy(of: Self.sent) {
        case .whole: return sheet.text + " copy"
        case .front: return sheet.text + " front"
        case nil: break
        }
        let hasWords = parts.contains { part in
            if case .words = part { true } else { false }
        }
        return hasWords ? sheet.text + " ?" : form
    }
}

/// What one Unicode scalar counts as, once case, accents and scripts no longer matter.
///
/// A digit of any script is that digit. A letter with an accent is the letter.
/// What cannot be seen is nothing, and whatever is neither letter nor digit
/// separates. So no mark that a thumb, a keyboard or a network adds to a
/// message can make it fail.
enum Folding: Hashable {
    case nothing
    case digit(Character)
    case letters(String)
    case separator(Character)

    init(_ scalar: Unicode.Scalar) {
        self = scalar.isASCII ? Self.ofASCII[Int(scalar.value)] : Self(lookingUp: scalar)
    }

    /// What most messages are made of, looked up once.
    private static let ofASCII = (0..<0x80 as Range<UInt8>).map {
        Self(lookingUp: Unicode.Scalar($0))
    }

    private init(lookingUp scalar: Unicode.Scalar) {
        if let plain = Self.plainMarks[scalar] {
            self = .separator(plain)
        } else if let value = Self.decimalValue(of: scalar) {
            self = .digit(Character(String(value)))
        } else {
            self = Self.byCategory(scalar)
        }
    }

    /// The word as keywords are compared: folded, with nothing between.
    static func word(_ text: some StringProtocol) -> String {
        text.unicodeScalars.reduce(into: "") { word, scalar in
            switch Folding(scalar) {
            case .letters(let letters): word += letters
            case .digit(let digit): word.append(digit)
            case .nothing, .separator: break
            }
        }
    }

    /// 0 to 9 for a decimal digit of any script, nil for anything else.
    static func decimalValue(of scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII {
            return ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
        }
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.flatMap { Int(exactly: $0) }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> Folding {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter:
            return .letters(folded(scalar))
        case .modifierLetter, .otherLetter, .spacingMark, .letterNumber, .otherNumber,
            .currencySymbol:
            return .letters(String(scalar))
        case .nonspacingMark, .enclosingMark:
            return Self.isAccent(scalar) ? .nothing : .letters(String(scalar))
        case .control:
            return Self.ofControl(scalar)
        case .format:
            return turnsOrder(scalar) ? .letters(String(scalar)) : .nothing
        case .lineSeparator, .paragraphSeparator:
            return .separator("\n")
        case .spaceSeparator:
            return .separator(" ")
        default:
            return .separator(scalar.isASCII ? Character(scalar) : ";")
        }
    }

    /// An override shows digits in another order than they are read in: 52 as 25. It is no word of
    /// any command, so that what holds one is asked back.
    private static func turnsOrder(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{202D}" || scalar == "\u{202E}"
    }

    private static func ofControl(_ scalar: Unicode.Scalar) -> Folding {
        guard scalar.properties.isWhitespace else { return .nothing }
        return .separator(scalar == "\t" ? " " : "\n")
    }

    private static func folded(_ letter: Unicode.Scalar) -> String {
        letter.properties.lowercaseMapping.unicodeScalars.reduce(into: "") { word, scalar in
            if scalar.isASCII {
                word.unicodeScalars.append(scalar)
            } else if !isAccent(scalar) {
                word += baseLetters(of: scalar) ?? String(scalar)
            }
        }
    }

    /// The Latin letters under the accent, read from the letter's Unicode name.
    ///
    /// LATIN SMALL LETTER E WITH ACUTE is an e, LATIN SMALL LETTER OPEN O an o,
    /// FULLWIDTH LATIN SMALL LETTER A an a, LATIN SMALL LIGATURE OE an oe.
    private static func baseLetters(of scalar: Unicode.Scalar) -> String? {
        guard let name = scalar.properties.name else { return nil }
        let words = name.split(separator: " ").prefix { $0 != "WITH" }
        guard words.contains("LATIN"), let last = words.last, last.utf8.count <= 2 else {
            return nil
        }
        return last.lowercased()
    }

    /// Marks that sit on Latin letters, and the selectors and caps that emoji put on digits.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF,
            0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xE0100...0xE01EF:
            return true
        default:
            return false
        }
    }

    /// Separators that mean more than a gap, whatever the script they are typed in.
    private static let plainMarks: [Unicode.Scalar: Character] = [
        "،": ",", "٬": ",", "，": ",", "､": ",", "、": ",", "፣": ",",
        "٫": ".", "．": ".", "｡": ".", "。": ".", "․": ".",
        "：": ":", "＝": "=", "﹦": "=", "／": "/", "⁄": "/", "∕": "/",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "－": "-", "﹣": "-",
        "’": "'", "‘": "'", "ʼ": "'", "＇": "'", "？": "?", "؟": "?",
    ]
}

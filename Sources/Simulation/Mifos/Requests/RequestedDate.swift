internal import Accounting

/// How a request writes its dates: `dateFormat` and `locale`.
struct RequestedDateFormat: Hashable, Sendable {
    private enum Part: Hashable {
        case year
        case monthNumber(Int)
        case monthName(Bool)
        case day(Int)
        case literal(Character)
    }

    private let parts: [Part]

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// Reads a pattern of `y`, `M` and `d`, such as `yyyy-MM-dd` or `dd MMMM yyyy`; nil otherwise.
    init?(pattern: String) {
        var parts: [Part] = []
        var rest = Substring(pattern)
        while let letter = rest.first {
            let run = rest.prefix { $0 == letter }.count
            switch letter {
            case "y" where [1, 4].contains(run): parts.append(.year)
            case "M" where run <= 2: parts.append(.monthNumber(run))
            case "M" where run <= 4: parts.append(.monthName(run == 3))
            case "d" where run <= 2: parts.append(.day(run))
            case " ", "-", "/", ".", ",":
                parts += Array(repeating: .literal(letter), count: run)
            default: return nil
            }
            rest = rest.dropFirst(run)
        }
        guard !parts.isEmpty else { return nil }
        self.parts = parts
    }

    /// The day a text writes in this format, or nil.
    ///
    /// - Parameter knowsMonthNames: Whether the locale names months as English does.
    func day(_ text: String, knowsMonthNames: Bool) -> Day? {
        var rest = Substring(text)
        var (year, month, day) = (0, 0, 0)
        for part in parts {
            switch part {
            case .year: year = Self.number(&rest, 4) ?? 0
            case .monthNumber(let width): month = Self.number(&rest, width) ?? 0
            case .day(let width): day = Self.number(&rest, width) ?? 0
            case .monthName(let short):
                guard knowsMonthNames, let found = Self.month(&rest, short: short) else {
                    return nil
                }
                month = found
            case .literal(let character):
                guard rest.first == character else { return nil }
                rest = rest.dropFirst()
            }
        }
        return rest.isEmpty ? Day(year: year, month: month, dayOfMonth: day) : nil
    }

    /// Digits of exactly a width; a width of one also takes two.
    private static func number(_ rest: inout Substring, _ width: Int) -> Int? {
        let digits = rest.prefix(max(width, 2)).prefix { $0.isASCII && $0.isNumber }
        guard digits.count == width || (width == 1 && !digits.isEmpty) else { return nil }
        rest = rest.dropFirst(digits.count)
        return Int(digits)
    }

    private static func month(_ rest: inout Substring, short: Bool) -> Int? {
        for (index, name) in months.enumerated() {
            let written = short ? String(name.prefix(3)) : name
            guard rest.lowercased().hasPrefix(written.lowercased()) else { continue }
            rest = rest.dropFirst(written.count)
            return index + 1
        }
        return nil
    }
}

/// The `locale` of a request, as far as it tells how numbers are written.
struct RequestedLocale: Hashable, Sendable {
    let language: String

    /// Nil when the text is no locale.
    init?(_ text: String) {
        let parts = text.split(whereSeparator: { "_-".contains($0) }).map(String.init)
        guard let language = parts.first, (2...3).contains(language.count), parts.count <= 3,
            parts.allSatisfy({ $0.utf8.allSatisfy { (65...90) ~= $0 || (97...122) ~= $0 } })
        else { return nil }
        self.language = language.lowercased()
    }

    var namesMonthsInEnglish: Bool { language == "en" }

    private var usesDecimalComma: Bool {
        ["de", "fr", "es", "pt", "it", "id", "nl", "tr", "ru"].contains(language)
    }

    /// The amount a text writes in this locale, or nil.
    func amount(_ text: String) -> Amount? {
        let grouping: Character = usesDecimalComma ? "." : ","
        let plain = text.filter { $0 != grouping && $0 != "\u{A0}" && $0 != "\u{202F}" }
        return Amount(number: plain.replacing(usesDecimalComma ? "," : ".", with: "."))
    }
}

public import Accounting

/// A JSON value (RFC 8259) whose numbers keep the digits they were written with.
///
/// Amounts come as numbers with up to six decimals; a floating point number in between would lose
/// coins, so a number stays text until somebody says what it counts.
public enum JSON: Hashable, Sendable {
    case null
    case boolean(Bool)

    /// The digits as they stand on the wire: `1200.000000`, `-3`, `1E+3`.
    case number(String)
    case text(String)
    case list([JSON])
    case object([String: JSON])
}

extension JSON {
    /// The number that counts something.
    public static func integer(_ count: Int64) -> JSON { .number(String(count)) }

    /// An amount in its currency, every decimal written: `1250.50`.
    public static func amount(_ money: Money) -> JSON { .number(money.decimal) }

    /// A day as requests carry it, `2026-11-20`; `dateFormat` must say `yyyy-MM-dd`.
    public static func day(_ day: Day) -> JSON { .text(day.iso) }
}

extension JSON {
    /// The member of this name; nil where the value is no object, has none, or has `null`.
    public subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self, let member = members[name], member != .null else {
            return nil
        }
        return member
    }

    /// The elements of a list; none where the value is no list.
    public var elements: [JSON] {
        if case .list(let elements) = self { elements } else { [] }
    }

    /// The text, where the value is one.
    public var string: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// Yes or no; Fineract's own documents also write them as texts.
    public var truth: Bool? {
        switch self {
        case .boolean(let truth): truth
        case .text("true"): true
        case .text("false"): false
        default: nil
        }
    }

    /// A whole number, written as one or as a text of digits.
    public var integer: Int64? {
        switch self {
        case .number(let digits): Int64(digits) ?? DecimalText(digits).flatMap { $0.units(0) }
        case .text(let digits): Int64(digits)
        default: nil
        }
    }

    /// An exact amount; nil where the value is no number, or has more than zeros behind the
    /// decimals of the currency.
    public func money(in currency: Currency) -> Money? {
        switch self {
        case .number(let digits), .text(let digits):
            DecimalText(digits)?.units(currency.minorUnitDigits)
                .map { Money(minorUnits: $0, currency: currency) }
        default: nil
        }
    }

    /// A day, written `[2026,11,20]` as Gson has it or `"2026-11-20"`; of a time, its day.
    public var day: Day? {
        switch self {
        case .list(let parts):
            let numbers = parts.prefix(3).compactMap(\.integer).compactMap(Int.init(exactly:))
            guard numbers.count == 3 else { return nil }
            return Day(year: numbers[0], month: numbers[1], dayOfMonth: numbers[2])
        case .text(let text): return Day(iso: String(text.prefix(10)))
        default: return nil
        }
    }
}

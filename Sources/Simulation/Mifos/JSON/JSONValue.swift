internal import Accounting

/// A JSON value (RFC 8259) whose numbers keep the digits they were written with, so that money
/// stays exact.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
    var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// A string, or a number's digits.
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// A whole number, written as a number or as a string.
    var integer: Int? { text.flatMap { Int($0) } }
}

extension JSONValue {
    static func number(_ value: Int) -> JSONValue { .number("\(value)") }
    static func number(_ value: Int?) -> JSONValue { value.map { .number($0) } ?? .null }
    static func string(_ text: String?) -> JSONValue {
        guard let text else { return .null }
        return .string(text)
    }

    /// As Gson writes a `LocalDate`: `[2026,11,24]`.
    static func date(_ day: Day?) -> JSONValue {
        guard let day else { return .null }
        return .array([.number(day.year), .number(day.month), .number(day.dayOfMonth)])
    }

    /// As Gson writes a DECIMAL(19,6): `1200.000000`.
    static func amount(_ amount: Amount) -> JSONValue { .number(amount.text) }

    /// As Fineract writes a value of an enumeration: its number, its code and its name.
    static func coded(_ id: Int, _ code: String, _ value: String) -> JSONValue {
        ["id": .number(id), "code": .string(code), "value": .string(value)]
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self = .string(text) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int) { self = .number(value) }
    public init(arrayLiteral values: JSONValue...) { self = .array(values) }
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(JSONObject(members))
    }
}

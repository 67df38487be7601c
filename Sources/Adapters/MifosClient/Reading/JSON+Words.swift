extension JSON {
    /// Words without blanks around them; nil where nothing is left. A number is its digits.
    var words: String? {
        switch self {
        case .number(let digits): return digits
        case .text(let text):
            let rest = text.drop(while: \.isWhitespace)
            let words = String(rest.reversed().drop(while: \.isWhitespace).reversed())
            return words.isEmpty ? nil : words
        default: return nil
        }
    }

    /// The `id` of an enumeration: `{"id":300,"code":"clientStatusType.active",…}`.
    var choice: Int64? { self["id"]?.integer ?? integer }

    /// Whether a client, centre or group is one of today: `active`, or the status 300.
    var isActive: Bool { self["active"]?.truth ?? (self["status"]?.choice == 300) }
}

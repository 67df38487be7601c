public import Accounting
public import TextCommands

/// What two people have to agree on.
public enum ApprovalMatter: Hashable, Sendable {
    /// A collection whose cash was handed in is to be taken back.
    case reversal(Reference)

    /// The client said that a collection is wrong: taken back when approved, kept when rejected.
    case dispute(Reference)

    /// A client is to have another phone.
    case clientPhone(client: String, to: PhoneNumber)

    /// An officer is to have another phone.
    case officerPhone(officer: String, to: PhoneNumber)

    /// What an officer may record in a day.
    case dayLimit(officer: String, Money)

    /// The cash an officer handed in differs from his texts: the hand-in's number, and by how much.
    case variance(handIn: Int64, Money)

    /// A payment above its officer's limits, by the number of its message.
    case payment(message: Int64, Money)
}

extension ApprovalMatter {
    /// As the schema spells it: the kind, what it is about, and what is to become of it.
    var columns: (kind: String, subject: String, value: String) {
        switch self {
        case .reversal(let reference): ("reversal", reference.text, "")
        case .dispute(let reference): ("dispute", reference.text, "")
        case .clientPhone(let client, let phone): ("client-phone", client, phone.e164)
        case .officerPhone(let officer, let phone): ("officer-phone", officer, phone.e164)
        case .dayLimit(let officer, let money): ("day-limit", officer, Self.text(of: money))
        case .variance(let handIn, let money): ("variance", "\(handIn)", Self.text(of: money))
        case .payment(let message, let money): ("payment", "\(message)", Self.text(of: money))
        }
    }

    init?(kind: String, subject: String, value: String) {
        switch kind {
        case "reversal": self.init(Reference(subject)) { .reversal($0) }
        case "dispute": self.init(Reference(subject)) { .dispute($0) }
        case "client-phone":
            self.init(PhoneNumber(e164: value)) { .clientPhone(client: subject, to: $0) }
        case "officer-phone":
            self.init(PhoneNumber(e164: value)) { .officerPhone(officer: subject, to: $0) }
        case "day-limit": self.init(Self.money(value)) { .dayLimit(officer: subject, $0) }
        case "variance": self.init(Self.numbered(subject, value)) { .variance(handIn: $0.0, $0.1) }
        case "payment": self.init(Self.numbered(subject, value)) { .payment(message: $0.0, $0.1) }
        default: return nil
        }
    }

    private init?<Part>(_ part: Part?, _ matter: (Part) -> Self) {
        guard let part else { return nil }
        self = matter(part)
    }

    private static func text(of money: Money) -> String {
        "\(money.currency.code) \(money.decimal)"
    }

    private static func money(_ text: String) -> Money? {
        let words = text.split(separator: " ")
        guard words.count == 2, let currency = Currency(String(words[0])) else { return nil }
        return Money(decimal: String(words[1]), currency: currency)
    }

    private static func numbered(_ subject: String, _ value: String) -> (Int64, Money)? {
        guard let number = Int64(subject), let money = money(value) else { return nil }
        return (number, money)
    }

    /// The sort of matter, in the schema's word.
    public var kind: String { columns.kind }

    /// What it is about: a reference, a client's number, an officer's code.
    public var subject: String { columns.subject }

    /// The collection it is about, where it is about one.
    public var collection: Reference? {
        switch self {
        case .reversal(let reference), .dispute(let reference): reference
        default: nil
        }
    }

    /// How long it waits, in seconds; nil for what stays open until somebody decides.
    public var lifetimeSeconds: Int64? {
        if case .dispute = self { nil } else { 7 * 86_400 }
    }
}

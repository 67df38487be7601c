public import Accounting
public import TextCommands

/// What two people have to agree on.
public enum ApprovalMatter: Hashable, Sendable {
    /// A collection whose cash was handed in is to be taken back.
    case reversal(Reference)

    /// The client said that a collection is wrong: taken back when approved, kept when rejected.
    case dispute(Reference)

    /// Somebody is to have another phone, in place of his or beside it: `client:1024`,
    /// `officer:PO`, `user:SM`.
    case phone(of: String, to: PhoneNumber, adds: Bool)

    /// What an officer may record in a day; nil where the branch's limit is to hold.
    case dayLimit(officer: String, Money?)

    /// The cash an officer handed in differs from his texts: the number of the held count, and by
    /// how much.
    case variance(count: Int64, Money)

    /// A payment or sheet above its officer's limits, by the number of its message.
    case payment(message: Int64, Money)

    /// Something is to be made at the branch: whose, or the day.
    case leave(Leave, of: String)

    /// What is made at the branch's own keyboard once somebody agreed, by typing it again.
    public enum Leave: String, Hashable, Sendable, CaseIterable {
        case codeCard = "code card"
        case codeApp = "code app"
        case pin = "PIN"
        case dayClose = "day close"
    }
}

extension ApprovalMatter {
    /// As the schema spells it: the kind, what it is about, and what is to become of it.
    var columns: (kind: String, subject: String, value: String) {
        switch self {
        case .reversal(let reference): ("reversal", reference.text, "")
        case .dispute(let reference): ("dispute", reference.text, "")
        case .phone(let holder, let phone, let adds):
            (adds ? "phone-addition" : "phone", holder, phone.e164)
        case .dayLimit(let officer, let money):
            ("day-limit", officer, money.map(Self.text(of:)) ?? "")
        case .variance(let count, let money): ("variance", "\(count)", Self.text(of: money))
        case .payment(let message, let money): ("payment", "\(message)", Self.text(of: money))
        case .leave(let leave, let subject): ("leave", subject, leave.rawValue)
        }
    }

    init?(kind: String, subject: String, value: String) {
        switch kind {
        case "reversal": self.init(Reference(subject)) { .reversal($0) }
        case "dispute": self.init(Reference(subject)) { .dispute($0) }
        case "phone", "phone-addition":
            self.init(PhoneNumber(e164: value)) {
                .phone(of: subject, to: $0, adds: kind == "phone-addition")
            }
        case "day-limit" where value.isEmpty: self = .dayLimit(officer: subject, nil)
        case "day-limit": self.init(Self.money(value)) { .dayLimit(officer: subject, $0) }
        case "variance": self.init(Self.numbered(subject, value)) { .variance(count: $0.0, $0.1) }
        case "leave": self.init(Leave(rawValue: value)) { .leave($0, of: subject) }
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

    /// How long it waits, in seconds; nil for what stays open until somebody decides. What an
    /// officer holds money for, and what somebody waits for at the keyboard, waits less long.
    public var lifetimeSeconds: Int64? {
        switch self {
        case .dispute: nil
        case .reversal, .phone, .dayLimit, .variance: 7 * Self.daySeconds
        case .payment: 3 * Self.daySeconds
        case .leave: Self.daySeconds
        }
    }

    private static let daySeconds: Int64 = 86_400
}

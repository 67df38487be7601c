public import Accounting

/// What the branch says about PINs, codes, limits, languages and phones.
public enum AccessReply: Hashable, Sendable {
    // Limits
    case aboveMessageLimit(LimitEcho, limit: Money)
    case unusualAmount(LimitEcho, amount: Money, due: Money)

    /// Above the limit of his day, or of the client's: it waits for the manager.
    case overDayLimit(Money, taken: Money, ApprovalReference)
    case overClientDayLimit(Money, taken: Money, client: String, ApprovalReference)
    case waitsAlready(ApprovalReference)

    /// So many messages came from his number that refusals are not sent any more until then.
    case tooMany(until: CivilTime)

    // One-time codes
    case codeMissing(form: String)
    case noCard
    case wrongCode
    case codeUsed(at: CivilTime, for: Reference?)
    case codeOfOldCard

    /// Many wrong codes came from his number: one right one is not enough now.
    case secondCodeNeeded

    /// His app is ahead of the branch: two codes in a row put it right.
    case nextCodeNeeded
    case codesLeft(Int)
    case codeSpent
    case codeLocked

    // PINs
    case pinForm(withNumber: String?)
    case pinChanged
    case pinChangedNotice
    case pinTooWeak
    case pinLength
    case pinSame
    case wrongOldPIN(left: Int)
    case changePINFirst(form: String)

    // Phones
    case phoneChangeAsked(lastDigits: String, at: CivilTime)
    case phoneAdditionAsked(lastDigits: String, at: CivilTime)
    case phoneChangeStopped
    case phoneChanged(branch: String)
    case phoneNoLonger

    /// To the managers.
    case alert(AccessAlert)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .aboveMessageLimit, .unusualAmount, .overDayLimit, .overClientDayLimit,
            .waitsAlready, .tooMany:
            limitWording
        case .pinForm, .pinChanged, .pinChangedNotice, .pinTooWeak, .pinLength, .pinSame,
            .wrongOldPIN, .changePINFirst:
            pinWording
        case .phoneChangeAsked, .phoneAdditionAsked, .phoneChangeStopped, .phoneChanged,
            .phoneNoLonger:
            phoneWording
        case .alert(let alert): alert.wording
        default: codeWording
        }
    }
}

/// A payment as it is shown to whoever has to say yes to it.
public struct LimitEcho: Hashable, Sendable {
    /// Who pays: a client's number and name, or a sheet.
    public var payer: String

    /// What for; empty for a sheet.
    public var items: [PaymentItem]
    public var total: Money

    /// What follows `YES`.
    public var nonce: String

    public init(payer: String, items: [PaymentItem], total: Money, nonce: String) {
        self.payer = payer
        self.items = items
        self.total = total
        self.nonce = nonce
    }
}

extension AccessReply {
    private var limitWording: Wording {
        switch self {
        case .aboveMessageLimit(let echo, let limit):
            echo.wording("access.above-message-limit", ["limit": .money(limit)])
        case .unusualAmount(let echo, let amount, let due):
            echo.wording(
                "access.unusual-amount", ["amount": .money(amount), "due": .money(due)])
        case .overDayLimit(let limit, let taken, let approval):
            Wording(
                "access.over-day-limit",
                [
                    "limit": .money(limit), "taken": .money(taken),
                    "approval": .text(approval.text),
                ])
        case .overClientDayLimit(let limit, let taken, let client, let approval):
            Wording(
                "access.over-client-day-limit",
                [
                    "limit": .money(limit), "taken": .money(taken), "client": .text(client),
                    "approval": .text(approval.text),
                ])
        case .waitsAlready(let approval):
            Wording("access.waits-already", ["approval": .text(approval.text)])
        case .tooMany(let end): Wording("access.too-many", ["time": .time(end)])
        default: Wording("access.no-card")
        }
    }

    private var codeWording: Wording {
        switch self {
        case .codeMissing(let form): Wording("access.code-missing", ["form": .form(form)])
        case .wrongCode: Wording("access.wrong-code")
        case .codeUsed(let time, let reference):
            Wording(
                reference == nil ? "access.code-used" : "access.code-used-for",
                ["time": .time(time), "reference": .text(reference?.text ?? "")])
        case .codeOfOldCard: Wording("access.code-of-old-card")
        case .secondCodeNeeded: Wording("access.second-code-needed")
        case .nextCodeNeeded: Wording("access.next-code-needed")
        case .codesLeft(let count): Wording("access.codes-left", ["count": .count(count)])
        case .codeSpent: Wording("access.code-spent")
        case .codeLocked: Wording("access.code-locked")
        default: Wording("access.no-card")
        }
    }

    private var pinWording: Wording {
        switch self {
        case .pinForm(let number):
            Wording(
                number == nil ? "access.pin-form" : "access.pin-form-shared",
                ["client": .text(number ?? "")])
        case .pinChangedNotice: Wording("access.pin-changed-notice")
        case .pinTooWeak: Wording("access.pin-too-weak")
        case .pinLength: Wording("access.pin-length")
        case .pinSame: Wording("access.pin-same")
        case .wrongOldPIN(let left): Wording("access.wrong-old-pin", ["left": .count(left)])
        case .changePINFirst(let form):
            Wording("access.change-pin-first", ["form": .form(form)])
        default: Wording("access.pin-changed")
        }
    }

    private var phoneWording: Wording {
        switch self {
        case .phoneChangeAsked(let digits, let time):
            Self.phone("access.phone-change-asked", digits, time)
        case .phoneAdditionAsked(let digits, let time):
            Self.phone("access.phone-addition-asked", digits, time)
        case .phoneChanged(let branch):
            Wording("access.phone-changed", ["branch": .text(branch)])
        case .phoneNoLonger: Wording("access.phone-no-longer")
        default: Wording("access.phone-change-stopped")
        }
    }

    private static func phone(_ name: String, _ digits: String, _ time: CivilTime) -> Wording {
        Wording(name, ["digits": .text(digits), "day": .day(time.day), "time": .time(time)])
    }
}

extension LimitEcho {
    fileprivate func wording(_ name: String, _ more: [String: Wording.Value]) -> Wording {
        let parts = items.map { item in
            Wording(
                "access.item",
                ["account": .text(item.account.text), "amount": .amount(item.amount)])
        }
        var values = more
        values["payer"] = .text(payer)
        values["total"] = .money(total)
        values["items"] = parts.isEmpty ? .text("") : .list(parts)
        values["nonce"] = .text(nonce)
        return Wording(name, values)
    }
}

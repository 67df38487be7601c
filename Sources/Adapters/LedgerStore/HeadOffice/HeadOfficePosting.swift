public import Accounting

/// An entry of the journal on its way into head office's books.
public struct HeadOfficePosting: Hashable, Sendable {
    public let id: Int64

    /// The entry's place in the journal.
    public let entry: Int64
    public let name: PostingName

    /// The collection it belongs to.
    public let reference: Reference

    /// The loan or savings account at the branch.
    public let account: Account
    public let kind: Kind
    public let amount: Money

    /// The day of the entry.
    public let day: Day

    /// The receipt number at head office: the reference, and a number behind it where the
    /// collection has another entry on the account. Savings have no other name there, so account,
    /// amount, direction and this must name one transaction.
    public let receipt: String

    /// The officer's code.
    public let officer: String

    /// What it takes back; nil where it takes nothing back.
    public let undone: Undone?
    public var state: State
    public var keyNumber: Int

    /// The day it was last sent with; nil while it never was.
    public var valueDay: Day?

    /// How often it was sent without news since the last.
    public var tries: Int
    public var dueAt: Moment
    public var absence: Absence?

    /// Since when Mifos says that it works on it.
    public var stuckSince: Moment?

    /// Its number at head office.
    public var resource: Int64?

    /// The command that waits for an approval at head office.
    public var command: Int64?

    /// Why it was refused: the code of the rule, and Mifos' words.
    public var code: String?
    public var words: String?

    public var key: String { name.key(keyNumber) }

    /// Whether it waits and no request ever bore it.
    public var neverLeft: Bool { state == .waiting && valueDay == nil }

    public enum Kind: String, Hashable, Sendable {
        case repayment
        case deposit
        case withdrawal
        case undo
    }

    public enum State: String, Hashable, Sendable, CaseIterable {
        case waiting

        /// Committed to leave; nobody has said yet what became of it.
        case sending
        case posted
        case pendingApproval = "pending-approval"

        /// It is looked for at head office before anything else.
        case unknown

        /// In the conflict desk.
        case refused

        /// Taken back before it stood there.
        case cancelled

        /// Refused, and its money is in suspense.
        case parked

        /// Refused, and its money went to another account.
        case moved

        /// Whether the next one of the account has to wait for it.
        public var isOpen: Bool {
            switch self {
            case .waiting, .sending, .pendingApproval, .unknown, .refused: true
            case .posted, .cancelled, .parked, .moved: false
            }
        }
    }

    /// What is done when it is looked for and not found.
    public enum Absence: String, Hashable, Sendable {
        case sameKey = "same-key"
        case newKey = "new-key"
        case refused
    }

    /// What an undo takes back.
    public struct Undone: Hashable, Sendable {
        public let id: Int64
        public let name: PostingName
        public let kind: Kind
        public let state: State
        public let resource: Int64?
        public let valueDay: Day?
        public let receipt: String
    }
}

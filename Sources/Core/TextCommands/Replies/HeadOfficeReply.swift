/// What the branch says about head office's books.
public enum HeadOfficeReply: Hashable, Sendable {
    /// Nothing is posted until somebody has put something right.
    case halted(HeadOfficeTrouble)

    /// So many payments were refused and wait for a decision.
    case conflicts(Int)

    /// On so many payments the journal and head office do not agree.
    case differences(Int)

    /// The month's data is used up.
    case budgetSpent

    /// Why a payment was refused, in plain words.
    case refusal(HeadOfficeObjection)

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .halted(let trouble): trouble.wording
        case .conflicts(let count): Wording("head-office.conflicts", ["count": .count(count)])
        case .differences(let count):
            Wording("head-office.differences", ["count": .count(count)])
        case .budgetSpent: Wording("head-office.budget-spent")
        case .refusal(let objection): Wording("head-office.\(objection.rawValue)")
        }
    }
}

/// What stops everything.
public enum HeadOfficeTrouble: Hashable, Sendable {
    case wrongCredentials
    case passwordExpired

    /// The user may not do something; in Mifos' words.
    case notPermitted(String)
    case wrongTenant
    case readOnly

    /// The server does not understand the requests; its status.
    case notUnderstood(Int)

    /// Head office has no payment type of this name; those it has.
    case noPaymentType(String, existing: [String])
    case noCashType

    fileprivate var wording: Wording {
        switch self {
        case .wrongCredentials: Wording("head-office.wrong-credentials")
        case .passwordExpired: Wording("head-office.password-expired")
        case .notPermitted(let words):
            Wording(
                "head-office.not-permitted", ["words": .text(Echo.start(of: words, atMost: 40))])
        case .wrongTenant: Wording("head-office.wrong-tenant")
        case .readOnly: Wording("head-office.read-only")
        case .notUnderstood(let status):
            Wording("head-office.not-understood", ["status": .text(String(status))])
        case .noPaymentType(let name, let existing):
            Wording(
                "head-office.no-payment-type",
                ["type": .text(Echo.of(name)), "types": .words(existing)])
        case .noCashType: Wording("head-office.no-cash-type")
        }
    }
}

/// Why head office refuses a payment, as the packs name it.
public enum HeadOfficeObjection: String, Hashable, Sendable, CaseIterable {
    case accountNotActive = "account-not-active"
    case clientNotActive = "client-not-active"
    case accountUnknown = "account-unknown"
    case futureDate = "future-date"
    case beforeStart = "before-start"
    case holiday
    case tooMuch = "too-much"
    case tooLate = "too-late"
    case nameTaken = "name-taken"
    case notReversible = "not-reversible"
    case notUnderstood = "field-unknown"
    case approvalRejected = "approval-rejected"
    case approvedNotFound = "approved-not-found"
    case originalMissing = "original-missing"

    /// None of these: its own words say it.
    case other
}

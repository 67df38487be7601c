internal import LedgerStore
public import TextCommands

extension HeadOfficeObjection {
    /// What a code of Mifos, or one of our own, means in plain words.
    ///
    /// Mifos has hundreds; these are the ones a payment meets. A part of the code is enough, for
    /// versions spell the rest in their own ways.
    public init(code: String) {
        self = Self.parts.first { code.contains($0.part) }?.objection ?? .other
    }

    /// The first part that fits decides.
    private static let parts: [(part: String, objection: HeadOfficeObjection)] = [
        (OwnRefusal.approvalRejected.rawValue, .approvalRejected),
        (OwnRefusal.approvedNotFound.rawValue, .approvedNotFound),
        (OwnRefusal.accountUnknown.rawValue, .accountUnknown),
        (OwnRefusal.originalMissing.rawValue, .originalMissing),
        ("externalId.value.must.be.unique", .nameTaken),
        ("data.integrity.issue", .nameTaken),
        ("cannot.be.a.future.date", .futureDate),
        ("in.the.future", .futureDate),
        ("before.disbursement.date", .beforeStart),
        ("before.activation.date", .beforeStart),
        ("before.last.transaction.date", .tooLate),
        ("pivot", .tooLate),
        ("closed", .tooLate),
        ("on.holiday", .holiday),
        ("on.non.working.day", .holiday),
        ("exceeds.threshold", .tooMuch),
        ("insufficient", .tooMuch),
        ("client.not.active", .clientNotActive),
        ("client.is.not.active", .clientNotActive),
        ("account.is.not.active", .accountNotActive),
        ("must.be.active", .accountNotActive),
        ("loan.is.not.active", .accountNotActive),
        ("update.not.allowed", .notReversible),
        ("parameter.unsupported", .notUnderstood),
        ("id.invalid", .accountUnknown),
        ("resource.not.found", .accountUnknown),
    ]
}

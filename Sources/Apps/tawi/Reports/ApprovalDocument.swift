internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Something that waits for a second person, as machines read it.
struct ApprovalDocument: Encodable, Sendable {
    let reference: String
    let kind: String

    /// What it is about: a collection, a client, an officer.
    let subject: String

    /// What it is about, in words.
    let about: String
    let askedBy: String

    /// Who may decide beside the managers.
    let askedOf: String?
    let askedAt: String
    let expiresAt: String?

    private let moment: Moment

    init(_ approval: Approval, in books: OpenBooks) throws {
        reference = approval.reference.text
        kind = approval.matter.kind
        subject = approval.matter.subject
        about = try Self.words(approval.matter, books)
        askedBy = approval.askedBy
        askedOf = approval.addressee
        askedAt = approval.askedAt.iso8601
        expiresAt = approval.expiresAt?.iso8601
        moment = approval.askedAt
    }

    /// `A7KX4  2026-11-24 10:15  client:1024  dispute of 7F3K: KES 400 of 1024 by PO`
    func plain(_ calendar: BranchCalendar) -> String {
        let time = calendar.civilTime(of: moment)
        return "\(reference)  \(time.day.iso) \(time.hourAndMinute)  \(askedBy)  \(about)"
    }

    private static func words(_ matter: ApprovalMatter, _ books: OpenBooks) throws -> String {
        switch matter {
        case .reversal(let reference), .dispute(let reference):
            let filed = try books.collections.filed(reference)
            let facts = filed.map {
                ": \($0.total.textWithCode) of \($0.collection.client) by \($0.collection.officer)"
                    + " on \($0.collection.day.iso)"
            }
            return "\(matter.kind) of \(reference)\(facts ?? "")"
        case .phone(let holder, let phone, let adds):
            return "\(adds ? "one more phone" : "phone") of \(holder): \(phone.e164)"
        case .dayLimit(let officer, let money):
            return "day limit of officer:\(officer): \(money?.textWithCode ?? "the branch's")"
        case .variance(let number, let money):
            let held = try books.heldCounts.count(number)
            let words = held.map { ", counted \($0.slip.counted.textWithCode): \($0.reason)" }
            return "cash of officer:\(held?.slip.officer ?? "") differs by "
                + "\(money.textWithCode)\(words ?? "")"
        case .payment(let message, let money):
            let form = try books.heldMessages.message(message)?.instruction
            return "over the limit, \(money.textWithCode): \(form ?? "message \(message)")"
        case .leave(let leave, let subject): return "\(leave.rawValue) of \(subject)"
        }
    }

    enum CodingKeys: String, CodingKey {
        case reference, kind, subject, about
        case askedBy = "asked_by"
        case askedOf = "asked_of"
        case askedAt = "asked_at"
        case expiresAt = "expires_at"
    }
}

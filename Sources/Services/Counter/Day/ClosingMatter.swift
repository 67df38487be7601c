public import Accounting
internal import LedgerStore
public import TextCommands

/// What two people agree to when they close a day: what is left open, and why. A closing that leaves
/// something else open is another, and is agreed to anew.
public struct ClosingMatter: Hashable, Sendable {
    /// As approvals name it: `2026-11-24`, or
    /// `2026-11-24 | PO KES 350, JM KES 1,200.50 | KX7M2 | Peter is still on the road`.
    public let subject: String

    /// What the second person is told.
    private let day: Day
    private let left: ApprovalRequest.LeftOpen?

    /// - Parameter reason: Why the day is closed; not looked at where nothing is open.
    public init(
        of day: Day, leaving open: OpenMatters, because reason: String?, in currency: Currency
    ) {
        self.day = day
        guard open.needsReason else {
            (subject, left) = (day.iso, nil)
            return
        }
        let cash = open.cash.map { "\($0.officer) \($0.due.textWithCode)" }
        let sheets = open.sheets.map(\.text)
        subject = [
            day.iso, cash.joined(separator: ", "), sheets.joined(separator: " "), reason ?? "",
        ].filter { !$0.isEmpty }.joined(separator: " | ")
        left = ApprovalRequest.LeftOpen(
            cash: open.cash.reduce(.zero(currency)) { $0.adding($1.due) ?? $0 },
            sheets: sheets.count, reason: reason ?? "")
    }

    /// The question as the second person gets it.
    public func request(by maker: Party) -> ApprovalRequest {
        .dayClose(by: maker.name, day, leaving: left)
    }
}

public import Accounting

/// What the branch says about UNDO and WRONG.
public enum CorrectionReply: Hashable, Sendable {
    // To officers

    case undone(CollectionFacts, notice: ReceiptNotice)

    /// It was handed in: the manager is asked.
    case managerAsked(CollectionFacts, ApprovalReference)

    /// The client said it is wrong, or it was asked before: only the manager can cancel it now.
    case managerDecides(Reference)
    case anothersCollection(Reference)
    case cancelledAlready(Reference, on: CivilTime)

    /// Not his: what he may have meant.
    case unknownReference(String, near: [CollectionFacts], keyword: Keyword)

    /// His sheet has no payment on that line.
    case lineNotBooked(SheetCode, line: Int)

    /// Everything of his sheet that can be is to be taken back: is that right? How much more of it is
    /// counted already.
    case undoSheet(SheetSummary, counted: Int, nonce: String)
    case sheetUndone(SheetSummary)

    /// Nothing of his sheet can be taken back.
    case sheetNotBooked(SheetCode)

    /// The manager cancelled what he recorded, or did not.
    case cancelledByManager(CollectionFacts)
    case keptByManager(CollectionFacts)

    // To clients

    case cancelled(CollectionFacts, balances: [ReceiptBalance])
    case disputeTaken(CollectionFacts)
    case disputedAlready(Reference)
    case disputeKept(CollectionFacts)

    /// The branch looked at it before, and it stands.
    case disputeKeptAlready(Reference)
    case whichReceipt([CollectionFacts])
    case noReceiptToday
    case notYourReceipt

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .undone(let facts, let notice):
            Wording("correction.\(Self.undone(notice))", facts.values)
        case .managerAsked(let facts, let approval):
            Wording(
                "correction.manager-asked",
                facts.values.merging(["approval": .text(approval.text)]) { $1 })
        case .managerDecides(let reference): Self.about(reference, "manager-decides")
        case .anothersCollection(let reference): Self.about(reference, "anothers-collection")
        case .cancelledAlready(let reference, let time):
            Wording(
                "correction.cancelled-already",
                [
                    "reference": .text(reference.text), "time": .time(time), "day": .day(time.day),
                ])
        case .unknownReference(let written, let near, let keyword):
            Self.unknown(written, near, keyword)
        case .lineNotBooked(let sheet, let line):
            Wording(
                "correction.line-not-booked",
                ["sheet": .text(sheet.text), "line": .text("\(line)")])
        case .undoSheet(let summary, let counted, let nonce):
            Self.undo(summary, counted, nonce)
        case .sheetUndone(let summary): Self.about(summary, "sheet-undone")
        case .sheetNotBooked(let sheet):
            Wording("correction.sheet-not-booked", ["sheet": .text(sheet.text)])
        case .cancelledByManager(let facts):
            Wording("correction.cancelled-by-manager", facts.values)
        case .keptByManager(let facts): Wording("correction.kept-by-manager", facts.values)
        default: clientsWording
        }
    }

    private var clientsWording: Wording {
        switch self {
        case .cancelled(let facts, let balances):
            Wording(
                "correction.cancelled",
                facts.values.merging(["balances": .list(balances.map(\.wording))]) { $1 })
        case .disputeTaken(let facts): Wording("correction.dispute-taken", facts.values)
        case .disputedAlready(let reference): Self.about(reference, "disputed-already")
        case .disputeKept(let facts): Wording("correction.dispute-kept", facts.values)
        case .disputeKeptAlready(let reference): Self.about(reference, "dispute-kept-already")
        case .whichReceipt(let receipts): Self.which(receipts)
        case .noReceiptToday: Wording("correction.no-receipt-today")
        default: Wording("correction.not-your-receipt")
        }
    }

    private static func undone(_ notice: ReceiptNotice) -> String {
        switch notice {
        case .sent: "undone"
        case .noPhone: "undone-no-phone"
        case .officersPhone: "undone-staff-phone"
        }
    }

    private static func about(_ reference: Reference, _ name: String) -> Wording {
        Wording("correction.\(name)", ["reference": .text(reference.text)])
    }

    private static func about(_ summary: SheetSummary, _ name: String) -> Wording {
        Wording(
            "correction.\(name)",
            [
                "sheet": .text(summary.sheet.text), "count": .count(summary.payers),
                "total": .money(summary.total),
            ])
    }

    private static func undo(
        _ summary: SheetSummary, _ counted: Int, _ nonce: String
    ) -> Wording {
        let left = Wording("correction.undo-sheet-counted", ["count": .count(counted)])
        let facts =
            [about(summary, "undo-sheet-ask")] + (counted == 0 ? [] : [left])
            + [Wording("correction.undo-sheet-confirm", ["nonce": .text(nonce)])]
        return Wording("correction.undo-sheet", ["facts": .list(facts)])
    }

    private static func unknown(
        _ written: String, _ near: [CollectionFacts], _ keyword: Keyword
    ) -> Wording {
        guard let first = near.first else {
            return Wording(
                "correction.unknown-reference",
                ["reference": .text(Echo.of(written)), "form": .command(keyword)])
        }
        return Wording(
            "correction.do-you-mean",
            first.values.merging(
                [
                    "written": .text(Echo.of(written)),
                    "form": .command(keyword, " \(first.reference)"),
                ]
            ) { $1 })
    }

    private static func which(_ receipts: [CollectionFacts]) -> Wording {
        Wording(
            "correction.which-receipt",
            [
                "receipts": .list(
                    receipts.map { Wording("correction.one-receipt", $0.values) }),
                "form": .command(.wrong, " \(receipts.first?.reference.text ?? "")"),
            ])
    }
}

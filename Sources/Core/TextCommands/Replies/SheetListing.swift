public import Accounting

/// An open sheet, as `SHEETS` names it.
public struct SheetListing: Hashable, Sendable {
    public var sheet: SheetCode

    /// The group's name.
    public var group: String

    /// The day of the meeting.
    public var day: Day

    /// What is due on the lines that are not closed.
    public var due: Money

    public init(sheet: SheetCode, group: String, day: Day, due: Money) {
        self.sheet = sheet
        self.group = group
        self.day = day
        self.due = due
    }

    static func wording(of sheets: [SheetListing]) -> Wording {
        guard !sheets.isEmpty else { return Wording("sheet.no-list") }
        return Wording(
            "sheet.list", ["count": .count(sheets.count), "listed": .list(sheets.map(\.wording))])
    }

    private var wording: Wording {
        Wording(
            "sheet.listed",
            [
                "sheet": .text(sheet.text), "group": .text(group), "day": .day(day),
                "due": .money(due), "figure": .amount(due),
            ])
    }
}

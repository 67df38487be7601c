internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Answers `SHEETS`: the sheets an officer was sent and has not closed.
struct SheetListDesk {
    let errand: Errand

    private var books: OpenBooks { errand.books }

    func serve() throws -> (Reply, Outcome) {
        let rules = errand.rules
        guard let officer = errand.caller.officer else {
            return (.notForYou(errand.caller.helpTopic(rules.balanceAccess)), .refused)
        }
        let today = rules.calendar.day(of: errand.now)
        let days = (-rules.sheets.lateDays...rules.sheets.daysAhead).map(today.advanced(byDays:))
        let codes = try days.flatMap { try books.openSheets(of: officer.code, on: $0) }
        return (.sheet(.list(try codes.compactMap(listing))), .answered)
    }

    /// The sheet; nil when a newer version took its place.
    private func listing(_ code: SheetCode) throws -> SheetListing? {
        guard let sheet = try books.sheets.sheet(code),
            try books.sheets.newest(of: sheet.group, on: sheet.day)?.code == code
        else { return nil }
        let open = try SheetInHand(sheet, in: books).openLines
        return SheetListing(
            sheet: code, group: sheet.groupName, day: sheet.day,
            due: sheet.money(open.reduce(0) { $0 + $1.due }))
    }
}

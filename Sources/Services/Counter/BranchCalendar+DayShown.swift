internal import Accounting
internal import LedgerStore

extension BranchCalendar {
    /// The day of a collection as its receipt names it: the books may count it for a later one,
    /// where the day was closed already.
    func dayShown(of filed: FiledCollection) -> Day {
        min(filed.dayCollected, day(of: filed.collection.recordedAt))
    }
}

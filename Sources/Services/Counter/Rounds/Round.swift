public import Accounting
public import LedgerStore

/// Something the branch does by itself once a day, from a set hour on.
public struct Round: Sendable {
    /// Its name in the books.
    public var name: String

    /// Not before; when the box was off at this hour, as soon as it is on again that day.
    public var hour: TimeOfDay

    /// Does it, in the write that notes it as done.
    public var perform: @Sendable (OpenBooks, CounterRules, Day, Moment) throws -> Void

    public init(
        _ name: String, from hour: TimeOfDay,
        perform: @escaping @Sendable (OpenBooks, CounterRules, Day, Moment) throws -> Void
    ) {
        self.name = name
        self.hour = hour
        self.perform = perform
    }
}

public import Accounting

/// What both sides have of a day: money paid in less money paid out, in minor units.
///
/// Only payments of the branch are added up; what head office took by itself is none of its.
public struct ReconciledDay: Hashable, Sendable {
    public var day: Day

    /// What the journal says stands at head office with this day.
    public var branch = Total()

    /// What stands there with this day.
    public var central = Total()

    public struct Total: Hashable, Sendable {
        public var amount: Int64 = 0
        public var count = 0

        public init(amount: Int64 = 0, count: Int = 0) {
            self.amount = amount
            self.count = count
        }

        /// Adds a payment in, or with less than nothing, out.
        public mutating func add(_ amount: Int64) {
            self.amount = self.amount.addingReportingOverflow(amount).partialValue
            count += 1
        }
    }

    public init(_ day: Day) { self.day = day }

    public var agrees: Bool { branch == central }
}

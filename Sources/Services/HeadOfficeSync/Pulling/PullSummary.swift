/// What a pull did.
public struct PullSummary: Hashable, Sendable {
    /// Which pull it was.
    public var number: Int64

    /// Officers, groups, clients and accounts that came, changed or left.
    public var changes = 0
    public var newClients = 0
    public var newLoans = 0

    /// Balances that head office's figure changed.
    public var figures = 0

    /// Accounts that were left as they are: something of theirs is on its way to head office.
    public var leftAlone = 0

    /// What could not be taken in, or needs a look.
    public var problems = 0

    init(number: Int64) { self.number = number }
}

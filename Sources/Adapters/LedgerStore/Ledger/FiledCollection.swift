public import Accounting

/// A collection as it stands in the books: what was collected, and how far it has come.
public struct FiledCollection: Hashable, Sendable {
    public var collection: Collection
    public var state: CollectionState

    /// The day the officer collected it.
    public var dayCollected: Day

    /// In the order they were posted.
    public var items: [CollectedItem]

    /// The sum of the items.
    public var total: Money

    public var reference: Reference { collection.reference }
}

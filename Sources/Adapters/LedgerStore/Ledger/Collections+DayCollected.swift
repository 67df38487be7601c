public import Accounting

extension Collections {
    /// The day an officer collected it: that of his message. What waited for the manager may stand
    /// in the journal under a later day, for nothing is dated before what is there, nor into a day
    /// that is sealed.
    public func dayCollected(_ collection: Collection) throws -> Day {
        try HeldMessages(db: db).message(collection.message)?.day ?? collection.day
    }

    /// In a statement, the same of a row of `collection`.
    static let dayCollected = """
        IFNULL((SELECT held_message.day FROM held_message
            WHERE held_message.message = collection.message), collection.day)
        """
}

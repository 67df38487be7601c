/// A password that no log, error or dump shows.
public struct FineractPassword: Hashable, Sendable {
    /// The password itself; only the header of a request may hold it.
    let secret: String

    public init(_ secret: String) { self.secret = secret }
}

extension FineractPassword: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "(a password)" }
    public var debugDescription: String { description }
}

extension FineractPassword: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Something wrong in a pack, and what to write instead.
public struct PackFault: Error, Hashable, Sendable {
    public var line: Int
    public var message: String

    public init(line: Int, _ message: String) {
        self.line = line
        self.message = message
    }
}

/// A line to a modem: bytes both ways until it is hung up.
public protocol ByteLine: Sendable {
    /// What the other side sends, in portions as they come; ends when the line is hung up.
    ///
    /// One reader only.
    var incoming: AsyncStream<[UInt8]> { get }

    /// Hands bytes to the line, in order.
    ///
    /// - Throws: `LineError` when the line is hung up or does not take them in time.
    func write(_ bytes: [UInt8]) throws

    /// Hangs up. Doing so twice is the same as once.
    func close()
}

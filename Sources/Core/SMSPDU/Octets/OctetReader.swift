/// Reads octets front to back and says which field was missing them.
struct OctetReader {
    private let octets: [UInt8]
    private(set) var position: Int

    init(_ octets: some Sequence<UInt8>) {
        self.octets = Array(octets)
        position = 0
    }

    var isAtEnd: Bool { position >= octets.count }
    var remaining: Int { octets.count - position }

    /// The next octet without moving on, `nil` at the end.
    var next: UInt8? { isAtEnd ? nil : octets[position] }

    /// - Throws: `TPDUDecodingError` when nothing is left.
    mutating func octet(for field: TPDUField) throws(TPDUDecodingError) -> UInt8 {
        guard let octet = next else {
            throw TPDUDecodingError(
                field: field, offset: position, reason: .tooFewOctets(needed: 1, available: 0))
        }
        position += 1
        return octet
    }

    /// The next `count` octets of a field that started at `start`, or here.
    ///
    /// - Throws: `TPDUDecodingError` when fewer are left.
    mutating func octets(
        _ count: Int, for field: TPDUField, startingAt start: Int? = nil
    ) throws(TPDUDecodingError) -> ArraySlice<UInt8> {
        guard count <= remaining else {
            throw TPDUDecodingError(
                field: field, offset: start ?? position,
                reason: .tooFewOctets(needed: count, available: remaining))
        }
        defer { position += count }
        return octets[position..<position + count]
    }
}

/// Reads octets front to back and says which field was missing them.
struct OctetReader {
    private let octets: [UInt8]
    private(set) var position = 0

    /// Which octets each field took, kept only where somebody wants to see them.
    private(set) var spans: [FieldSpan]?

    init(_ octets: [UInt8], recordingSpans: Bool = false) {
        self.octets = octets
        spans = recordingSpans ? [] : nil
    }

    var isAtEnd: Bool { position >= octets.count }
    var remaining: Int { octets.count - position }

    /// The next octet without moving on, `nil` at the end.
    var next: UInt8? { isAtEnd ? nil : octets[position] }

    /// - Throws: `TPDUDecodingError` when nothing is left.
    mutating func octet(for field: TPDUField) throws(TPDUDecodingError) -> UInt8 {
        guard position < octets.count else {
            throw TPDUDecodingError(
                field: field, offset: position, reason: .tooFewOctets(needed: 1, available: 0))
        }
        defer { advance(by: 1, as: field) }
        return octets[position]
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
        defer { advance(by: count, as: field) }
        return octets[position..<position + count]
    }

    /// What was read since a place.
    func octets(since start: Int) -> ArraySlice<UInt8> { octets[start..<position] }

    private mutating func advance(by count: Int, as field: TPDUField) {
        if count > 0, spans != nil { spans?.note(field, position..<position + count) }
        position += count
    }
}

extension [FieldSpan] {
    /// A field read in several pieces is one span.
    fileprivate mutating func note(_ field: TPDUField, _ octets: Range<Int>) {
        if let last, last.field == field, last.octets.upperBound == octets.lowerBound {
            self[count - 1].octets = last.octets.lowerBound..<octets.upperBound
        } else {
            append(FieldSpan(field: field, octets: octets))
        }
    }
}

/// Stored as the TPDUs it holds, and read back by adding them again.
extension Reassembly: Codable {
    /// Writes the parts as a list of TPDUs in hexadecimal, in an order of their own.
    ///
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        let parts = incomplete.values.flatMap(\.inOrder).map(\.encoded)
        for octets in parts.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            try container.encode(octets.hexadecimal)
        }
    }

    /// - Throws: `DecodingError` for what is not a list of SMS-DELIVER in hexadecimal.
    public init(from decoder: any Decoder) throws {
        self.init()
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd {
            let line = try container.decode(String.self)
            guard let octets = try? [UInt8](hexadecimal: line),
                let part = try? SMSDeliver(decoding: octets), case .incomplete = add(part)
            else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "not a part of a message that waits for more")
            }
        }
    }
}

/// Puts the parts of concatenated messages together again (3GPP TS 23.040 §9.2.3.24.1).
///
/// Parts belong together when sender, reference, its width and the total agree. They may come in
/// any order. A part that comes twice changes nothing; another text under a number already taken
/// means that the sender used the reference again, and starts a new message.
///
/// It forgets a message it has completed, so a part repeated after that waits for the others
/// again: tell copies of the same TPDU apart before adding them.
public struct Reassembly: Hashable, Sendable {
    /// Every part of one message has these in common.
    public struct Key: Hashable, Sendable {
        public var originatingAddress: Address
        public var width: Concatenation.Width
        public var reference: UInt16
        public var total: UInt8
    }

    /// What a part led to.
    public enum Outcome: Hashable, Sendable {
        /// All parts are there, in order. A message that is not concatenated is its only part.
        case complete([SMSDeliver])

        /// The part is kept; these numbers have not come yet.
        case incomplete(missing: [UInt8])

        /// The part was there already.
        case duplicate

        /// The reference was used again: a new message begins with this part, and the parts of
        /// the earlier one, which never became complete, are handed back.
        case restarted(missing: [UInt8], abandoned: [SMSDeliver])
    }

    /// The messages of which parts are missing.
    public private(set) var incomplete: [Key: Parts] = [:]

    public init() {}

    public mutating func add(_ part: SMSDeliver) -> Outcome {
        guard let (key, sequence) = Self.place(of: part) else { return .complete([part]) }
        var parts = incomplete[key] ?? Parts(total: key.total)
        var abandoned: [SMSDeliver] = []
        if let earlier = parts[sequence] {
            guard !earlier.isCopy(of: part) else { return .duplicate }
            abandoned = parts.inOrder
            parts = Parts(total: key.total)
        }
        parts[sequence] = part
        incomplete[key] = parts.isComplete ? nil : parts
        if !abandoned.isEmpty, !parts.isComplete {
            return .restarted(missing: parts.missing, abandoned: abandoned)
        }
        return parts.isComplete ? .complete(parts.inOrder) : .incomplete(missing: parts.missing)
    }

    /// Gives up on a message; its parts are handed back in order.
    public mutating func abandon(_ key: Key) -> [SMSDeliver] {
        incomplete.removeValue(forKey: key)?.inOrder ?? []
    }

    static func place(of part: SMSDeliver) -> (key: Key, sequence: UInt8)? {
        guard let concatenation = part.userData.header?.concatenation else { return nil }
        let key = Key(
            originatingAddress: part.originatingAddress, width: concatenation.width,
            reference: concatenation.reference, total: concatenation.total)
        return (key, concatenation.sequence)
    }
}

extension Reassembly {
    /// The parts of one message that have come so far.
    public struct Parts: Hashable, Sendable {
        public let total: UInt8
        private var bySequence: [UInt8: SMSDeliver] = [:]

        init(total: UInt8) {
            self.total = total
        }

        subscript(sequence: UInt8) -> SMSDeliver? {
            get { bySequence[sequence] }
            set { bySequence[sequence] = newValue }
        }

        public var missing: [UInt8] { (1...max(1, total)).filter { bySequence[$0] == nil } }

        public var isComplete: Bool { missing.isEmpty }

        public var inOrder: [SMSDeliver] { (1...max(1, total)).compactMap { bySequence[$0] } }
    }
}

extension SMSDeliver {
    /// The same part delivered again: the service centre may stamp it anew.
    fileprivate func isCopy(of other: SMSDeliver) -> Bool {
        userData == other.userData && dataCodingScheme == other.dataCodingScheme
    }
}

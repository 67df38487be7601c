/// Puts the parts of concatenated messages together again (3GPP TS 23.040 §9.2.3.24.1).
///
/// Parts belong together when sender, reference, its width and the total agree and the service
/// centre received them within a day. They may come in any order, those of several messages mixed.
/// A part that comes twice changes nothing; another text under a number already taken, or a part
/// of another day, means that the sender used the reference again, and starts a new message.
///
/// It forgets a message it has completed, so a part repeated after that waits for the others
/// again: tell copies of the same TPDU apart before adding them.
public struct Reassembly: Hashable, Sendable {
    /// Every part of one message has these in common.
    public struct Key: Hashable, Sendable {
        /// TP-OA (§9.2.3.7).
        public var originatingAddress: Address

        /// How wide the reference is written.
        public var width: Concatenation.Width

        /// The reference of the message (§9.2.3.24.1, §9.2.3.24.8).
        public var reference: UInt16

        /// How many parts the message has.
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

    /// No message is waited for.
    public init() {}

    /// Takes a part and says what it led to.
    public mutating func add(_ part: SMSDeliver) -> Outcome {
        guard let (key, sequence) = Self.place(of: part) else { return .complete([part]) }
        var parts = incomplete[key] ?? Parts(total: key.total)
        if let earlier = parts[sequence], earlier.isCopy(of: part) { return .duplicate }
        var abandoned: [SMSDeliver] = []
        if parts[sequence] != nil || parts.isOfAnotherDay(than: part) {
            abandoned = parts.inOrder
            parts = Parts(total: key.total)
        }
        parts[sequence] = part
        incomplete[key] = parts.isComplete ? nil : parts
        if !abandoned.isEmpty {
            return .restarted(missing: parts.missing, abandoned: abandoned)
        }
        return parts.isComplete ? .complete(parts.inOrder) : .incomplete(missing: parts.missing)
    }

    /// The longest time between the parts of one message, by TP-SCTS.
    static let longestSeconds: Int64 = 86_400

    /// Gives up on a message; its parts are handed back in order.
    public mutating func abandon(_ key: Key) -> [SMSDeliver] {
        incomplete.removeValue(forKey: key)?.inOrder ?? []
    }

    /// Gives up on every message whose parts the service centre all received before a moment, and
    /// hands their parts back, message by message.
    public mutating func abandon(before moment: ServiceCentreTimeStamp) -> [[SMSDeliver]] {
        let old = incomplete.filter { _, parts in
            parts.inOrder.allSatisfy {
                $0.serviceCentreTimeStamp.secondsSince1970 < moment.secondsSince1970
            }
        }
        let messages = old.keys.map { abandon($0) }
        return messages.sorted { one, other in
            one.first?.serviceCentreTimeStamp.secondsSince1970 ?? 0
                < other.first?.serviceCentreTimeStamp.secondsSince1970 ?? 0
        }
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
        /// How many parts the message has.
        public let total: UInt8
        private var bySequence: [UInt8: SMSDeliver] = [:]

        init(total: UInt8) {
            self.total = total
        }

        subscript(sequence: UInt8) -> SMSDeliver? {
            get { bySequence[sequence] }
            set { bySequence[sequence] = newValue }
        }

        /// The numbers of the parts that have not come, from one.
        public var missing: [UInt8] { (1...max(1, total)).filter { bySequence[$0] == nil } }

        /// Every part has come.
        public var isComplete: Bool { missing.isEmpty }

        /// The parts that have come, by their number.
        public var inOrder: [SMSDeliver] { (1...max(1, total)).compactMap { bySequence[$0] } }

        func isOfAnotherDay(than part: SMSDeliver) -> Bool {
            let seconds = part.serviceCentreTimeStamp.secondsSince1970
            return bySequence.values.contains {
                abs($0.serviceCentreTimeStamp.secondsSince1970 - seconds) > longestSeconds
            }
        }
    }
}

extension SMSDeliver {
    /// The same part delivered again: the service centre may stamp it anew.
    fileprivate func isCopy(of other: SMSDeliver) -> Bool {
        userData == other.userData && dataCodingScheme == other.dataCodingScheme
    }
}

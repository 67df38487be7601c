internal import SMSPDU

/// Where messages are kept (`<mem>`, 3GPP TS 27.005 §3.1).
public enum MessageMemory: String, Hashable, Sendable {
    /// The SIM.
    case sim = "SM"

    /// The modem itself.
    case equipment = "ME"

    /// Both, the SIM's places first.
    case both = "MT"

    /// Status reports.
    case reports = "SR"
}

/// What a stored message is (`<stat>`, 3GPP TS 27.005 §3.1).
enum StoredMessageStatus: Int, Hashable, CaseIterable, Sendable {
    case receivedUnread = 0
    case receivedRead = 1
    case storedUnsent = 2
    case storedSent = 3

    /// As text mode writes it.
    var text: String {
        switch self {
        case .receivedUnread: "REC UNREAD"
        case .receivedRead: "REC READ"
        case .storedUnsent: "STO UNSENT"
        case .storedSent: "STO SENT"
        }
    }
}

/// A message in a place, service centre address first.
struct StoredPDU: Hashable, Sendable {
    var octets: [UInt8]
    var status: StoredMessageStatus

    /// Octets after the service centre address, as PDU mode counts them (`<length>`).
    var length: Int { max(0, octets.count - 1 - Int(octets.first ?? 0)) }
}

/// Places for messages.
struct MessageStore: Hashable, Sendable {
    let capacity: Int
    private var places: [Int: StoredPDU] = [:]

    /// Takes nothing, however many places are free.
    var isSealed = false

    init(capacity: Int) { self.capacity = max(0, capacity) }

    var used: Int { places.count }

    var isFull: Bool { isSealed || used >= capacity }

    /// What is stored, by place, counted from one.
    var stored: [(place: Int, pdu: StoredPDU)] {
        places.sorted { $0.key < $1.key }.map { (place: $0.key, pdu: $0.value) }
    }

    subscript(place: Int) -> StoredPDU? { places[place] }

    /// Stores a message in the lowest free place; nil when there is none.
    mutating func add(_ pdu: StoredPDU) -> Int? {
        guard !isFull, let free = (1...capacity).first(where: { places[$0] == nil }) else {
            return nil
        }
        places[free] = pdu
        return free
    }

    mutating func remove(_ place: Int) { places[place] = nil }

    mutating func removeAll(where isUnwanted: (StoredPDU) -> Bool) {
        places = places.filter { !isUnwanted($0.value) }
    }

    mutating func mark(_ place: Int, _ status: StoredMessageStatus) {
        places[place]?.status = status
    }
}

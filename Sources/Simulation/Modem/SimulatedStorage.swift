/// A SIM's places for messages, and those the network keeps while they are taken.
struct SimulatedStorage {
    private let capacity: Int
    private var places: [Int: [UInt8]] = [:]
    private var network: [[UInt8]] = []

    init(capacity: Int) { self.capacity = capacity }

    /// Messages on the SIM and in the network.
    var count: Int { places.count + network.count }

    /// `used,total`
    var use: String { "\(places.count),\(capacity)" }

    /// What is stored, by place.
    var stored: [(index: Int, pdu: [UInt8])] {
        places.sorted { $0.key < $1.key }.map { (index: $0.key, pdu: $0.value) }
    }

    subscript(index: Int) -> [UInt8]? { places[index] }

    /// Stores a message; nil when the network has to keep it.
    mutating func add(_ pdu: [UInt8]) -> Int? {
        guard let free = (1...capacity).first(where: { places[$0] == nil }) else {
            network.append(pdu)
            return nil
        }
        places[free] = pdu
        return free
    }

    /// Frees a place; the network's oldest message moves in, and its place is returned.
    mutating func remove(_ index: Int) -> Int? {
        places[index] = nil
        return network.isEmpty ? nil : add(network.removeFirst())
    }
}

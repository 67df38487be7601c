/// Octets that wait behind others which come in small portions.
struct Trickle: Hashable, Sendable {
    private var portions: [[UInt8]] = []

    var isEmpty: Bool { portions.isEmpty }

    mutating func add(_ bytes: [UInt8]) { portions.append(bytes) }

    /// Cuts octets into portions of one to `most`.
    mutating func add(_ bytes: [UInt8], most: Int, dice: inout SeededGenerator) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...max(1, most), using: &dice)
            portions.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
    }

    mutating func next() -> [UInt8]? { portions.isEmpty ? nil : portions.removeFirst() }
}

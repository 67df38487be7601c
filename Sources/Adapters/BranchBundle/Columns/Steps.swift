/// A column of places in a list, most of them the next one: 0 is no place, any other number less one
/// is the way from the last place named, zig-zag coded (…, 1 for none, 3 for one on). The first is
/// counted from before the list.
struct StepWriter {
    private var last = -1

    mutating func step(to place: Int?) -> UInt32 {
        guard let place else { return 0 }
        let way = Int32(truncatingIfNeeded: place - last)
        last = place
        return UInt32(bitPattern: way << 1 ^ way >> 31) &+ 1
    }
}

/// Reads the column back.
struct StepReader {
    private var last = -1
    private let column: String
    private let count: Int

    /// A reader of steps through a list of `count`.
    init(_ column: String, in count: Int) {
        self.column = column
        self.count = count
    }

    /// The place a step leads to; nil for none.
    mutating func place(_ step: UInt32) throws(BundleDecodingError) -> Int? {
        guard step > 0 else { return nil }
        let code = step - 1
        last += Int(Int32(bitPattern: code >> 1) ^ -Int32(bitPattern: code & 1))
        guard (0..<count).contains(last) else {
            throw BundleDecodingError(.contents(column), "a place beyond the end of its list")
        }
        return last
    }

    /// The place a step leads to, where there has to be one.
    mutating func somePlace(_ step: UInt32) throws(BundleDecodingError) -> Int {
        guard let place = try place(step) else {
            throw BundleDecodingError(.contents(column), "no place where one is needed")
        }
        return place
    }
}

/// A column of numbers that are close to each other, each written as the way from the one before.
struct DifferenceWriter {
    private var last: Int64 = 0

    mutating func difference(to number: Int64) -> Int64 {
        defer { last = number }
        return number &- last
    }
}

/// Reads the column back; sums that do not fit wrap round, which the hashes catch.
struct DifferenceReader {
    private var last: Int64 = 0

    mutating func number(_ difference: Int64) -> Int64 {
        last &+= difference
        return last
    }
}

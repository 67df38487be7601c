import Accounting
import Foundation
import TextCommands

/// What the counter does in a second, in a release build over a real file: part of `make bench`.
@main
struct CounterBench {
    static func main() async throws {
        try reading()
        let small = try await BenchedCounter(clients: 10_000)
        let few = try await booking(small, "10,000 clients")
        try await small.bookMore(upTo: 1_000_000)
        let many = try await booking(small, "10,000 clients and 1,000,000 entries")
        print("  with 1,000,000 entries \((many / few * 100).formatted) % of that (aim 90 %)")
        try small.remove()
    }

    /// Reading alone, on one core.
    private static func reading() throws {
        guard let shilling = Currency("KES") else { return }
        let reader = CommandReader(currency: shilling)
        for text in [
            "BALANCE", "PAY 1024 S100 L250 L2=50", "pay 1024: s 1,250/= , l 250",
            "KX7M2 3=0 5=200 7A", "Habari yako rafiki yangu wa zamani",
        ] {
            var count = 0
            let time = ContinuousClock().measure {
                for _ in 0..<10_000 {
                    if case .instruction = reader.read(text) { count += 1 }
                }
            }
            print("read \"\(text)\": \((time.seconds / 10_000 * 1e6).formatted) µs")
        }
    }

    /// Payments that wait in the inbox, each interpreted, booked and answered in a write of its
    /// own that is on the disk before the next begins.
    ///
    /// - Returns: How many a second.
    private static func booking(_ counter: BenchedCounter, _ what: String) async throws -> Double {
        var rates: [Double] = []
        var bytes: [Double] = []
        for _ in 1...5 {
            let messages = 500
            try await counter.fill(with: messages)
            let before = DiskUse()
            let time = try await ContinuousClock().measure { try await counter.handleEverything() }
            rates.append(Double(messages) / time.seconds)
            bytes.append(Double(before.written) / Double(messages))
        }
        let rate = rates.sorted()[rates.count / 2]
        print(
            "interpreted, booked and answered, durably, \(what): median \(rate.formatted) "
                + "collections/s, min \((rates.min() ?? 0).formatted)")
        print(
            "  written to the disk: \((bytes.sorted()[bytes.count / 2] / 1024).formatted) KB "
                + "a collection")
        return rate
    }
}

/// What this process has written to the disk since the value was made.
struct DiskUse {
    private let start = Self.count

    var written: Int { Self.count - start }

    /// `write_bytes` of `/proc/self/io`: what was really sent to the storage layer.
    private static var count: Int {
        let text = (try? String(contentsOfFile: "/proc/self/io", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first { $0.hasPrefix("write_bytes: ") }
            .flatMap { Int($0.dropFirst("write_bytes: ".count)) } ?? 0
    }
}

extension Double {
    var formatted: String { String(format: "%.2f", self) }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}

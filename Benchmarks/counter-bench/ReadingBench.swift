import Accounting
import TextCommands

/// How long reading a message takes, on one core.
enum ReadingBench {
    private static let texts = [
        "BALANCE", "PAY 1024 S100 L250 L2=50", "pay 1024: s 1,250/= , l 250",
        "KX7M2 3=0 5=200 7A", "Habari yako rafiki yangu wa zamani", "BALNCE",
    ]

    static func run() throws {
        guard let shilling = Currency("KES") else { preconditionFailure("KES is a currency") }
        let reader = CommandReader(currency: shilling, vocabulary: .everyLanguage)
        for text in texts {
            let times = Figures(
                (0..<Self.turns).map { _ in
                    ContinuousClock().measure {
                        for _ in 0..<Self.readings { keep(reader.read(text)) }
                    }.seconds / Double(Self.readings) * 1e6
                })
            say("read \"\(text)\": \(times.median.text(1)) µs a message")
        }
    }

    private static let turns = 9
    private static let readings = 1000

    /// What is read is used, as far as the optimizer can tell.
    @inline(never) private static func keep(_ reading: Reading) {}
}

/// How long to wait after one failure after the other: twice as long each time, up to a ceiling,
/// and never all boxes at once.
public struct Backoff: Hashable, Sendable {
    public var first: Duration
    public var longest: Duration

    /// Failures since the last success.
    public private(set) var failures = 0

    public init(first: Duration = .seconds(60), longest: Duration = .seconds(1800)) {
        self.first = first
        self.longest = longest
    }

    /// It failed: how long to leave it alone, up to a fifth more or less than the rule says.
    public mutating func afterFailure(
        using generator: inout some RandomNumberGenerator
    ) -> Duration {
        failures = min(failures + 1, 20)
        let delay = min(first * (1 << (failures - 1)), longest)
        return delay * Int64.random(in: 80...120, using: &generator) / 100
    }

    /// It worked.
    public mutating func succeed() { failures = 0 }
}

/// What became of bundles when a USB stick was plugged in.
public enum StickOutcome: Hashable, Sendable {
    /// So many were copied; the last bundle has this number. `isReleased` where the branch let go of
    /// the stick, so that it may be pulled out.
    case copied(count: Int, last: Int64, isReleased: Bool)
    case failed

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .copied(let count, let last, let isReleased):
            Wording(
                isReleased ? "stick.copied" : "stick.copied-mounted",
                ["count": .count(count), "bundle": .text(String(last))])
        case .failed: Wording("stick.failed")
        }
    }
}

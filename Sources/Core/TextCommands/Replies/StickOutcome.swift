/// What became of bundles when a USB stick was plugged in.
public enum StickOutcome: Hashable, Sendable {
    /// So many were copied, and the stick may be pulled out; the last bundle has this number.
    case copied(count: Int, last: Int64)
    case failed

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .copied(let count, let last):
            Wording("stick.copied", ["count": .count(count), "bundle": .text(String(last))])
        case .failed: Wording("stick.failed")
        }
    }
}

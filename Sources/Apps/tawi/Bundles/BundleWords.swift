internal import LedgerStore

/// Bundles, as people read them.
enum BundleWords {
    /// `bundle 3: entries 121 to 180, 1854 bytes`.
    static func line(_ bundle: MadeBundle) -> String {
        "bundle \(bundle.number): \(entries(bundle.firstEntry, bundle.end.entry)), "
            + "\(bundle.size) bytes"
    }

    /// `entries 1 to 12`, `no entries`.
    static func entries(_ first: Int64, _ last: Int64) -> String {
        switch last - first {
        case ..<0: "no entries"
        case 0: "entry \(first)"
        default: "entries \(first) to \(last)"
        }
    }
}

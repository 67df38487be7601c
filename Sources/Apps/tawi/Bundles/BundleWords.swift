internal import Accounting
internal import BranchBundle
internal import LedgerStore

/// A bundle at the branch, as machines read it.
struct MadeBundleDocument: Encodable {
    let number: Int64
    let file: String
    let size: Int
    let sha256: String
    let firstEntry: Int64
    let lastEntry: Int64

    init(_ bundle: MadeBundle) {
        number = bundle.number
        file = bundle.fileName
        size = bundle.size
        sha256 = bundle.hash.hexadecimal
        firstEntry = bundle.firstEntry
        lastEntry = bundle.end.entry
    }

    enum CodingKeys: String, CodingKey {
        case number, file, size, sha256
        case firstEntry = "first_entry"
        case lastEntry = "last_entry"
    }

    static func plain(_ bundle: MadeBundle) -> String {
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

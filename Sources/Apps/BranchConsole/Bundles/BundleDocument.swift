internal import Accounting
public import LedgerStore

/// A bundle at the branch, as machines read it: in the list of the console and of the command line.
public struct BundleDocument: Encodable {
    private let number: Int64
    private let file: String
    private let size: Int
    private let sha256: String
    private let madeAt: String
    private let firstEntry: Int64
    private let lastEntry: Int64

    public init(_ bundle: MadeBundle) {
        number = bundle.number
        file = bundle.fileName
        size = bundle.size
        sha256 = bundle.hash.hexadecimal
        madeAt = bundle.madeAt.iso8601
        firstEntry = bundle.firstEntry
        lastEntry = bundle.end.entry
    }

    private enum CodingKeys: String, CodingKey {
        case number, file, size, sha256
        case madeAt = "made_at"
        case firstEntry = "first_entry"
        case lastEntry = "last_entry"
    }
}

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

/// A file at head office, as machines read it.
struct InspectedBundleDocument: Encodable {
    let file: String
    let branch: String?
    let number: Int64?
    let firstEntry: Int64?
    let lastEntry: Int64?
    let madeAt: String?
    let collections: Int?
    let encrypted: Bool?
    let sha256: String?
    let sound: Bool
    let fault: String?

    init(_ inspected: InspectedBundle) {
        file = inspected.file
        let header = inspected.bundle?.header
        branch = header?.branch
        number = header?.number
        firstEntry = header?.firstEntry
        lastEntry = header?.lastEntry
        madeAt = header?.madeAt.iso8601
        encrypted = header?.isEncrypted
        sha256 = inspected.bundle?.hash.hexadecimal
        if case .sound(let extract) = inspected.finding {
            collections = extract.collections.count
        } else {
            collections = nil
        }
        fault = inspected.finding.fault
        sound = fault == nil
    }

    enum CodingKeys: String, CodingKey {
        case file, branch, number, collections, encrypted, sha256, sound, fault
        case firstEntry = "first_entry"
        case lastEntry = "last_entry"
        case madeAt = "made_at"
    }

    /// `0000003.tawi: Kibwezi 3, entries 121 to 180, 25 collections`.
    var plain: String {
        guard let branch, let number, let firstEntry, let lastEntry else { return file }
        let entries = MadeBundleDocument.entries(firstEntry, lastEntry)
        let inside = collections.map { "\($0) collection\($0 == 1 ? "" : "s")" } ?? "encrypted"
        return "\(file): \(branch) \(number), \(entries), \(inside)"
    }
}

extension BundleFinding {
    /// What is wrong, ending with what to do; nil where nothing is.
    var fault: String? {
        switch self {
        case .sound, .unopened, .verdict(.repeated), .verdict(.follows): nil
        case .unreadable(let error): "\(error). Get the file from the branch again"
        case .verdict(.anotherOfThisNumber):
            "another bundle bears this number. One of them is forged, or the branch went back to a "
                + "backup: compare at the branch before anything is imported"
        case .verdict(.older): "a later bundle was taken before. Give them together"
        case .verdict(.missing(let numbers)):
            numbers.count == 1
                ? "bundle \(numbers.lowerBound) is missing before it. Get it from the branch"
                : "bundles \(numbers.lowerBound) to \(numbers.upperBound) are missing before it. "
                    + "Get them from the branch"
        case .verdict(.anotherBefore):
            "it was made after another bundle than the one before. Compare at the branch"
        case .verdict(.anotherJournal):
            "its journal does not go on where the one before ended. Compare at the branch: "
                + "tawi ledger verify"
        case .verdict(.unknownBranch):
            "no key is known for this branch. Add the line of tawi bundle key to --branches"
        case .verdict(.wrongBranch(let expected)): "it is not of branch \(expected)"
        case .verdict(.wrongKey):
            "another key than the branch's signed it. Do not use it; ask the branch"
        }
    }
}

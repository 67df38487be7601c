internal import Accounting
internal import BranchBundle
internal import LedgerStore

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

    /// Which fault, in a word a program can look at, and in a sentence.
    let verdict: String
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
        verdict = inspected.finding.word
        fault = inspected.finding.fault
        sound = fault == nil
    }

    enum CodingKeys: String, CodingKey {
        case file, branch, number, collections, encrypted, sha256, sound, verdict, fault
        case firstEntry = "first_entry"
        case lastEntry = "last_entry"
        case madeAt = "made_at"
    }

    /// `0000003.tawi: Kibwezi 3, entries 121 to 180, 25 collections: sound`.
    var plain: String {
        let end = fault.map { "\($0)." } ?? Self.praise[verdict] ?? "sound"
        guard let branch, let number, let firstEntry, let lastEntry else {
            return "\(file): \(end)"
        }
        let entries = BundleWords.entries(firstEntry, lastEntry)
        let closed = verdict == "encrypted" ? ", encrypted" : ""
        let inside = collections.map { ", \($0) collection\($0 == 1 ? "" : "s")" } ?? closed
        return "\(file): \(branch) \(number), \(entries)\(inside): \(end)"
    }

    private static let praise = [
        "repeated": "sound, the same again",
        "encrypted": "sound; what is in it was not looked at: --key FILE",
    ]
}

extension BundleFinding {
    /// What is wrong, ending with what to do; nil where nothing is.
    var fault: String? {
        switch self {
        case .sound, .unopened, .verdict(.repeated), .verdict(.follows): nil
        case .unreadable(let error): error.sentence
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

extension BundleFinding {
    /// In a word for programs.
    fileprivate var word: String {
        switch self {
        case .sound, .verdict(.follows): "sound"
        case .unopened: "encrypted"
        case .unreadable(let error): error.word
        case .verdict(.repeated): "repeated"
        case .verdict(.anotherOfThisNumber): "another-of-this-number"
        case .verdict(.older): "older"
        case .verdict(.missing): "missing"
        case .verdict(.anotherBefore): "another-before"
        case .verdict(.anotherJournal): "another-journal"
        case .verdict(.unknownBranch): "unknown-branch"
        case .verdict(.wrongBranch): "wrong-branch"
        case .verdict(.wrongKey): "wrong-key"
        }
    }
}

extension BundleDecodingError {
    fileprivate var word: String { kind.rawValue }

    /// What is wrong, and what to do.
    fileprivate var sentence: String {
        switch kind {
        case .notABundle:
            "it is no bundle of this version. Give files tawi bundle export made; a newer branch "
                + "needs a newer tawi here"
        case .truncated: "it ends early. Copy it from the branch again"
        case .altered: "\(self). Do not use it: get it from the branch again"
        case .encrypted: "it is encrypted. Open it with --key FILE"
        case .otherKey:
            "it is encrypted to another key than --key. Give the key tawi bundle key --head-office "
                + "made for encrypt_to"
        case .unsound: "\(self). Get the file from the branch again"
        }
    }
}

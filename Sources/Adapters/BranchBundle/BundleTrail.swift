public import Foundation

/// The bundles of one branch up to one of them, as far as the next has to follow from it.
public struct BundleTrail: Hashable, Sendable {
    public var branch: String

    /// The number of the last one; 0 before the first.
    public var number: Int64

    /// SHA-256 of its file; nil where it is not at hand.
    public var hash: Data?

    /// Its last entry, and that entry's hash; nil where they are not at hand.
    public var lastEntry: Int64?
    public var chainHash: Data?

    /// Before the first bundle of a branch.
    public init(before branch: String) {
        self.init(branch: branch, number: 0)
        hash = BundleHeader.noBundleBefore
        lastEntry = 0
        chainHash = Data(repeating: 0, count: 32)
    }

    /// After a bundle that is known by its number only.
    public init(branch: String, number: Int64) {
        self.branch = branch
        self.number = number
    }

    /// After this bundle.
    public init(after bundle: SealedBundle) {
        self.init(branch: bundle.header.branch, number: bundle.header.number)
        hash = bundle.hash
        lastEntry = bundle.header.lastEntry
        chainHash = bundle.header.chainAfter
    }
}

/// What head office makes of a bundle.
public enum BundleVerdict: Hashable, Sendable {
    /// It is the next one.
    case follows

    /// It is the last one again, octet for octet; or one not after the last, of which the number
    /// is all that is known.
    case repeated

    /// Another bundle bears this number, or an older one: which of them is right, a person decides.
    case anotherOfThisNumber

    /// It is older than the last one.
    case older

    /// These are not there.
    case missing(ClosedRange<Int64>)

    /// It was made after another one than the last.
    case anotherBefore

    /// Its journal does not go on where the last one ended.
    case anotherJournal

    /// Head office does not know its branch.
    case unknownBranch

    /// It is of another branch than asked for.
    case wrongBranch(expected: String)

    /// Another key than the branch's signed it.
    case wrongKey
}

extension BundleTrail {
    /// What this bundle is to the trail.
    public func verdict(on bundle: SealedBundle, knowing branches: KnownBranches) -> BundleVerdict {
        let header = bundle.header
        guard header.branch == branch else { return .wrongBranch(expected: branch) }
        guard let key = branches.keys[branch] else { return .unknownBranch }
        guard header.signer == key else { return .wrongKey }
        // Of what is known by its number only, nothing can be compared.
        if header.number <= number, hash == nil { return .repeated }
        if header.number == number {
            return hash == bundle.hash ? .repeated : .anotherOfThisNumber
        }
        guard header.number > number else { return .older }
        guard header.number == number + 1 else {
            return .missing(number + 1...header.number - 1)
        }
        guard hash.map({ $0 == header.previous }) ?? true else { return .anotherBefore }
        guard lastEntry.map({ $0 + 1 == header.firstEntry }) ?? true,
            chainHash.map({ $0 == header.chainBefore }) ?? true
        else { return .anotherJournal }
        return .follows
    }
}

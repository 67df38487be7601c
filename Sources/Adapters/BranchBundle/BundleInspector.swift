public import Foundation
public import LedgerStore

/// Looks through files at head office: whose they are, whether they are whole and whether one is
/// missing.
public struct BundleInspector: Sendable {
    private let branches: KnownBranches
    private let key: HeadOfficeKey?

    /// - Parameter key: Opens encrypted bundles; without it their heads and signatures are looked at.
    public init(knowing branches: KnownBranches, openingWith key: HeadOfficeKey? = nil) {
        self.branches = branches
        self.key = key
    }

    /// What is to be said of each file: those that are no bundles first, then by branch and number.
    ///
    /// - Parameters:
    ///   - files: Their names and octets.
    ///   - trail: What is known of a branch's bundles up to now.
    public func inspect(
        _ files: [(name: String, octets: Data)], after trail: (String) throws -> BundleTrail
    ) rethrows -> [InspectedBundle] {
        var inspected: [InspectedBundle] = []
        var bundles: [(name: String, bundle: SealedBundle)] = []
        for file in files {
            do throws(BundleDecodingError) {
                bundles.append((file.name, try SealedBundle(octets: file.octets)))
            } catch {
                inspected.append(
                    InspectedBundle(file: file.name, bundle: nil, finding: .unreadable(error)))
            }
        }
        bundles.sort {
            ($0.bundle.header.branch, $0.bundle.header.number)
                < ($1.bundle.header.branch, $1.bundle.header.number)
        }
        var trails: [String: BundleTrail] = [:]
        for (name, bundle) in bundles {
            let branch = bundle.header.branch
            let before = try trails[branch] ?? trail(branch)
            let finding = finding(on: bundle, after: before)
            let staysBehind = bundle.header.number < before.number
            trails[branch] =
                finding.isForgery || staysBehind ? before : BundleTrail(after: bundle)
            inspected.append(InspectedBundle(file: name, bundle: bundle, finding: finding))
        }
        return inspected
    }

    private func finding(on bundle: SealedBundle, after trail: BundleTrail) -> BundleFinding {
        let verdict = trail.verdict(on: bundle, knowing: branches)
        guard verdict == .follows else { return .verdict(verdict) }
        if bundle.header.isEncrypted, key == nil { return .unopened }
        do throws(BundleDecodingError) {
            return .sound(try bundle.contents(openedWith: key))
        } catch {
            return .unreadable(error)
        }
    }
}

/// A file and what is to be said of it.
public struct InspectedBundle: Sendable {
    public let file: String

    /// Nil where the file is no bundle.
    public let bundle: SealedBundle?
    public let finding: BundleFinding
}

/// What is to be said of a file.
public enum BundleFinding: Hashable, Sendable {
    /// It is the next one, and whole.
    case sound(JournalExtract)

    /// It is the next one and as it was signed; its contents are encrypted.
    case unopened
    case unreadable(BundleDecodingError)

    /// It is not the next one.
    case verdict(BundleVerdict)

    /// Whether nothing may follow from it.
    fileprivate var isForgery: Bool {
        switch self {
        case .verdict(.wrongKey), .verdict(.unknownBranch), .verdict(.wrongBranch),
            .verdict(.anotherOfThisNumber), .verdict(.older), .unreadable:
            true
        case .sound, .unopened, .verdict: false
        }
    }
}

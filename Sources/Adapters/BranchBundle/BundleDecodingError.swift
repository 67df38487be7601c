/// Octets that are not the bundle they claim to be.
public struct BundleDecodingError: Error, Hashable, CustomStringConvertible {
    /// Where reading ended.
    public enum Part: Hashable, Sendable {
        case file
        case header
        case signature
        case payload

        /// A message or column of the contents, under its name in `bundle.proto`.
        case contents(String)
    }

    public var part: Part
    public var reason: String

    /// What sort of trouble it is, for whoever says what to do about it.
    public var kind: Kind

    public enum Kind: String, Hashable, Sendable {
        case notABundle = "not-a-bundle"

        /// It ends before it should.
        case truncated

        /// Its signature is of other octets.
        case altered
        case encrypted

        /// Encrypted to somebody else.
        case otherKey = "encrypted-to-another-key"

        /// It was signed, and makes no sense all the same.
        case unsound
    }

    init(_ part: Part, _ reason: String, _ kind: Kind = .unsound) {
        self.part = part
        self.reason = reason
        self.kind = kind
    }

    public var description: String {
        switch part {
        case .file: "the file: \(reason)"
        case .header: "the header: \(reason)"
        case .signature: "the signature: \(reason)"
        case .payload: "the payload: \(reason)"
        case .contents(let column): "\(column): \(reason)"
        }
    }
}

/// What a reader refuses to hold in memory.
public enum BundleLimits {
    /// Octets of a whole file.
    public static let file = 32 << 20

    /// Octets of the contents once unwrapped.
    public static let contents = 64 << 20

    /// Octets of the header.
    public static let header = 1024
}

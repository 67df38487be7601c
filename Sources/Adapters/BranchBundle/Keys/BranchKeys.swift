internal import Crypto
public import Foundation

/// The key a branch signs its bundles with: Ed25519 (RFC 8032), kept in a file outside the database.
///
/// It is not the branch's own key, nor that of its seals: head office has the public half only.
public struct BundleSigningKey: Sendable {
    /// The branch it belongs to.
    public let branch: String
    private let secret: Curve25519.Signing.PrivateKey

    private static let title = "tawi bundle key 1"

    /// A fresh key.
    public init(for branch: String) {
        self.branch = branch
        secret = Curve25519.Signing.PrivateKey()
    }

    /// Reads a key file.
    ///
    /// - Throws: `BundleKeyError` when it is not there, others may read it or it holds something
    ///   else.
    public init(fileAt path: String) throws {
        let (name, octets) = try KeyFile.read(path, title: Self.title)
        guard let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: octets) else {
            throw BundleKeyError.notAKey(path: path)
        }
        branch = name
        self.secret = secret
    }

    /// Writes a new key file that its owner alone may read.
    ///
    /// - Throws: `BundleKeyError` when there is one already.
    public func create(at path: String) throws {
        try KeyFile.create(path, title: Self.title, name: branch, secret: secret.rawRepresentation)
    }

    public var publicKey: BranchPublicKey { BranchPublicKey(secret.publicKey) }

    func signature(of octets: Data) throws -> Data { try secret.signature(for: octets) }
}

/// The public half of a branch's key.
public struct BranchPublicKey: Hashable, Sendable {
    /// 32 octets.
    public let octets: Data

    /// Nil for octets that are no point of the curve's length.
    public init?(_ octets: Data) {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: octets) else {
            return nil
        }
        self.init(key)
    }

    init(_ key: Curve25519.Signing.PublicKey) { octets = Data(key.rawRepresentation) }

    /// Whether the branch signed these octets.
    func signed(_ octets: Data, with signature: Data) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: self.octets) else {
            return false
        }
        return key.isValidSignature(signature, for: octets)
    }
}

/// The branches head office knows: a line each, as `tawi bundle key` printed it.
///
/// `tawi-branch ed25519:5f… Kibwezi`: a word, the public key, and the rest is the branch's name.
public struct KnownBranches: Hashable, Sendable {
    public private(set) var keys: [String: BranchPublicKey] = [:]

    private static let word = "tawi-branch"
    private static let algorithm = "ed25519:"

    /// The line that tells head office of a branch.
    public static func line(_ branch: String, _ key: BranchPublicKey) -> String {
        "\(word) \(algorithm)\(key.octets.hexadecimalDigits) \(branch)"
    }

    /// Reads lines; empty ones and those that begin with `#` say nothing.
    ///
    /// - Throws: `BundleKeyError` with the first line that is none, or names a branch again with
    ///   another key.
    public init(_ text: String) throws {
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count == 3, words[0] == Self.word, words[1].hasPrefix(Self.algorithm),
                let octets = Data(hexadecimal: words[1].dropFirst(Self.algorithm.count)),
                let key = BranchPublicKey(octets), keys[words[2], default: key] == key
            else { throw BundleKeyError.notAPublicKey(String(line)) }
            keys[words[2]] = key
        }
    }
}

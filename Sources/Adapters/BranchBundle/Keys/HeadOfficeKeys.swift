internal import Crypto
internal import Foundation

/// The key head office opens encrypted bundles with: HPKE's X25519 (RFC 9180).
public struct HeadOfficeKey: Sendable {
    let secret: Curve25519.KeyAgreement.PrivateKey

    private static let title = "tawi head office key 1"

    /// A fresh key.
    public init() { secret = Curve25519.KeyAgreement.PrivateKey() }

    /// Reads a key file.
    ///
    /// - Throws: `BundleKeyError` when it is not there, others may read it or it holds something
    ///   else.
    public init(fileAt path: String) throws {
        let (_, octets) = try KeyFile.read(path, title: Self.title)
        guard let secret = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: octets) else {
            throw BundleKeyError.notAKey(path: path)
        }
        self.secret = secret
    }

    /// Writes a new key file that its owner alone may read.
    ///
    /// - Throws: `BundleKeyError` when there is one already.
    public func create(at path: String) throws {
        try KeyFile.create(
            path, title: Self.title, name: "head office", secret: secret.rawRepresentation)
    }

    public var publicKey: HeadOfficePublicKey { HeadOfficePublicKey(secret.publicKey) }
}

/// What bundles are encrypted to, as it stands in a branch's configuration: `x25519:5f…`.
public struct HeadOfficePublicKey: Hashable, Sendable {
    private let octets: Data

    private static let algorithm = "x25519:"

    /// The key a line of text writes; nil where it writes none.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.algorithm),
            let octets = Data(hexadecimal: text.dropFirst(Self.algorithm.count)),
            let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: octets)
        else { return nil }
        self.init(key)
    }

    init(_ key: Curve25519.KeyAgreement.PublicKey) { octets = Data(key.rawRepresentation) }

    public var text: String { Self.algorithm + octets.hexadecimalDigits }

    /// HPKE's sender to this key.
    var sender: HPKE.Sender {
        get throws {
            try HPKE.Sender(
                recipientKey: Curve25519.KeyAgreement.PublicKey(rawRepresentation: octets),
                ciphersuite: Self.suite, info: Self.info)
        }
    }

    static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
    static let info = Data("tawi bundle 1".utf8)

    /// Octets the authentication tag adds.
    static let tagSize = 16
}

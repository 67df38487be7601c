internal import Crypto
public import Foundation

/// The branch's secret, kept in a file outside the database.
///
/// A stolen database alone gives nobody a PIN: hashes, seals and message identities all need it.
public struct BranchKey: Sendable {
    private let key: SymmetricKey

    /// Length of the secret, in octets.
    public static let length = 32

    /// A key from its octets.
    ///
    /// - Throws: `BranchKeyError` when they are not 32.
    public init(_ octets: Data) throws {
        guard octets.count == Self.length else { throw BranchKeyError.wrongLength(octets.count) }
        key = SymmetricKey(data: octets)
    }

    /// Reads the key file of the books at `database`; makes it, readable by its owner alone, when
    /// neither is there yet.
    ///
    /// - Throws: `BranchKeyError` when the file is gone, others may read it or it holds something
    ///   else.
    public init(fileAt path: String, forBooksAt database: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            guard !FileManager.default.fileExists(atPath: database) else {
                throw BranchKeyError.missing(path: path)
            }
            try Self.create(at: path)
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard permissions & 0o077 == 0 else { throw BranchKeyError.readableByOthers(path: path) }
        try self.init(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func create(at path: String) throws {
        let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        // Written aside and renamed: a power cut leaves no half key.
        let draft = path + ".new"
        try? FileManager.default.removeItem(atPath: draft)
        guard
            FileManager.default.createFile(
                atPath: draft, contents: secret, attributes: [.posixPermissions: 0o600])
        else { throw BranchKeyError.cannotWrite(path: path) }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: draft))
        try handle.synchronize()
        try handle.close()
        try FileManager.default.moveItem(atPath: draft, toPath: path)
    }
}

extension BranchKey {
    /// A keyed digest: nobody without the key can try out PINs against it.
    func identity(of octets: [UInt8]) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: octets, using: derived("identity")))
    }

    /// The octets, readable with the key alone.
    func seal(_ octets: [UInt8]) throws -> Data {
        try ChaChaPoly.seal(octets, using: derived("seal")).combined
    }

    /// What was sealed.
    func open(_ sealed: Data) throws -> [UInt8] {
        Array(try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: sealed), using: derived("seal")))
    }

    /// A PIN mixed with the key, to be hashed slowly.
    func pepper(_ pin: String) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(pin.utf8), using: derived("pin")))
    }

    private func derived(_ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Data("tawi \(purpose)".utf8), outputByteCount: 32)
    }
}

/// Why a key file cannot be used.
public enum BranchKeyError: Error, Hashable, CustomStringConvertible {
    case wrongLength(Int)
    case readableByOthers(path: String)
    case cannotWrite(path: String)
    case missing(path: String)
    case anotherBranch

    public var description: String {
        switch self {
        case .wrongLength(let count):
            "The key file holds \(count) octets instead of \(BranchKey.length). Put back the right file."
        case .readableByOthers(let path):
            "Others may read the key file \(path). Run: chmod 600 \(path)"
        case .cannotWrite(let path):
            "Cannot write the key file \(path). Check that its folder exists and is yours."
        case .missing(let path):
            "The key file \(path) is gone, and the books need it. Put it back from your backup."
        case .anotherBranch:
            "The key file is not the one these books were made with. Put back the right one."
        }
    }
}

internal import Crypto
internal import Foundation

/// The secret a branch shares with head office, so that a sealed day sent by SMS can be believed.
///
/// It is not the branch's own key: whoever reads seals must not be able to try PINs.
public struct SealKey: Sendable {
    /// The branch it belongs to.
    public let branch: String
    private let secret: SymmetricKey

    private static let title = "tawi seal key 1"
    private static let length = 32

    /// A fresh key.
    public init(for branch: String) {
        self.branch = branch
        secret = SymmetricKey(size: .bits256)
    }

    /// Reads a key file.
    ///
    /// - Throws: `SealKeyError` when it is not there, others may read it or it holds something
    ///   else.
    public init(fileAt path: String) throws {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let data = FileManager.default.contents(atPath: path)
        else { throw SealKeyError.missing(path: path) }
        let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard permissions & 0o077 == 0 else { throw SealKeyError.readableByOthers(path: path) }
        let lines = String(decoding: data, as: UTF8.self)
            .split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
        guard lines.count == 3, lines[0].joined(separator: " ") == Self.title,
            lines[1].count == 2, lines[1][0] == "branch", lines[2].count == 2,
            lines[2][0] == "key", let secret = Data(hexadecimal: lines[2][1]),
            secret.count == Self.length
        else { throw SealKeyError.notAKey(path: path) }
        branch = lines[1][1]
        self.secret = SymmetricKey(data: secret)
    }

    /// Writes a new key file that its owner alone may read.
    ///
    /// - Throws: `SealKeyError` when there is one already: seals made with it would be lost.
    public func create(at path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw SealKeyError.existsAlready(path: path)
        }
        let digits = secret.withUnsafeBytes { Data($0).hexadecimal }
        let text = "\(Self.title)\nbranch \(branch)\nkey \(digits)\n"
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw SealKeyError.cannotWrite(path: path) }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.synchronize()
        try handle.close()
    }

    /// HMAC-SHA256, cut to its first 64 bits.
    func tag(of octets: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: octets, using: secret).prefix(8))
    }

    /// The first 32 bits of SHA-256 over the branch's name.
    var branchMark: [UInt8] { Array(SHA256.hash(data: Data(branch.utf8)).prefix(4)) }
}

/// Why a file of a seal key cannot be used.
public enum SealKeyError: Error, Hashable, CustomStringConvertible {
    case missing(path: String)
    case readableByOthers(path: String)
    case notAKey(path: String)
    case existsAlready(path: String)
    case cannotWrite(path: String)

    public var description: String {
        switch self {
        case .missing(let path): "There is no seal key at \(path). Make one: tawi day key"
        case .readableByOthers(let path):
            "Others may read the seal key \(path). Run: chmod 600 \(path)"
        case .notAKey(let path): "\(path) is no seal key. Use the file that tawi day key made."
        case .existsAlready(let path):
            "There is a seal key at \(path), and head office reads with it. Move it away first."
        case .cannotWrite(let path):
            "Cannot write the seal key \(path). Check that its folder exists and is yours."
        }
    }
}

extension Data {
    /// The octets these hexadecimal digits write, or nil.
    fileprivate init?(hexadecimal: String) {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        guard digits.count == hexadecimal.count, digits.count.isMultiple(of: 2) else { return nil }
        self.init(
            stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
        )
    }
}

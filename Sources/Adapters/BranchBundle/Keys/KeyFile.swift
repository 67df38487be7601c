internal import Foundation

/// A secret in a file of three lines that its owner alone may read.
enum KeyFile {
    static func read(_ path: String, title: String) throws -> (name: String, secret: Data) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let data = FileManager.default.contents(atPath: path)
        else { throw BundleKeyError.missing(path: path) }
        let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard permissions & 0o077 == 0 else { throw BundleKeyError.readableByOthers(path: path) }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard lines.count == 3, lines[0] == title, lines[1].hasPrefix("name "),
            lines[2].hasPrefix("key "), let secret = Data(hexadecimal: lines[2].dropFirst(4))
        else { throw BundleKeyError.notAKey(path: path) }
        return (String(lines[1].dropFirst(5)), secret)
    }

    /// Never over another one: what was signed with it could not be signed again.
    static func create(
        _ path: String, title: String, name: String, secret: Data
    ) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw BundleKeyError.existsAlready(path: path)
        }
        let draft = path + ".new"
        try? FileManager.default.removeItem(atPath: draft)
        let text = "\(title)\nname \(name)\nkey \(secret.hexadecimalDigits)\n"
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw BundleKeyError.cannotWrite(path: path) }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: draft))
        try handle.synchronize()
        try handle.close()
        try FileManager.default.moveItem(atPath: draft, toPath: path)
    }
}

/// Why a key of bundles cannot be used.
public enum BundleKeyError: Error, Hashable, CustomStringConvertible {
    case missing(path: String)
    case readableByOthers(path: String)
    case notAKey(path: String)
    case existsAlready(path: String)
    case cannotWrite(path: String)
    case notAPublicKey(String)

    public var description: String {
        switch self {
        case .missing(let path): "There is no key at \(path). Make one: tawi bundle key"
        case .readableByOthers(let path):
            "Others may read the key \(path). Run: chmod 600 \(path)"
        case .notAKey(let path):
            "\(path) is not the key that is needed. Use the file that tawi bundle key made."
        case .existsAlready(let path):
            "There is a key at \(path), and bundles were made with it. Move it away first."
        case .cannotWrite(let path):
            "Cannot write the key \(path). Check that its folder exists and is yours."
        case .notAPublicKey(let text):
            "\"\(text)\" is no public key. Write the line that tawi bundle key printed."
        }
    }
}

extension Data {
    /// Lower-case hexadecimal digits.
    var hexadecimalDigits: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The octets these hexadecimal digits write, or nil.
    init?(hexadecimal text: some StringProtocol) {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        self.init(
            stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
        )
    }
}

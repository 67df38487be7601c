internal import BranchConsole
internal import Foundation

/// A secret from a systemd credential, or from a file its owner alone may read.
enum SecretFile {
    /// - Parameters:
    ///   - path: The file named in the configuration; nil where none is.
    ///   - credential: The name of the systemd credential that stands for it.
    ///   - key: The section and key it is named under.
    /// - Throws: `Refused` with what to do.
    static func token(
        _ path: String?, credential: String, _ key: String
    ) throws -> SecretToken {
        let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
        let file = path ?? folder.map { "\($0)/\(credential)" }
        guard let file else {
            throw Refused("\(key) is missing. Write the path of a file with the secret.")
        }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file),
            let data = FileManager.default.contents(atPath: file)
        else {
            throw Refused(
                "Cannot read \(file) (\(key)). Make it: head -c 24 /dev/urandom | base64 > \(file)")
        }
        let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard permissions & 0o077 == 0 || file.hasPrefix((folder ?? "//") + "/") else {
            throw Refused("Others may read the secret in \(file). Run: chmod 600 \(file)")
        }
        let text = String(decoding: data, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard let token = SecretToken(text) else {
            throw Refused(
                "The secret in \(file) is too short, or has blanks in it. It needs at least "
                    + "\(SecretToken.shortest) characters.")
        }
        return token
    }
}

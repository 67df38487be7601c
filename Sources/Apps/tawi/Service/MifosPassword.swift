internal import Foundation
internal import MifosClient

/// Where the password of head office's user is kept: a file that only its owner can read, or a
/// credential of the service manager (`LoadCredential=mifos-password:…`).
enum MifosPassword {
    /// The first line of the file.
    ///
    /// - Throws: `Refused` when the file is missing, open to others, or empty.
    static func read(_ mifos: Configuration.Mifos) throws -> FineractPassword {
        guard let path = mifos.passwordFile ?? credential else {
            throw Refused(
                "[mifos] names no password. Write it into a file that only Tawi can read, and "
                    + "password_file = \"/etc/tawi/mifos.password\" under [mifos].")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refused("Cannot read \(path). Write the password of head office's user into it.")
        }
        if mifos.passwordFile != nil { try checkMode(path) }
        let text = String(decoding: data, as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isNewline).first, !line.isEmpty else {
            throw Refused("\(path) is empty. Write the password of head office's user into it.")
        }
        return FineractPassword(String(line))
    }

    private static func checkMode(_ path: String) throws {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? NSNumber,
            mode.intValue & 0o077 == 0
        else { throw Refused("Others can read \(path). Run: chmod 600 \(path)") }
    }

    private static var credential: String? {
        guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
            return nil
        }
        let path = "\(folder)/mifos-password"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}

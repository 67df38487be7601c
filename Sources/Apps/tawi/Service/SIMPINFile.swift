internal import ATProtocol
internal import Foundation

/// Where the PIN of a SIM is kept: a file that only its owner can read, or a credential of the
/// service manager.
enum SIMPINFile {
    /// The PIN of a modem's SIM; nil when there is none to give.
    ///
    /// - Throws: `Refused` when the file is missing, open to others, or holds no PIN.
    static func pin(for modem: Configuration.Modem) throws -> String? {
        guard let path = modem.pinFile ?? credential(of: modem.name) else { return nil }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? NSNumber,
            let data = FileManager.default.contents(atPath: path)
        else { throw Refused("Cannot read \(path). Write the SIM's PIN into it.") }
        guard mode.intValue & 0o077 == 0 else {
            throw Refused("Others can read \(path). Run: chmod 600 \(path)")
        }
        let text = String(decoding: data, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard SIMPIN(text) != nil else {
            throw Refused("\(path) holds no PIN. Write four to eight digits into it.")
        }
        return text
    }

    /// Handed over by systemd: `LoadCredential=sim-pin-NAME:…`.
    private static func credential(of name: String) -> String? {
        guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
            return nil
        }
        return ["sim-pin-\(name)", "sim-pin"].map { "\(folder)/\($0)" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}

internal import Accounting
internal import BranchBundle
internal import BranchConsole
internal import Foundation

extension Configuration {
    /// Bundles for head office: the key they are signed with, and when they are made.
    struct Bundles: Sendable {
        /// Nil where it lies beside the database.
        var keyFile: String?

        /// Whom they are encrypted to; nil where they are signed only.
        var recipient: HeadOfficePublicKey?

        /// From when on one is made each day; nil for never by itself.
        var makeAt = TimeOfDay("20:30")
        var stick = Stick()
    }

    /// Bundles onto a USB stick.
    struct Stick: Sendable {
        /// Where a stick is mounted; nil where none is looked for.
        var folder: String?

        /// Whether the branch mounts sticks there itself.
        var mounts = false
    }

    /// The HTTP door.
    struct Console: Sendable {
        var host = "127.0.0.1"
        var port = 8700

        /// Nil where head office gets no bundles by HTTP.
        var tokenFile: String?
    }

    /// Fineract sends its messages through this branch.
    struct Gateway: Sendable {
        var tenant: String
        var appKeyFile: String?
    }

    /// Where the key lies that bundles are signed with.
    var bundleKeyFile: String { bundles.keyFile ?? branch.database + ".bundlekey" }
}

extension Configuration.Bundles {
    init(_ section: ConfigurationSection?) throws {
        guard let section else { return }
        try section.allow(["key_file", "encrypt_to", "make_at", "stick", "mount_stick"])
        keyFile = try section.wholePath("key_file")
        if let text = try section.optionalString("encrypt_to") {
            guard let key = HeadOfficePublicKey(text) else {
                throw section.error(
                    "encrypt_to",
                    "\"\(text)\" is no key. Write what tawi bundle key --head-office printed")
            }
            recipient = key
        }
        if let text = try section.optionalString("make_at") {
            makeAt = TimeOfDay(text)
            guard makeAt != nil || text == "never" else {
                throw section.error(
                    "make_at", "\"\(text)\" is no hour. Write \"20:30\", or \"never\"")
            }
        }
        stick.folder = try section.wholePath("stick")
        stick.mounts = try section.boolean("mount_stick") ?? false
        if stick.mounts, stick.folder == nil {
            throw section.error("mount_stick", "where is not said. Write stick = \"/media/…\"")
        }
    }
}

extension Configuration.Console {
    init(_ section: ConfigurationSection) throws {
        try section.allow(["listen", "token_file"])
        tokenFile = try section.wholePath("token_file")
        guard let text = try section.optionalString("listen") else { return }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let last = parts.last, let port = Int(last), (1...65_535).contains(port),
            parts.count > 1
        else {
            throw section.error(
                "listen", "\"\(text)\" is no address. Write \"127.0.0.1:8700\", say")
        }
        let host = parts.dropLast().joined(separator: ":")
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        self.port = port
        guard !self.host.isEmpty else {
            throw section.error(
                "listen", "\"\(text)\" has no address. Write \"0.0.0.0:\(port)\" for all")
        }
    }
}

extension Configuration.Gateway {
    init(_ section: ConfigurationSection, tenant: String?) throws {
        try section.allow(["tenant", "app_key_file"])
        self.tenant = try section.optionalString("tenant") ?? tenant ?? "default"
        appKeyFile = try section.wholePath("app_key_file")
    }
}

extension ConfigurationSection {
    /// A path from the root; nil where the key is not there.
    func wholePath(_ key: String) throws -> String? {
        guard let path = try optionalString(key) else { return nil }
        guard path.hasPrefix("/"), !path.hasSuffix("/") else {
            throw error(key, "\"\(path)\" is not a whole path. Write it from the root: /etc/tawi/…")
        }
        return path
    }
}

import Foundation

/// PDUs from other projects' tests, beside the package where they are at hand.
enum ThirdPartyData {
    static let folder: URL? = {
        var root = URL(filePath: #filePath).deletingLastPathComponent()
        let files = FileManager.default
        while !files.fileExists(atPath: root.appending(path: "Package.swift").path) {
            guard root.path != "/" else { return nil }
            root = root.deletingLastPathComponent()
        }
        let folder = root.deletingLastPathComponent().appending(path: "shared/data")
        return files.fileExists(atPath: folder.appending(path: "pdu").path) ? folder : nil
    }()

    static var isPresent: Bool { folder != nil }

    static func rows(_ name: String) throws -> [[String: Any]] {
        try json("pdu/" + name) as? [[String: Any]] ?? []
    }

    static func json(_ path: String) throws -> Any? {
        guard let folder else { return nil }
        return try JSONSerialization.jsonObject(
            with: Data(contentsOf: folder.appending(path: path)))
    }
}

internal import Foundation
public import LedgerStore

/// A folder bundles are copied into: on the disk, or on a stick.
///
/// A copy is written under another name, brought to the disk, and renamed: a file with a bundle's name
/// is whole. Copies can be made again at any time; the books have the bundles.
public struct BundleFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// Copies what is not there yet, or not whole.
    ///
    /// - Returns: The bundles that were copied.
    /// - Throws: What the disk says; what was copied before stays.
    public func copy(from books: Books) async throws -> [MadeBundle] {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        var copied: [MadeBundle] = []
        for bundle in try await books.read({ try $0.bundles.all() }) {
            let file = path + "/" + bundle.fileName
            let octets = try await books.read { try $0.bundles.octets(of: bundle.number) }
            guard let octets, FileManager.default.contents(atPath: file) != octets else { continue }
            try write(octets, to: file)
            copied.append(bundle)
        }
        if !copied.isEmpty { try synchronize(path) }
        return copied
    }

    private func write(_ octets: Data, to file: String) throws {
        let draft = file + ".part"
        try? FileManager.default.removeItem(atPath: draft)
        guard FileManager.default.createFile(atPath: draft, contents: nil) else {
            throw CannotWriteBundle(file: file)
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: draft))
        try handle.write(contentsOf: octets)
        try handle.synchronize()
        try handle.close()
        guard rename(draft, file) == 0 else { throw CannotWriteBundle(file: file) }
    }

    /// The names are on the disk, too.
    private func synchronize(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY)
        guard descriptor >= 0 else { throw CannotWriteBundle(file: folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CannotWriteBundle(file: folder) }
    }
}

/// A file could not be put where it belongs.
public struct CannotWriteBundle: Error, Hashable, CustomStringConvertible {
    public let file: String

    public var description: String {
        "Cannot write \(file). Check that its folder exists, is yours and is not full."
    }
}

internal import Foundation
internal import LedgerStore

/// Writes tables of bundles as CSV, a file each, or prints them as JSON, an object a row.
struct BundleTables {
    /// Nil for JSON.
    private let folder: String?
    private var files: [String: FileHandle] = [:]

    init(csvFolder: String?) { folder = csvFolder }

    mutating func write(_ tables: [ExtractTable]) throws {
        for table in tables {
            guard let folder else {
                for row in table.rows { printLine(table.json(row)) }
                continue
            }
            let file = try files[table.name] ?? open(table, in: folder)
            files[table.name] = file
            let lines = table.rows.map(table.csv).joined()
            try file.write(contentsOf: Data(lines.utf8))
        }
    }

    func close() throws {
        for file in files.values {
            try file.synchronize()
            try file.close()
        }
    }

    /// A file that is there already is not written over: it may be another branch's.
    private func open(_ table: ExtractTable, in folder: String) throws -> FileHandle {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/\(table.name).csv"
        guard !FileManager.default.fileExists(atPath: path),
            FileManager.default.createFile(
                atPath: path, contents: Data(table.csvHead.utf8))
        else { throw Refused("\(path) is there already, or cannot be written. Give a new folder.") }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
        return file
    }
}

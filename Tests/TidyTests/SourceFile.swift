import Foundation
import Testing

/// A Swift file of the house.
struct SourceFile {
    /// Below `Sources`, such as `Core/SMSPDU/TPDU.swift`.
    let path: String
    let text: String

    var name: String { path }

    /// Whether a program wrote it from a schema that stands beside it.
    var isGenerated: Bool { path.contains("/Generated/") }

    /// The modules it imports.
    var imports: Set<String> {
        Set(
            text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard let word = words.firstIndex(of: "import"), word <= 2, words.count > word + 1,
                    words[..<word].allSatisfy({ ["public", "internal", "package"].contains($0) })
                else { return nil }
                return words[word + 1].split(separator: ".").first.map(String.init)
            })
    }

    /// The text of a file below `Sources` that is no Swift.
    static func text(at path: String) throws -> String {
        try String(contentsOf: root.appending(path: "Sources/\(path)"), encoding: .utf8)
    }

    static func all(in folder: String) throws -> [SourceFile] {
        let sources = root.appending(path: "Sources")
        let start = folder.isEmpty ? sources : sources.appending(path: folder)
        let found = try #require(FileManager.default.enumerator(atPath: start.path))
        return try found.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map {
            name in
            let path = folder.isEmpty ? name : folder + "/" + name
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            return SourceFile(path: path, text: text)
        }
    }

    private static var root: URL {
        URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }
}

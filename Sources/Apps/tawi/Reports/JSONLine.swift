internal import Foundation

/// Prints a value as one JSON object on one line, keys in order.
func printJSON(_ value: some Encodable) throws {
    printLine(try JSONLine.text(of: value))
}

/// A value as one JSON object on one line, for documents that always have one.
func jsonLine(_ value: some Encodable) -> String {
    (try? JSONLine.text(of: value)) ?? "{}"
}

private enum JSONLine {
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

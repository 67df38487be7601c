extension ModemTranscript {
    /// Reads a file.
    ///
    /// - Throws: `ModemTranscriptError` with the first line that makes no sense.
    public init(parsing text: String) throws(ModemTranscriptError) {
        self.init()
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            // A file that went through Windows ends its lines with both.
            let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
            do throws(ModemTranscriptError.Reason) {
                try read(Array(line))
            } catch {
                throw ModemTranscriptError(line: index + 1, reason: error)
            }
        }
    }

    private mutating func read(_ line: [UInt8]) throws(ModemTranscriptError.Reason) {
        guard let mark = line.first else { return }
        // One blank belongs to the mark, the rest to what was said.
        let rest = line.dropFirst(line.dropFirst().first == UInt8(ascii: " ") ? 2 : 1)
        switch mark {
        case UInt8(ascii: ">"): steps.append(.sent(try Self.unescaped(rest)))
        case UInt8(ascii: "<"): steps.append(.received(try Self.unescaped(rest)))
        case UInt8(ascii: "~"): steps.append(.pause(milliseconds: try Self.pause(rest)))
        case UInt8(ascii: "#"): readRemark(String(decoding: rest, as: UTF8.self))
        default:
            guard line.allSatisfy({ $0 == UInt8(ascii: " ") }) else { throw .unknownMark }
        }
    }

    /// Before anything is said, `# name: value` is a header; anything else is a comment.
    private mutating func readRemark(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let isName = parts[0].allSatisfy { $0.isASCII && $0.isLowercase } && !parts[0].isEmpty
        if steps.isEmpty, parts.count == 2, isName {
            headers.append(Header(String(parts[0]), parts[1].trimmed))
        } else {
            steps.append(.comment(text.trimmed))
        }
    }

    private static func pause(
        _ text: ArraySlice<UInt8>
    ) throws(ModemTranscriptError.Reason) -> Int {
        let digits = String(decoding: text, as: UTF8.self).trimmed
        guard digits.isDecimal, let milliseconds = Int(digits),
            milliseconds <= longestPauseMilliseconds
        else { throw .unreadablePause }
        return milliseconds
    }

    private static func unescaped(
        _ text: ArraySlice<UInt8>
    ) throws(ModemTranscriptError.Reason) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "\\"): bytes.append(byte)
            case UInt8(ascii: "x"):
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                guard digits.count == 2, digits.isHexadecimal, let value = UInt8(digits, radix: 16)
                else { throw .unknownEscape }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: throw .unknownEscape
            }
        }
        return bytes
    }
}

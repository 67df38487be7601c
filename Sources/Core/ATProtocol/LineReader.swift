/// Cuts a modem's bytes into lines and prompts.
///
/// CR, LF and CR LF end a line, as does Ctrl-Z; empty lines say nothing but that the line before
/// them was whole. A `>` at the start of a line is the prompt for a message's text (TS 27.005
/// §3.5.1), with or without the space that should follow it.
public struct LineReader: Sendable {
    public enum Piece: Hashable, Sendable {
        case line(Line)
        case prompt
    }

    /// What stood between two ends of line.
    public struct Line: Hashable, Sendable {
        public var text: String

        /// As it was sent, with the blanks at its ends.
        var raw: String

        /// Whether an empty line stands before it, as before everything a modem says of itself
        /// (V.250 §5.7.1). Where there is none, the line may go on where an earlier one was cut.
        public var followsEmptyLine: Bool

        public init(_ text: String, followsEmptyLine: Bool) {
            self.init(raw: text, text: text, followsEmptyLine: followsEmptyLine)
        }

        init(raw: String, text: String, followsEmptyLine: Bool) {
            self.raw = raw
            self.text = text
            self.followsEmptyLine = followsEmptyLine
        }
    }

    /// Longest line kept, in octets; a PDU line has 352 characters at most.
    public static let longestLine = 4096

    private var pending: [UInt8] = []
    private var isOverlong = false
    private var followsPrompt = false

    /// Ends of line since the last character; CR LF is one.
    private var ends = 1
    private var endedWithReturn = false

    public init() {}

    /// Takes bytes in any portions and gives what they completed.
    public mutating func append(_ bytes: some Sequence<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n") where endedWithReturn: endedWithReturn = false
            case UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0x1A:
                endLine(&pieces)
                endedWithReturn = byte == UInt8(ascii: "\r")
            case UInt8(ascii: ">") where pending.isEmpty && !isOverlong:
                pieces.append(.prompt)
                followsPrompt = true
                endedWithReturn = false
                ends = 2
            case UInt8(ascii: " ") where pending.isEmpty && followsPrompt, 0, 0x11, 0x13:
                continue
            default: keep(byte)
            }
        }
        return pieces
    }

    private mutating func keep(_ byte: UInt8) {
        followsPrompt = false
        endedWithReturn = false
        guard !isOverlong else { return }
        pending.append(byte)
        if pending.count > Self.longestLine {
            pending = []
            isOverlong = true
        }
    }

    private mutating func endLine(_ pieces: inout [Piece]) {
        let raw = String(decoding: pending, as: UTF8.self)
        let text = raw.trimmed
        if !text.isEmpty {
            pieces.append(.line(Line(raw: raw, text: text, followsEmptyLine: ends != 1)))
            ends = 0
        }
        pending = []
        isOverlong = false
        followsPrompt = false
        ends = min(ends + 1, 2)
    }
}

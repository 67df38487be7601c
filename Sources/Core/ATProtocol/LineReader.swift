/// Cuts a modem's bytes into lines and prompts.
///
/// Carriage returns, line feeds and Ctrl-Z end a line, in any number and order; empty lines say
/// nothing. A `>` at the start of a line is the prompt for a message's text (TS 27.005 §3.5.1),
/// with or without the space that should follow it.
public struct LineReader: Sendable {
    public enum Piece: Hashable, Sendable {
        case line(String)
        case prompt
    }

    /// Longest line kept, in octets; a PDU line has 352 characters at most.
    public static let longestLine = 4096

    private var pending: [UInt8] = []
    private var isOverlong = false
    private var followsPrompt = false

    public init() {}

    /// Takes bytes in any portions and gives what they completed.
    public mutating func append(_ bytes: some Sequence<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0x1A:
                endLine(&pieces)
            case UInt8(ascii: ">") where pending.isEmpty && !isOverlong:
                pieces.append(.prompt)
                followsPrompt = true
            case UInt8(ascii: " ") where pending.isEmpty && followsPrompt, 0:
                continue
            default:
                keep(byte)
            }
        }
        return pieces
    }

    private mutating func keep(_ byte: UInt8) {
        followsPrompt = false
        guard !isOverlong else { return }
        pending.append(byte)
        if pending.count > Self.longestLine {
            pending = []
            isOverlong = true
        }
    }

    private mutating func endLine(_ pieces: inout [Piece]) {
        let line = String(decoding: pending, as: UTF8.self).trimmed
        pending = []
        isOverlong = false
        followsPrompt = false
        if !line.isEmpty { pieces.append(.line(line)) }
    }
}

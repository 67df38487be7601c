extension ModemTranscript {
    /// The same dialogue without what is somebody's own: PINs, numbers of people, SIMs and modems,
    /// places, and the texts of messages and service codes.
    ///
    /// Every line keeps its length and PDUs stay well formed, so that the dialogue can still be
    /// held. What a person wrote in comments and headers is left alone.
    public func redacted() -> Self {
        // A secret may lie in two portions of a line: each side is masked as one stream.
        var sent = Self.masked(steps.flatMap(\.sentBytes))
        var received = Self.masked(steps.flatMap(\.receivedBytes))
        var result = self
        result.steps = steps.map { step in
            switch step {
            case .sent(let bytes): .sent(Self.take(bytes.count, from: &sent))
            case .received(let bytes): .received(Self.take(bytes.count, from: &received))
            case .pause, .comment: step
            }
        }
        return result
    }

    private static func take(_ count: Int, from bytes: inout ArraySlice<UInt8>) -> [UInt8] {
        defer { bytes = bytes.dropFirst(count) }
        return Array(bytes.prefix(count))
    }

    private static func masked(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var mask = TranscriptMask()
        var result: [UInt8] = []
        var line: [UInt8] = []
        for byte in bytes {
            // Carriage return, line feed, Ctrl-Z and escape end a line.
            guard [0x0D, 0x0A, 0x1A, 0x1B].contains(byte) else {
                line.append(byte)
                continue
            }
            result += mask.masked(line) + [byte]
            line = []
        }
        return (result + mask.masked(line))[...]
    }
}

extension ModemTranscript.Step {
    fileprivate var sentBytes: [UInt8] {
        if case .sent(let bytes) = self { bytes } else { [] }
    }

    fileprivate var receivedBytes: [UInt8] {
        if case .received(let bytes) = self { bytes } else { [] }
    }
}

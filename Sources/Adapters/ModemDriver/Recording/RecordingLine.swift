internal import ATProtocol
internal import SerialLine

/// A line whose both directions are written down.
struct RecordingLine: ByteLine {
    let line: any ByteLine
    let recording: ModemRecording

    /// What comes is written down when it is taken, so that it stands in the order in which the
    /// driver saw it.
    var incoming: AsyncStream<[UInt8]> {
        let portions = line.incoming
        return AsyncStream { [recording] in
            let bytes = await portions.first { _ in true }
            if let bytes { recording.note(.received(bytes)) }
            return bytes
        }
    }

    func write(_ bytes: [UInt8]) throws {
        recording.note(.sent(bytes))
        try line.write(bytes)
    }

    func close() { line.close() }
}

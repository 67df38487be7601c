internal import CZlib

/// gzip (RFC 1952): bytes made small for a slow line, and back.
public enum Gzip {
    /// The bytes as one gzip member, as small as the format makes them.
    public static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        precondition(
            tawi_deflate_init(&stream, Z_BEST_COMPRESSION, gzipWindowBits) == Z_OK,
            "zlib takes its own constants")
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let written = withBuffers(bytes, &output, &stream) { stream in
            deflate(&stream, Z_FINISH)
        }
        precondition(written.status == Z_STREAM_END, "the bound holds whatever is compressed")
        output.removeLast(output.count - written.count)
        return output
    }

    /// All parts, one after the other, as one gzip member in which each part has codes of its own:
    /// where octets of one sort stand together, those of another do not spoil them.
    public static func compress(parts: [[UInt8]]) -> [UInt8] {
        var stream = z_stream()
        precondition(
            tawi_deflate_init(&stream, Z_BEST_COMPRESSION, gzipWindowBits) == Z_OK,
            "zlib takes its own constants")
        defer { deflateEnd(&stream) }
        let size = parts.reduce(0) { $0 + Int(deflateBound(&stream, UInt($1.count))) + 64 }
        var output = [UInt8](repeating: 0, count: size + 64)
        var compressed: [UInt8] = []
        for part in parts {
            let written = withBuffers(part, &output, &stream) { deflate(&$0, Z_BLOCK) }
            precondition(stream.avail_in == 0, "the buffer holds every part")
            compressed += output.prefix(written.count)
        }
        let written = withBuffers([], &output, &stream) { deflate(&$0, Z_FINISH) }
        precondition(written.status == Z_STREAM_END, "the bound holds whatever is compressed")
        return compressed + output.prefix(written.count)
    }

    /// What was compressed.
    ///
    /// - Parameter limit: The most bytes it may become: a small message must not fill the memory.
    public static func decompress(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        var stream = z_stream()
        guard tawi_inflate_init(&stream, gzipWindowBits) == Z_OK else { throw .damaged }
        defer { inflateEnd(&stream) }
        // One byte more than the limit, so that a message that is just as long is told from more.
        var output = [UInt8](repeating: 0, count: limit + 1)
        let written = withBuffers(bytes, &output, &stream) { stream in
            inflate(&stream, Z_FINISH)
        }
        guard written.count <= limit else { throw .tooLong(limit: limit) }
        guard written.status == Z_STREAM_END, stream.avail_in == 0 else { throw .damaged }
        output.removeLast(output.count - written.count)
        return output
    }

    /// 32 KiB of window, with the header and trailer of gzip.
    private static let gzipWindowBits: Int32 = 15 + 16

    private static func withBuffers(
        _ input: [UInt8], _ output: inout [UInt8], _ stream: inout z_stream,
        _ body: (inout z_stream) -> Int32
    ) -> (status: Int32, count: Int) {
        var input = input
        return input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                let status = body(&stream)
                return (status, output.count - Int(stream.avail_out))
            }
        }
    }
}

/// Why bytes are not what gzip made.
public enum GzipError: Error, Hashable {
    /// They are cut off, altered, or never were gzip.
    case damaged

    /// They would become longer than the limit.
    case tooLong(limit: Int)
}

internal import Glibc

/// What the file system says about a path. Links may point anywhere and files may go at any time.
enum FilePath {
    /// Where the links at the end of the path lead; nil when there is nothing.
    ///
    /// Not `realpath`: under umockdev, with which this is tested, that one spoils the heap for a
    /// node that is a link out of the mocked tree.
    static func resolved(_ path: String) -> String? {
        var path = path
        // As many as the kernel follows: path_resolution(7).
        for _ in 0..<40 {
            guard let target = target(ofLink: path) else { return exists(path) ? path : nil }
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            path = withoutDots(target.hasPrefix("/") ? target : "/\(folder)/\(target)")
        }
        return nil
    }

    private static func withoutDots(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Whether there is something at the path, at the end of its links.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// What a link says.
    static func target(ofLink path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink(path, $0, bytes.count) } ?? -1
        }
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    }

    /// The names in a folder; empty when it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let open = opendir(folder) else { return [] }
        defer { closedir(open) }
        var names: [String] = []
        let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19
        while let entry = readdir(open) {
            // Read where it lies: the kernel's entry is shorter than the structure of its type.
            let start = UnsafeRawPointer(entry) + nameOffset
            let name = String(cString: start.assumingMemoryBound(to: CChar.self))
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The start of a file, at most this many octets; nil when it cannot be read.
    static func contents(_ path: String, atMost limit: Int = 65_536) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < limit {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return bytes
    }

    /// The start of a file as text without white space at its end.
    static func text(_ path: String) -> String? {
        contents(path).map { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self).withoutSpaceAround
        }
    }
}

extension String {
    /// Without spaces and line ends at either end.
    var withoutSpaceAround: String {
        let kept = drop(while: \.isWhitespace)
        guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...last])
    }
}

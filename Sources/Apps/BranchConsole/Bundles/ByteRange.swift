/// What part of a file a request asks for (RFC 9110 §14).
enum ByteRange: Hashable {
    case whole
    case part(Range<Int>)

    /// It asks for octets the file does not have: 416.
    case unsatisfiable

    /// Reads a `Range` header for a file of `size` octets.
    ///
    /// What is malformed, of another unit, or several ranges at once is answered with the whole file,
    /// as §14.2 allows: whoever resumes a download asks for one.
    init(_ header: String?, size: Int) {
        self = .whole
        guard let header, header.lowercased().hasPrefix("bytes=") else { return }
        let bounds = header.dropFirst(6).trimming
            .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            .map(\.trimming)
        guard bounds.count == 2, bounds.joined().utf8.allSatisfy({ (48...57).contains($0) })
        else { return }
        // A number too large to be read is beyond any file.
        let numbers = bounds.map { $0.isEmpty ? nil : Int($0) ?? .max }
        switch (numbers[0], numbers[1]) {
        case (nil, nil): return
        case (nil, let last?):
            self = last > 0 && size > 0 ? .part(max(0, size - last)..<size) : .unsatisfiable
        case (let first?, let last):
            if let last, last < first { return }
            self =
                first < size
                ? .part(first..<min(size, (last ?? size).addingOne)) : .unsatisfiable
        }
    }
}

extension Int {
    fileprivate var addingOne: Int { self == .max ? self : self + 1 }
}

extension Substring {
    /// Without blanks around it.
    fileprivate var trimming: Substring {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        return Substring(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}

extension CodedText {
    /// The places, in units, that cut the text into parts of at most so many units.
    ///
    /// Each part takes as many characters as it can. A character of more code points than a part
    /// holds is cut between two of them. Data is cut anywhere.
    func cuts(every capacity: Int) -> [Int] {
        let (ends, begins) = (codePointEnds, characterBegins)
        var cuts: [Int] = []
        var (start, first) = (0, 0)
        while units.count - start > capacity {
            var next = ends == nil ? first + capacity : first
            while let end = ends?[next], end <= start + capacity { next += 1 }
            first = lastBegin(begins, from: first, to: next)
            start = ends?[first - 1] ?? first
            cuts.append(start)
        }
        return cuts
    }

    /// The last code point at or before `last` where a reader sees a character begin; `last` itself
    /// where that would be the start of the part.
    private func lastBegin(
        _ begins: [Bool]?, from first: Int, to last: Int
    ) -> Int {
        guard let begins else { return last }
        var cut = last
        while cut > first, !begins[cut] { cut -= 1 }
        return cut > first ? cut : last
    }

    /// The number of units up to and with each code point; `nil` where each has one.
    private var codePointEnds: [Int]? {
        guard !hasOneUnitEach, let coding else { return nil }
        let main = coding.main
        var ends: [Int] = []
        ends.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let count =
                coding == .ucs2
                ? 2 * UTF16.width(scalar) : main.septet(of: scalar) == nil ? 2 : 1
            ends.append((ends.last ?? 0) + count)
        }
        return ends
    }

    /// Whether a reader sees a character begin at a code point, by its number; `nil` where it does
    /// at every one: in data, and in ASCII but for CR LF.
    private var characterBegins: [Bool]? {
        if hasOneUnitEach, !text.utf8.contains(UInt8(ascii: "\r")) { return nil }
        var begins: [Bool] = []
        begins.reserveCapacity(text.utf8.count)
        for character in text {
            begins.append(true)
            for _ in character.unicodeScalars.dropFirst() { begins.append(false) }
        }
        return begins
    }
}

extension CodedText {
    /// The places, in units, that cut the text into parts of at most so many units, the end of
    /// the text the last of them.
    ///
    /// Each part takes as many characters as it can. A character of more code points than a part
    /// holds is cut between two of them. Data is cut anywhere.
    func cuts(every capacity: Int) -> [Int] {
        let begins = characterBegins
        var cuts: [Int] = []
        var (start, first) = (0, 0)
        while units.count - start > capacity {
            var next = first
            while end(of: next) <= start + capacity { next += 1 }
            var cut = next
            while cut > first, begins?[cut] == false { cut -= 1 }
            first = cut > first ? cut : next
            start = end(of: first - 1)
            cuts.append(start)
        }
        return cuts + [units.count]
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

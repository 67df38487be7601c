/// The codings that can write every character of a text.
struct CodingSearch {
    /// In the order they were given.
    let codings: [TextCoding]

    /// The first character that left no GSM 7 bit coding, and its place, counted from zero.
    let obstacle: (character: Character, offset: Int)?

    init(_ text: String, among candidates: [TextCoding]) {
        var left = candidates.filter { $0 != .ucs2 }
        var obstacle: (Character, Int)?
        var seen: Set<Unicode.Scalar> = []
        for (offset, character) in text.enumerated() {
            if left.isEmpty { break }
            for scalar in character.unicodeScalars {
                // Many codings are worth remembering what they were asked.
                if left.count > 1, !seen.insert(scalar).inserted { continue }
                left.removeAll { !$0.canWrite(scalar) }
            }
            if left.isEmpty { obstacle = (character, offset) }
        }
        self.obstacle = obstacle
        codings = left + candidates.filter { $0 == .ucs2 }
    }
}

extension TextCoding {
    fileprivate func canWrite(_ scalar: Unicode.Scalar) -> Bool {
        main.septet(of: scalar) != nil || shifted.septet(of: scalar) != nil
    }
}

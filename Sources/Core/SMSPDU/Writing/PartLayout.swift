/// How much of a text one message holds, and where the text is cut (3GPP TS 23.040 §9.2.3.16,
/// §9.2.3.24.1).
struct PartLayout {
    private let countsSeptets: Bool
    private let reference: ConcatenationReference
    private let elements: [InformationElement]

    init(
        countsSeptets: Bool, _ reference: ConcatenationReference, _ elements: [InformationElement]
    ) {
        self.countsSeptets = countsSeptets
        self.reference = reference
        self.elements = elements
    }

    /// The fewest parts a text may take: each code point takes one unit at least.
    func fewestParts(of text: String) throws(Segmentation.Failure) -> Int {
        let codePoints = text.unicodeScalars.count
        guard codePoints > capacity(after: try header(nil)) else { return 1 }
        let capacity = try capacityOfParts()
        return (codePoints + capacity - 1) / capacity
    }

    /// How many parts a text takes.
    func partCount(of text: CodedText) throws(Segmentation.Failure) -> Int {
        if text.units.count <= capacity(after: try header(nil)) { return 1 }
        return text.cuts(every: try capacityOfParts()).count
    }

    /// The user data of every part.
    func userData(of text: CodedText) throws(Segmentation.Failure) -> [UserData] {
        let header = try header(nil)
        if text.units.count <= capacity(after: header) {
            return [try userData(header, text.units[...])]
        }
        let cuts = text.cuts(every: try capacityOfParts())
        guard let total = UInt8(exactly: cuts.count) else { throw .tooManyParts(cuts.count) }
        var parts: [UserData] = []
        var start = 0
        for (end, sequence) in zip(cuts, 1...total) {
            let header = try self.header(reference.part(sequence, of: total))
            parts.append(try userData(header, text.units[start..<end]))
            start = end
        }
        return parts
    }

    private func userData(
        _ header: UserDataHeader?, _ units: ArraySlice<UInt8>
    ) throws(Segmentation.Failure) -> UserData {
        let userData =
            countsSeptets
            ? UserData(header: header, septets: units) : UserData(header: header, data: units)
        guard let userData else { throw .headerTooLong }
        return userData
    }

    /// The header of the only part, or of one of several; `nil` where there is none.
    private func header(_ place: Concatenation?) throws(Segmentation.Failure) -> UserDataHeader? {
        if place == nil, elements.isEmpty { return nil }
        let place = place.map { [$0.element] } ?? []
        guard let header = UserDataHeader(place + elements) else { throw .headerTooLong }
        return header
    }

    private func capacityOfParts() throws(Segmentation.Failure) -> Int {
        let capacity = capacity(after: try header(reference.part(1, of: .max)))
        // The longest code point is a surrogate pair: four octets.
        guard capacity >= 4 else { throw .headerTooLong }
        return capacity
    }

    /// The most units after a header.
    private func capacity(after header: UserDataHeader?) -> Int {
        let maximum = UserData.maximumOctets
        guard let header else {
            return countsSeptets ? UserData.maximumSeptets(in: maximum) : maximum
        }
        return countsSeptets
            ? UserData.maximumSeptets(in: maximum) - header.septetCount
            : maximum - header.octetCount
    }
}

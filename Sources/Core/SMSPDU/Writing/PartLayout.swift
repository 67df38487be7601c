/// How much of a text one message holds, and where the text is cut (3GPP TS 23.040 §9.2.3.16,
/// §9.2.3.24.1).
struct PartLayout {
    private let countsSeptets: Bool
    private let reference: ConcatenationReference

    /// The elements every part carries besides its place.
    private let elements: [UInt8]

    /// - Throws: `.headerTooLong` where no message holds the elements.
    init(
        countsSeptets: Bool, _ reference: ConcatenationReference, _ elements: [InformationElement]
    ) throws(Segmentation.Failure) {
        self.countsSeptets = countsSeptets
        self.reference = reference
        guard !elements.isEmpty else {
            self.elements = []
            return
        }
        guard let header = UserDataHeader(elements) else { throw .headerTooLong }
        self.elements = header.octets
    }

    /// The fewest parts a text may take: each code point takes one unit at least.
    func fewestParts(of text: String) throws(Segmentation.Failure) -> Int {
        let codePoints = text.unicodeScalars.count
        guard codePoints > capacity(after: elements.count) else { return 1 }
        let capacity = try capacityOfParts()
        return (codePoints + capacity - 1) / capacity
    }

    /// Where the text is cut, in units; nowhere where one message holds it.
    func cuts(in text: CodedText) throws(Segmentation.Failure) -> [Int] {
        if text.units.count <= capacity(after: elements.count) { return [] }
        return text.cuts(every: try capacityOfParts())
    }

    /// The user data of every part.
    func userData(
        of text: CodedText, cutAt cuts: [Int]
    ) throws(Segmentation.Failure) -> [UserData] {
        if cuts.isEmpty {
            return [try userData(elements.isEmpty ? nil : elements, text.units[...])]
        }
        guard let total = UInt8(exactly: cuts.count + 1) else {
            throw .tooManyParts(cuts.count + 1)
        }
        var parts: [UserData] = []
        parts.reserveCapacity(Int(total))
        var start = 0
        for (end, sequence) in zip(cuts + [text.units.count], 1...total) {
            let header = reference.elementOctets(of: sequence, of: total) + elements
            parts.append(try userData(header, text.units[start..<end]))
            start = end
        }
        return parts
    }

    private func userData(
        _ elements: [UInt8]?, _ units: ArraySlice<UInt8>
    ) throws(Segmentation.Failure) -> UserData {
        let header = elements.map { UserDataHeader(octets: $0[...]) }
        let userData =
            countsSeptets
            ? UserData(header: header, septets: units) : UserData(header: header, data: units)
        guard let userData else { throw .headerTooLong }
        return userData
    }

    private func capacityOfParts() throws(Segmentation.Failure) -> Int {
        let capacity = capacity(after: reference.elementOctetCount + elements.count)
        // The longest code point is a surrogate pair: four octets.
        guard capacity >= 4 else { throw .headerTooLong }
        return capacity
    }

    /// The most units after so many octets of elements.
    private func capacity(after elements: Int) -> Int {
        let octets = UserData.maximumOctets
        let header = elements == 0 ? 0 : elements + 1
        return countsSeptets
            ? UserData.maximumSeptets(in: octets) - (header * 8 + 6) / 7 : octets - header
    }
}

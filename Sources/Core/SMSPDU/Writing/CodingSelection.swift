/// The coding that takes a text in the fewest parts (3GPP TS 23.040 §9.2.3.24.1,
/// TS 23.038 §6.2.1.2).
struct CodingSelection {
    private(set) var coding: TextCoding
    private(set) var text: CodedText
    private(set) var layout: PartLayout

    /// Where the text is cut, in units.
    private(set) var cuts: [Int]

    private var partCount: Int { cuts.count + 1 }

    /// The first character that left no GSM 7 bit coding.
    private(set) var forcedUCS2: Character?

    /// - Throws: the first character an exact choice cannot write.
    init(
        _ text: String, in choice: AlphabetChoice, _ reference: ConcatenationReference,
        _ elements: [InformationElement]
    ) throws(Segmentation.Failure) {
        if choice.codings.first == .gsm7Bit() {
            let plain = try Self(text, as: .gsm7Bit(), reference, elements)
            // What almost every text needs no search for.
            if let plain, plain.partCount == 1 || !choice.offersNationalLanguages {
                self = plain
                return
            }
        }
        let composed = Composition.composed(text)
        let search = CodingSearch(composed, among: choice.codings)
        var best: Self?
        var failure: Segmentation.Failure?
        for coding in search.codings {
            do throws(Segmentation.Failure) {
                let candidate = try Self(
                    coding == .ucs2 ? text : composed, as: coding, reference, elements,
                    inFewerPartsThan: best?.partCount ?? .max)
                best = candidate ?? best
            } catch {
                // The elements of one coding may be too long where those of another are not.
                failure = error
            }
        }
        guard let best else {
            let (character, offset) = search.obstacle ?? ("\u{FFFD}", 0)
            throw failure ?? .unencodable(character, offset: offset)
        }
        self = best
        forcedUCS2 = coding == .ucs2 ? search.obstacle?.character : nil
    }

    /// - Returns: `nil` when the coding cannot write the text, or not in so few parts.
    private init?(
        _ text: String, as coding: TextCoding, _ reference: ConcatenationReference,
        _ elements: [InformationElement], inFewerPartsThan limit: Int = .max
    ) throws(Segmentation.Failure) {
        layout = try PartLayout(
            countsSeptets: coding != .ucs2, reference, elements + coding.elements)
        self.coding = coding
        let fewest = limit == .max ? 1 : try layout.fewestParts(of: text)
        guard fewest < limit, let coded = CodedText(text, as: coding) else { return nil }
        self.text = coded
        cuts = try layout.cuts(in: coded)
        guard partCount < limit else { return nil }
    }
}

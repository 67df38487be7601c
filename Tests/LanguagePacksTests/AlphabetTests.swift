import LanguagePacks
import SMSPDU
import Testing

struct AlphabetTests {
    @Test func `the alphabet is the default alphabet of the specification`() {
        for scalar in (0...0x3FF).compactMap(Unicode.Scalar.init) {
            let character = Character(scalar)
            let septets = try? GSM7.septets(of: String(character))
            let isPlain = septets?.count == 1
            #expect((PackAlphabet.gsm7.cost(of: character) == 1) == isPlain, "\(scalar)")
        }
    }
}

import Accounting
import Testing

@testable import TextCommands

@Suite struct RobustnessTests {
    private static let vectors = [
        "PAY 1024 S100 L250 L2=50 4821", "PAY1024 SKsh1,250/= l 1.250 L2 50k", "lOO S1O0 L-50",
        "BALANCE 98765432 1234\n\n--\nSent from my phone", "?? HELP pay", "AGAIN 7F3K",
        "PAY 1 024 S elfu 2 L2=−50 S100l250 USD 5", "PAY ١٠٢٤ S१०० \u{200B}L২=𝟓𝟎 ４８２１",
        "BALANCE 1\u{FE0F}\u{20E3}2 𞥐𞥑𞥒𞥓",
        "pay 99999999999999999999 S9999999999999999999 L9=1.1.1.1",
    ]

    private static let alphabet = Array(
        "PAYSLOIlokmBALNCEHG 0123456789 .,;:/-=*#?!'\n\r\tksh₱é٣५𝟗\u{200B}\u{301}\u{20E3}🙂−，")

    private func check(_ text: String) throws {
        for (code, addsCode) in [("KES", false), ("KES", true), ("XOF", false), ("KWD", true)] {
            let reading = try reader(code, officersAddCode: addsCode).read(text)
            if let misreading = reading.misreading {
                let answer = misreading.sentence + " Send: " + misreading.correctedForm
                #expect(answer.utf16.count <= 160, "\(answer)")
                #expect(answer.allSatisfy { $0.isASCII || "àäåæèéìñòöøùüßÄÅÆÇÉÑÖØÜ".contains($0) })
            }
            for item in reading.payment?.items ?? [] { #expect(item.amount.isPositive) }
        }
        if let masked = SecretMask.masked(text) {
            #expect(masked.count == text.count)
            #expect(masked.utf16.count == text.utf16.count)
        }
    }

    @Test(arguments: vectors)
    func `every start of a message gets an answer of one message`(vector: String) throws {
        for length in 0...vector.unicodeScalars.count {
            try check(String(String.UnicodeScalarView(vector.unicodeScalars.prefix(length))))
        }
    }

    @Test(arguments: 1...20)
    func `any text gets an answer of one message`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<100 {
            let length = Int.random(in: 0...60, using: &generator)
            let noise = (0..<length).compactMap { _ in
                Self.alphabet.randomElement(using: &generator)
            }
            let start = ["", "PAY 1024 S", "PAY 1 L", "BALANCE "].randomElement(using: &generator)
            try check((start ?? "") + String(noise))
        }
    }

    @Test(arguments: 1...5)
    func `any scalars get an answer`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<100 {
            let scalars = (0..<20).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x1FFFF, using: &generator))
            }
            try check("PAY 1 S" + String(String.UnicodeScalarView(scalars)))
        }
    }
}

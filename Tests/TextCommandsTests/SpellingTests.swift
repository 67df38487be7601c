import Accounting
import Testing

@testable import TextCommands

@Suite struct SpellingTests {
    @Test(arguments: Spelling.files)
    func `what people text means what the table says`(file: String) throws {
        for row in try Spelling.rows(file) {
            let meaning = try row.reader().read(row.text).meaning
            #expect(meaning == row.meaning, "\(row.testDescription)")
        }
    }

    @Test func `there are more than four hundred spellings, each once`() throws {
        let rows = try Spelling.files.flatMap(Spelling.rows)
        #expect(rows.count > 400)
        let keys = rows.map {
            "\($0.currency) \($0.hasCodes) \($0.text.unicodeScalars.map(\.value))"
        }
        #expect(Set(keys).count == keys.count)
    }

    @Test(arguments: Spelling.files)
    func `a payment has the client and the amounts that stand in the message`(
        file: String
    ) throws {
        for row in try Spelling.rows(file) where row.isPayment {
            let payment = try #require(try row.reader().read(row.text).payment)
            #expect(payment.isWritten(in: row.text), "\(row.testDescription)")
        }
    }

    @Test(arguments: Spelling.files)
    func `every start of a spelling is answered`(file: String) throws {
        for row in try Spelling.rows(file) {
            let reader = try row.reader()
            for length in 0..<row.text.unicodeScalars.count {
                let text = String(
                    String.UnicodeScalarView(row.text.unicodeScalars.prefix(length)))
                try check(text, reader)
            }
        }
    }

    @Test(arguments: Spelling.files)
    func `a slip of the thumb never pays what is not written`(file: String) throws {
        var generator = SeededGenerator(seed: 88)
        for row in try Spelling.rows(file) {
            let reader = try row.reader()
            for _ in 0..<20 {
                try check(Self.slipped(row.text, using: &generator), reader)
            }
        }
    }

    private func check(_ text: String, _ reader: CommandReader) throws {
        let reading = reader.read(text)
        if let payment = reading.payment {
            #expect(payment.isWritten(in: text), "\(text.debugDescription): \(payment.summary)")
        }
        if let misreading = reading.misreading {
            let answer = LanguagePack.english.text(of: .misread(misreading))
            #expect(answer.utf16.count <= 160, "\(text.debugDescription): \(answer)")
        }
        if let masked = SecretMask.masked(text) { #expect(masked.utf16.count == text.utf16.count) }
    }

    /// One character missed, doubled or swapped with its neighbour.
    private static func slipped(
        _ text: String, using generator: inout SeededGenerator
    ) -> String {
        var symbols = Array(text)
        guard symbols.count > 1 else { return text }
        let place = Int.random(in: 0..<(symbols.count - 1), using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: symbols.remove(at: place)
        case 1: symbols.insert(symbols[place], at: place)
        default: symbols.swapAt(place, place + 1)
        }
        return String(symbols)
    }
}

extension Payment {
    /// Whether its digits stand in the text, one after the other, and nothing was made up.
    ///
    /// It knows nothing of how messages are read, so that it can tell when they are read wrongly.
    func isWritten(in text: String) -> Bool {
        let digits = text.unicodeScalars.compactMap { scalar -> String? in
            guard scalar.properties.numericType == .decimal else { return nil }
            return scalar.properties.numericValue.map { String(Int($0)) }
        }.joined()
        let whole = items.reduce([client]) { starts, item in
            starts.flatMap { start in item.spellings.map { start + $0 } }
        }
        return whole.contains { digits.contains($0 + (code ?? "")) }
    }
}

extension PaymentItem {
    /// The digits it can be written with: with and without a first loan's number, and cents.
    fileprivate var spellings: [String] {
        let labels =
            switch account {
            case .savings: [""]
            case .loan(1): ["", "1"]
            case .loan(let number): ["\(number)"]
            }
        let decimal = amount.decimal
        var figures = [decimal]
        while figures[figures.count - 1].contains("."),
            let last = figures[figures.count - 1].last, last == "0" || last == "."
        {
            figures.append(String(figures[figures.count - 1].dropLast()))
        }
        return labels.flatMap { label in figures.map { label + $0.filter(\.isNumber) } }
    }
}

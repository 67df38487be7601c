import Accounting
import Testing

@testable import TextCommands

@Suite struct SheetAnswerTests {
    private static let sheet =
        "KX7M2 Upendo Tue 24 Nov: 12 clients, KES 13,900. All paid? Send this back. If not: "
        + "KX7M2 line=amount, 7A absent."

    private func answer(_ text: String, officersAddCode: Bool = false) throws -> SheetAnswer {
        let reading = try reader(officersAddCode: officersAddCode).read(text)
        guard case .instruction(.sheet(let answer)) = reading else {
            Issue.record("\(reading)")
            return SheetAnswer(sheet: try #require(SheetCode("KX7M2")))
        }
        return answer
    }

    @Test(arguments: [
        sheet, sheet.uppercased(), sheet.lowercased(), "Fwd: " + sheet, "FW:\n" + sheet,
        "> " + sheet, "\"\(sheet)\"", "“\(sheet)”", "Fwd: Tawi Kibwezi: " + sheet,
        "[24/11/2026, 18:02] Tawi: " + sheet, "From: +254711000009\n" + sheet,
        "+254711000009: " + sheet, sheet + "\nSent from my Galaxy A12", sheet + "\n--\nPeter",
        sheet + " Thank you", sheet + "\nRegards, Peter", "Hello. " + sheet,
        sheet.replacing(". ", with: ".\n"), sheet.replacing(" ", with: "\u{A0}"),
        sheet.replacing(". ", with: "."), sheet.replacing("=", with: " = "),
    ])
    func `the sheet's own message sent back is a copy`(text: String) throws {
        #expect(try answer(text).copy(of: Self.sheet) == .whole, "\(text)")
    }

    @Test(arguments: [
        String(sheet.prefix(100)), String(sheet.prefix(60)), "Fwd: " + sheet.prefix(24),
        String(sheet.dropLast(2)), "\(sheet.prefix(60))\nSent from my Galaxy A12",
    ])
    func `a copy that was cut short is only the front of it`(text: String) throws {
        #expect(try answer(text).copy(of: Self.sheet) == .front, "\(text)")
    }

    @Test(arguments: [
        sheet + " 4821", sheet + "\n4821", sheet + " 4821. Thanks", sheet + " thanks 4821",
        "Fwd: " + sheet + " 4821\nSent from my A12",
    ])
    func `a copy may end with his code`(text: String) throws {
        let answer = try answer(text, officersAddCode: true)
        #expect(answer.code == "4821")
        #expect(answer.copy(of: Self.sheet) == .whole, "\(text)")
    }

    @Test(arguments: [
        "KX7M2", "KX7M2 ALL", "KX7M2 3=0", sheet.replacing("13,900", with: "13,800"),
        sheet.replacing("12 clients", with: "11 clients"), sheet.replacing("7A", with: "8A"),
        sheet + " 3=0", sheet + " not all", sheet + "\nNo", String(sheet.prefix(14)),
        sheet.replacing("Upendo", with: "Umoja"), sheet.replacing("All paid", with: "3 paid"),
    ])
    func `anything else is no copy`(text: String) throws {
        #expect(try answer(text).copy(of: Self.sheet) == nil, "\(text)")
    }

    @Test func `what may be exceptions is no front part of a group's name`() throws {
        let sheet = "KX7M2 7A 8A 9A 10A 11A Umoja 24 Nov: 12 clients, KES 13,900. All paid?"
        #expect(try answer("KX7M2 7A 8A 9A 10A 11A").copy(of: sheet) == nil)
        #expect(try answer(sheet).copy(of: sheet) == .whole)
    }

    @Test func `the form of any answer reads as that answer`() throws {
        var generator = SeededGenerator(seed: 7)
        let reader = try reader()
        for _ in 0..<500 {
            let answer = SheetAnswer.random(currency: reader.currency, using: &generator)
            guard case .instruction(.sheet(let read)) = reader.read(answer.form) else {
                Issue.record("\(answer.form): \(reader.read(answer.form))")
                continue
            }
            #expect(read.sheet == answer.sheet && read.parts == answer.parts, "\(answer.form)")
        }
    }
}

extension SheetAnswer {
    /// An answer somebody could give, each line once.
    fileprivate static func random(
        currency: Currency, using generator: inout SeededGenerator
    ) -> SheetAnswer {
        func money(_ range: ClosedRange<Int64>) -> Money {
            Money(
                minorUnits: Int64.random(in: range, using: &generator) * 50, currency: currency)
        }
        var parts: [SheetPart] = []
        for number in (1...99).shuffled(using: &generator).prefix(6) {
            var line = SheetLine(number: number)
            switch Int.random(in: 0...3, using: &generator) {
            case 0: line.amount = money(0...9000)
            case 1: line.attendance = Attendance.allCases.randomElement(using: &generator)
            case 2:
                line.attendance = .absent
                line.amount = money(1...90)
            default:
                line.items = [AccountLabel.savings, .loan(1), .loan(2)].shuffled(using: &generator)
                    .prefix(2).map { PaymentItem(account: $0, amount: money(1...9000)) }
            }
            parts.append(.line(line))
        }
        let ends: [SheetPart] = [
            .all, .open, .end(total: money(1...9000)), .lumpSum(money(1...90)),
        ]
        return SheetAnswer(
            sheet: SheetCode.random(using: &generator),
            parts: parts + ends.shuffled(using: &generator).prefix(1))
    }
}

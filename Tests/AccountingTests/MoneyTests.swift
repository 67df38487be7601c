import Accounting
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        ("KES", 125_000, "1,250", "1250.00"), ("KES", 125_050, "1,250.50", "1250.50"),
        ("KES", -125_000, "-1,250", "-1250.00"), ("KES", 5, "0.05", "0.05"),
        ("KES", -5, "-0.05", "-0.05"), ("KES", 0, "0", "0.00"), ("KES", 99_900, "999", "999.00"),
        ("KES", 100_000_000_000, "1,000,000,000", "1000000000.00"),
        ("UGX", 1_250, "1,250", "1250"), ("XOF", 12, "12", "12"),
        ("KWD", 1_250, "1.250", "1.250"), ("KWD", 1_250_000, "1,250", "1250.000"),
        ("KES", Int64.min, "-92,233,720,368,547,758.08", "-92233720368547758.08"),
        ("KES", Int64.max, "92,233,720,368,547,758.07", "92233720368547758.07"),
    ])
    func `an amount is written for people and for machines`(
        code: String, minorUnits: Int64, text: String, decimal: String
    ) throws {
        let money = Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
        #expect(money.text == text)
        #expect(money.textWithCode == "\(code) \(text)")
        #expect(money.decimal == decimal)
        #expect(Money(decimal: decimal, currency: money.currency) == money)
    }

    @Test(arguments: [
        ("KES", "1250.50", 125_050), ("KES", "1250.5", 125_050), ("KES", "1250", 125_000),
        ("KES", "007", 700), ("KES", "-0", 0), ("UGX", "1250", 1_250), ("KWD", "0.005", 5),
        ("KES", "-92233720368547758.08", Int64.min),
    ])
    func `a decimal from a file is read exactly`(
        code: String, decimal: String, minorUnits: Int64
    ) throws {
        let currency = try #require(Currency(code))
        #expect(Money(decimal: decimal, currency: currency)?.minorUnits == minorUnits)
    }

    @Test(arguments: [
        ("KES", ""), ("KES", "."), ("KES", "1."), ("KES", ".5"), ("KES", "-"), ("KES", "--1"),
        ("KES", "+1"), ("KES", "1,250"), ("KES", "1 250"), ("KES", " 1"), ("KES", "1\n"),
        ("KES", "1.250"), ("KES", "1.2.3"), ("KES", "1e3"), ("KES", "١٢٥"), ("KES", "1.-5"),
        ("UGX", "1.0"), ("UGX", "1."), ("KWD", "1.2500"), ("KES", "KES 1"),
        ("KES", "92233720368547758.08"), ("KES", "99999999999999999999999999"),
    ])
    func `a decimal that is not exact is no money`(code: String, decimal: String) throws {
        #expect(Money(decimal: decimal, currency: try #require(Currency(code))) == nil)
    }

    @Test func `sums stay in one currency and inside their bounds`() throws {
        let shilling = try #require(Currency("KES"))
        let franc = try #require(Currency("XOF"))
        let most = Money(minorUnits: .max, currency: shilling)
        let least = Money(minorUnits: .min, currency: shilling)
        let one = Money(minorUnits: 1, currency: shilling)
        #expect(one.adding(one)?.minorUnits == 2)
        #expect(one.subtracting(one) == .zero(shilling))
        #expect(most.adding(one) == nil)
        #expect(least.subtracting(one) == nil)
        #expect(least.negated == nil)
        #expect(one.negated?.minorUnits == -1)
        #expect(one.adding(.zero(franc)) == nil)
        #expect(one.isPositive && !one.isNegative && !one.isZero)
        #expect(least.isNegative && !Money.zero(franc).isPositive && Money.zero(franc).isZero)
    }

    @Test func `any count survives being written and read`() throws {
        var generator = SeededGenerator(seed: 7)
        for code in ["KES", "UGX", "KWD"] {
            let currency = try #require(Currency(code))
            for _ in 0..<300 {
                let count = Int64.random(in: .min ... .max, using: &generator)
                let scaled = count >> Int64.random(in: 0..<63, using: &generator)
                let money = Money(minorUnits: scaled, currency: currency)
                #expect(Money(decimal: money.decimal, currency: currency) == money)
            }
        }
    }
}

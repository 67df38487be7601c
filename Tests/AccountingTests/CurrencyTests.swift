import Accounting
import Testing

@Suite struct CurrencyTests {
    @Test(arguments: [
        ("KES", 2), ("kes", 2), ("TZS", 2), ("UGX", 0), ("XOF", 0), ("RWF", 0), ("KWD", 3),
        ("TND", 3), ("MGA", 2), ("SLE", 2), ("ZWG", 2), ("VND", 0), ("ISK", 0), ("USD", 2),
    ])
    func `a code in use has its decimals`(code: String, digits: Int) {
        #expect(Currency(code)?.minorUnitDigits == digits)
        #expect(Currency(code)?.code == code.uppercased())
    }

    @Test(arguments: ["", "KE", "KESS", "SHS", "XAU", "XXX", "XDR", "CHE", "KES ", "ΚES"])
    func `a code not in use is no currency`(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test(arguments: [
        ("KES", ["kes", "ksh", "kshs", "sh", "shs"]), ("TZS", ["tzs", "tsh", "tshs", "sh"]),
        ("UGX", ["ugx", "ush", "sh"]), ("XOF", ["xof", "f", "fcfa", "cfa"]),
        ("XAF", ["xaf", "f", "fcfa", "cfa"]), ("PHP", ["php", "p", "₱"]), ("INR", ["inr", "rs"]),
        ("NOK", ["nok"]),
    ])
    func `people's spellings are known`(code: String, spellings: [String]) throws {
        let known = try #require(Currency(code)).spellings
        #expect(Set(known).isSuperset(of: spellings))
        #expect(known.first == code.lowercased())
    }

    @Test func `minor units per major unit follow the decimals`() {
        #expect(Currency("KES")?.minorUnitsPerMajor == 100)
        #expect(Currency("UGX")?.minorUnitsPerMajor == 1)
        #expect(Currency("KWD")?.minorUnitsPerMajor == 1000)
    }
}

import Testing

@testable import SimulatedMifos

/// Money is exact to six decimals, and JSON keeps the digits it was written with.
struct AmountTests {
    @Test(arguments: [
        ("0", "0.000000"), ("500", "500.000000"), ("500.5", "500.500000"), ("-1.25", "-1.250000"),
        ("0.000001", "0.000001"), ("0.0000019", "0.000001"), ("5e2", "500.000000"),
        ("1.25E-2", "0.012500"), ("999999999999.999999", "999999999999.999999"),
    ])
    func `a number reads and is written with six decimals`(number: String, text: String) {
        #expect(Amount(number: number)?.text == text)
    }

    @Test(arguments: ["", "-", ".", "1.", ".5", "1.2.3", "1,5", "abc", "1e", "9999999999999", "1 "])
    func `what is no number reads as nothing`(text: String) {
        #expect(Amount(number: text) == nil)
    }

    @Test(arguments: [
        ("1.005", "1.000000"), ("1.015", "1.020000"), ("1.0051", "1.010000"), ("2.5", "2.500000"),
        ("-1.005", "-1.000000"), ("-1.006", "-1.010000"),
    ])
    func `an amount rounds half to even at two decimals`(number: String, rounded: String) {
        #expect(Amount(number: number)?.rounded.text == rounded)
    }

    @Test(
        arguments: [
            ("en", "1,250", "1250.000000"), ("de", "1,250", "1.250000"), ("fr_FR", "1.250,5", nil),
            ("id", "1.250,5", "1250.500000"), ("sw", "50,000.00", "50000.000000"),
        ] as [(String, String, String?)])
    func `a text means what its locale says`(locale: String, text: String, amount: String?) {
        let expected = locale == "fr_FR" ? "1250.500000" : amount
        #expect(RequestedLocale(locale)?.amount(text)?.text == expected)
    }

    @Test(arguments: [
        ("yyyy-MM-dd", "2026-11-24"), ("dd MMMM yyyy", "24 November 2026"),
        ("d MMM yyyy", "24 Nov 2026"), ("dd/MM/yyyy", "24/11/2026"), ("M.d.yyyy", "11.24.2026"),
    ])
    func `a date reads in its format`(format: String, text: String) {
        let read = RequestedDateFormat(pattern: format)?.day(text, knowsMonthNames: true)
        #expect(read == ServedMifos.day)
    }

    @Test(arguments: ["2026-11-31", "2026-1-24", "24-11-2026", "2026-11-24x", ""])
    func `what is no date in the format reads as nothing`(text: String) {
        let format = RequestedDateFormat(pattern: "yyyy-MM-dd")
        #expect(format?.day(text, knowsMonthNames: true) == nil)
    }

    @Test(arguments: [
        #"{"a":[1,2.50,"x\n\u00e9\ud83d\ude00",true,null],"b":{}}"#, "[]", #""""#, "-0.10", "null",
    ])
    func `JSON reads and is written as it was`(text: String) {
        let value = JSONReader.value(of: Array(text.utf8))
        #expect(value != nil)
        #expect(value.flatMap { JSONReader.value(of: Array($0.written.utf8)) } == value)
    }

    @Test(arguments: [
        "", "{", "[1,]", #"{"a"}"#, #"{"a":1,}"#, "tru", #""\x""#, #""\ud83d""#, "[1]]", "nul",
        "\"\u{1}\"",
    ])
    func `what is not JSON reads as nothing`(text: String) {
        #expect(JSONReader.value(of: Array(text.utf8)) == nil)
    }

    @Test func `numbers keep their digits`() {
        let value = JSONReader.value(of: Array(#"{"amount":1200.000000}"#.utf8))
        #expect(value?.written == #"{"amount":1200.000000}"#)
    }
}

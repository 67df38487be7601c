import Accounting
import Testing

@testable import TextCommands

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        ("KE", "+254 711 000 001", "+254711000001"), ("KE", "254711000001", "+254711000001"),
        ("KE", "00254711000001", "+254711000001"), ("KE", "0711000001", "+254711000001"),
        ("KE", "0711-000-001", "+254711000001"), ("KE", "711000001", "+254711000001"),
        ("KE", "+254 (0) 711 000001", "+254711000001"),
        ("KE", "0711 000 001\u{200E}", "+254711000001"),
        ("KE", "٠٧١١٠٠٠٠٠١", "+254711000001"), ("KE", "+256 772 000001", "+256772000001"),
        ("KE", "0044 7700 900123", "+447700900123"), ("KE", "＋254711000001", "+254711000001"),
        ("SN", "77 123 45 67", "+221771234567"), ("SN", "221771234567", "+221771234567"),
        ("CI", "07 07 12 34 56", "+2250707123456"), ("CI", "+225 07 07 12 34 56", "+2250707123456"),
        ("PH", "0917 123 4567", "+639171234567"), ("IN", "9112345678", "+919112345678"),
        ("IN", "919112345678", "+919112345678"), ("ID", "0812 3456 7890", "+6281234567890"),
        ("BW", "26712345", "+26726712345"), ("MX", "5512345678", "+525512345678"),
    ])
    func `a number as people write it is known in full`(
        country: String, text: String, e164: String
    ) throws {
        let country = try #require(Country(code: country))
        let number = try #require(PhoneNumber(text, country: country))
        #expect(number.e164 == e164)
        #expect(PhoneNumber(e164: e164) == number)
    }

    @Test(arguments: [
        "", "MPESA", "M-PESA", "456", "40404", "*144#", "0711 00 00 01 x2", "071100000",
        "07110000011", "+25471100000", "+2547110000011", "+1234567", "+1234567890123456",
        "+0711000001", "00", "++254711000001", "254+711000001", "0711000001,0711000002",
        "000000000",
    ])
    func `what is no number of anybody is refused`(text: String) throws {
        let country = try #require(Country(code: "KE"))
        #expect(PhoneNumber(text, country: country) == nil)
    }

    @Test(arguments: [
        "254711000001", "+254 711000001", "+0254711000001", "+1234567", "+1234567890123456",
        "+٢٥٤٧١١٠٠٠٠٠١", "", "+",
    ])
    func `the strict form takes nothing else`(text: String) {
        #expect(PhoneNumber(e164: text) == nil)
    }
}

@Suite struct CountryTests {
    @Test func `every row of the table is a country`() {
        let rows = Country.rows.split(separator: "\n")
        #expect(rows.count == 62)
        #expect(Country.all.count == rows.count)
        for country in Country.all {
            let most = country.callingCode.count + country.mobileDigits.upperBound
            #expect(PhoneNumber.digitCounts.contains(most))
            #expect(country.timeZone.contains("/"))
        }
    }

    @Test func `a country brings its currency and time`() throws {
        let kenya = try #require(Country(code: "ke"))
        #expect(kenya.currency.code == "KES")
        #expect(kenya.timeZone == "Africa/Nairobi")
        #expect(kenya.callingCode == "254")
        #expect(kenya.trunkPrefix == "0")
        #expect(Country(code: "CI")?.trunkPrefix == "")
        #expect(Country(code: "XX") == nil)
        #expect(Country(code: "") == nil)
    }
}

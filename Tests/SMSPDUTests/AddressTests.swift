import SMSPDU
import Testing

@Suite struct AddressTests {
    /// The originating address of a deliver whose other fields are beyond doubt.
    private func originator(_ field: String) throws(TPDUDecodingError) -> Address {
        try SMSDeliver(decoding: octets("04" + field + "00006211320100002100"))
            .originatingAddress
    }

    @Test(arguments: [
        // §9.1.2.3 and §9.1.2.5.
        ("0C91527411000010", "254711000001", "+254711000001"),
        ("0B915274110000F0", "25471100000", "+25471100000"),
        // Any filler: the length decides.
        ("0B91527411000000", "25471100000", "+25471100000"),
        ("0581221214", "22214", nil),
        ("0581222141", "22121", nil),
        ("0A817011000010", "0711000001", "0711000001"),
        ("09E1BADCBE5AF1", "*#abc#*51", "*#abc#*51"),
        ("0091", "", "+"),
        ("1491" + "21436587092143658709", "12345678901234567890", "+12345678901234567890"),
        // Alphanumeric: seven septets take thirteen semi-octets, two take four.
        ("0BD0CD16B4380D02", "M-PESA", "M-PESA"),
        ("0DD0F334FC1CA69701", "sipgate", "sipgate"),
        ("04D01100", "_@", "_@"),
        ("14D04937BD2C7797E9D3E614", "InternetSMS", "InternetSMS"),
        ("00D0", "", ""),
    ])
    func `an address field reads as its digits or its name`(
        field: String, digits: String, text: String?
    ) throws {
        let address = try originator(field)
        #expect(address.digits == digits)
        #expect(text == nil || address.text == text)
    }

    @Test(arguments: ["0C91F27411000010", "0C915274110000F0", "0581F21214", "1591", "FF"])
    func `an address field that makes no sense is refused`(field: String) {
        let error = failure { () throws(TPDUDecodingError) in try originator(field) }
        #expect(error?.field == .originatingAddress)
        #expect(error?.offset == 1)
    }

    @Test(arguments: [
        ("+254711000001", TypeOfAddress.international),
        ("22141", .unknown), ("*144#", .unknown), ("0711000001", .unknown),
    ])
    func `a number as people write it is an address`(text: String, type: TypeOfAddress) throws {
        let address = try #require(Address(text))
        #expect(address.typeOfAddress == type)
        #expect(address.text == text)
        #expect(!address.isAlphanumeric)
        #expect(address.isInternational == text.hasPrefix("+"))
    }

    @Test(arguments: ["", "+", "M-PESA", "+254 711", "254-711", "++254", "123456789012345678901"])
    func `what is no number is no address`(text: String) {
        #expect(Address(text) == nil)
    }

    @Test func `an international number needs no plus`() {
        #expect(Address(international: "254711000001") == Address("+254711000001"))
        #expect(Address(international: "+254711000001") == Address("+254711000001"))
        #expect(Address(international: "") == nil)
    }

    @Test(arguments: ["M-PESA", "A", "sipgate", "SmarTone", "InternetSMS", "Équité€"])
    func `a name is an address that reads back`(name: String) throws {
        let address = try #require(Address(alphanumeric: name))
        #expect(address.isAlphanumeric)
        #expect(address.digits == name)
    }

    @Test(arguments: ["", "TwelveLetter", "Тави"])
    func `a name too long or outside the alphabet is no address`(name: String) {
        #expect(Address(alphanumeric: name) == nil)
    }
}

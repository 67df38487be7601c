import SMSPDU

/// Well-formed TPDUs of our own making, one for each form the standard gives.
enum Vectors {
    static let mobileTerminated = [
        // §9.2.2.1: GSM 7 bit text from an international number.
        "040C9152741100001000006211320100002105E8329BFD06",
        // §9.1.2.5: an alphanumeric originator of eleven semi-octets.
        "040BD0CD16B4380D0200006211320100002105E8329BFD06",
        // §9.2.3.24.1: part one of two, 8-bit reference, one fill bit.
        "440C915274110000100000621132010000210C050003070201D06536FB0D",
        // §9.2.3.24.8: part two of three, 16-bit reference.
        "440C915274110000100008621132010000210B06080401020302" + "00480069",
        // 23.038 §4: class 0, 8-bit data; §9.2.3.9: replace type 1; every other bit set.
        "A80581222BF141F46211320100002103DEADBE",
        // 23.038 §6.2.1.2.2: Turkish single shift.
        "440581222BF100006211320100002108032401" + "01D84CC3",
        // §9.2.2.3: a report without optional fields.
        "06420C91527411000010621132010000216211320150002100",
        // §9.2.2.3: a report with all of them.
        "06420C9152741100001062113201000021621132015000214607000004D4F29C0E",
        // §9.2.3.27: TP-PI with an extension octet, nothing announced.
        "26420C915274110000106211320100002162113201500021308000",
    ]

    static let mobileOriginated = [
        // §9.2.2.2: no validity period.
        "01000C91527411000010000005E8329BFD06",
        // §9.2.3.12.1: one day, a status report asked for.
        "31000581222BF10000A705E8329BFD06",
        // §9.2.3.12.2: until a moment west of Greenwich.
        "19000581222BF100006211320100002905E8329BFD06",
        // §9.2.3.12.3: 255 seconds, single shot; duplicates refused, reply path.
        "8D000581222BF1000842FF000000000004D83DDE00",
    ]

    static let all = mobileTerminated + mobileOriginated
}

/// The octets of a literal in a test; a typing error gives none, which no test accepts.
func octets(_ hexadecimal: String) -> [UInt8] {
    (try? [UInt8](hexadecimal: hexadecimal)) ?? []
}

/// What a decoder throws, `nil` where it throws nothing.
func failure<Value>(
    _ decode: () throws(TPDUDecodingError) -> Value
) -> TPDUDecodingError? {
    do {
        _ = try decode()
        return nil
    } catch {
        return error
    }
}

extension Currency {
    /// Every currency in use, with its exponent (ISO 4217, list one, 2026).
    ///
    /// Metals, funds and units of account are left out: nobody repays in them.
    static let minorUnitDigitsByCode: [String: Int] = {
        var digits: [String: Int] = [:]
        for code in withTwoDigits.split(whereSeparator: \.isWhitespace) { digits[String(code)] = 2 }
        for code in withoutDigits.split(separator: " ") { digits[String(code)] = 0 }
        for code in withThreeDigits.split(separator: " ") { digits[String(code)] = 3 }
        return digits
    }()

    private static let withoutDigits =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"

    private static let withThreeDigits = "BHD IQD JOD KWD LYD OMR TND"

    private static let withTwoDigits = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN
        BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
        GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
        KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
        NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG
        SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
        USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
        """
}

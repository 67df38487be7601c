extension Currency {
    /// How people write it beside an amount, in small letters: `kes`, `ksh`, `sh`.
    ///
    /// The code comes first and is always there. A spelling that people of the
    /// country would also take for something else is left out.
    public var spellings: [String] {
        [code.lowercased()] + (Self.spellingsByCode[code] ?? [])
    }

    /// Whether people of some country write this beside an amount of theirs, in small letters.
    public static func isSpelling(_ word: String) -> Bool { everySpelling.contains(word) }

    /// Whether a word beside an amount, in small letters, can only be the money of another country:
    /// its code, its sign, or a spelling that is no mere letter or two.
    public func isForeign(_ word: String) -> Bool {
        if spellings.contains(word) { return false }
        let isLong = word.unicodeScalars.count > 2 || word == "rs"
        return Currency(word) != nil || Self.isInternational(word)
            || (isLong && Self.isSpelling(word))
    }

    /// Whether a word, in small letters, is a sign of money or a currency that is known everywhere:
    /// it is nothing else wherever it stands.
    public static func isInternational(_ word: String) -> Bool {
        international.contains(word)
            || (!word.isEmpty
                && word.unicodeScalars.allSatisfy {
                    $0.properties.generalCategory == .currencySymbol
                })
    }

    private static let international: Set = [
        "us$", "usd", "dollar", "dollars", "eur", "euro", "euros", "gbp", "pound", "pounds",
    ]

    private static let everySpelling = Set(spellingsByCode.values.joined())

    private static let spellingsByCode: [String: [String]] = [
        "AOA": ["kz", "kwanza"],
        "BDT": ["tk", "taka", "৳"],
        "BIF": ["fbu", "f"],
        "BOB": ["bs"],
        "BWP": ["p", "pula"],
        "CDF": ["fc"],
        "COP": ["$"],
        "EGP": ["le", "£", "pound", "pounds"],
        "ETB": ["br", "birr"],
        "FJD": ["$", "dollar", "dollars"],
        "GHS": ["ghc", "gh", "cedi", "cedis", "₵"],
        "GMD": ["d", "dalasi", "dalasis"],
        "GNF": ["fg", "f"],
        "GTQ": ["q"],
        "HTG": ["g", "gourde", "gourdes"],
        "IDR": ["rp"],
        "INR": ["rs", "re", "rupee", "rupees", "₹"],
        "KES": ["ksh", "kshs", "sh", "shs", "shilling", "shillings", "shilingi", "bob"],
        "KHR": ["riel", "riels", "៛"],
        "LAK": ["kip", "₭"],
        "LKR": ["rs", "rupees"],
        "LRD": ["ld", "$", "dollar", "dollars"],
        "LSL": ["m", "maloti"],
        "MAD": ["dh", "dhs"],
        "MGA": ["ar", "ariary"],
        "MMK": ["k", "ks", "kyat", "kyats"],
        "MWK": ["k", "mk", "kwacha"],
        "MXN": ["$", "pesos"],
        "MZN": ["mt", "mtn", "meticais"],
        "NAD": ["n$", "$", "dollar", "dollars"],
        "NGN": ["n", "naira", "₦"],
        "NIO": ["c$"],
        "NPR": ["rs", "nrs", "rupees"],
        "PEN": ["soles"],
        "PGK": ["k", "kina"],
        "PHP": ["p", "peso", "pesos", "piso", "₱"],
        "PKR": ["rs", "rupees"],
        "PYG": ["gs", "₲"],
        "RWF": ["frw", "rf", "f"],
        "SDG": ["sd", "pound", "pounds"],
        "SLE": ["le", "leone", "leones"],
        "SOS": ["sh", "sosh"],
        "SZL": ["e", "emalangeni"],
        "TZS": ["tsh", "tshs", "sh", "shs", "shilingi"],
        "UGX": ["ush", "ushs", "sh", "shs", "shillings"],
        "USD": ["us$", "$", "dollar", "dollars"],
        "VND": ["d", "dong", "₫"],
        "XAF": ["f", "fcfa", "cfa", "francs"],
        "XOF": ["f", "fcfa", "cfa", "francs"],
        "ZAR": ["r", "rand", "rands"],
        "ZMW": ["k", "zmk", "kwacha"],
    ]
}

extension Vocabulary {
    /// English, with the thousands of East and West Africa, which people mix into it.
    ///
    /// `mil` is a thousand in Portuguese and Spanish and a million in English.
    public static let english = Vocabulary(
        keywords: [
            .balance: ["balance", "bal"],
            .pay: ["pay", "paid"],
            .again: ["again"],
            .help: ["help", "info"],
        ],
        savings: ["s", "saving", "savings"],
        loan: ["l", "loan"],
        multipliers: [
            "k": [1_000],
            "thousand": [1_000],
            "elfu": [1_000],
            "mille": [1_000],
            "mil": [1_000, 1_000_000],
            "laki": [100_000],
            "lakh": [100_000],
            "m": [1_000_000],
            "million": [1_000_000],
            "milioni": [1_000_000],
        ],
        secrets: ["pin"])
}

/// What phones put under a message by themselves: `Sent from my Galaxy A12`, `Sent via WhatsApp`.
///
/// Only what names a device is passed over: `Sent from my husband, loan 250 tomorrow` is not.
enum Device {
    /// The words behind `Sent`.
    static func isIn(_ words: [String]) -> Bool {
        let said = words.map(\.trimmingMarks)
        let folded = said.map { $0.lowercased() }
        let opening = folded.starts(with: ["from", "my"]) ? 2 : 1
        guard let word = folded.first, ["from", "via"].contains(word), said.count > opening else {
            return false
        }
        let named = Array(folded.dropFirst(opening))
        let isNamed =
            names.contains(named[0]) || named.count == 1 && isModel(named[0])
            || word == "via" && isName(said[opening])
        let models = named.dropFirst().filter { !names.contains($0) }
        return isNamed && models.count < 2 && models.allSatisfy(isModel)
    }

    /// `Sent via MegaText`
    private static func isName(_ word: String) -> Bool {
        word.first?.isUppercase == true && word.allSatisfy(\.isLetter) && !Remark.isIn(word)
    }

    /// `A12`, `3310`; neither `3=0` nor `S100`.
    private static func isModel(_ word: String) -> Bool {
        word.contains(where: \.isNumber) && word.allSatisfy { $0.isLetter || $0.isNumber }
            && word.first.map { !"sl".contains($0) } ?? false
    }

    private static let names: Set = [
        "phone", "mobile", "cell", "cellphone", "smartphone", "handset", "tablet", "device",
        "iphone", "ipad", "ios", "android", "windows", "nokia", "galaxy", "samsung", "tecno",
        "itel",
        "infinix", "huawei", "honor", "xiaomi", "redmi", "poco", "oppo", "vivo", "realme", "sony",
        "xperia", "lg", "motorola", "moto", "blackberry", "pixel", "lenovo", "alcatel", "cherry",
        "pro", "max", "plus", "lite", "note", "ultra", "mini", "se", "spark", "hot", "pop", "smart",
        "whatsapp", "sms", "telegram", "messenger", "outlook", "gmail", "yahoo", "mail", "email",
        "for", "on", "the",
    ]
}

extension String {
    fileprivate var trimmingMarks: String {
        String(
            drop { !$0.isLetter && !$0.isNumber }.reversed()
                .drop { !$0.isLetter && !$0.isNumber }.reversed())
    }
}

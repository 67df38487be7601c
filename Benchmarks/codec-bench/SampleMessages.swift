import SMSPDU

/// A thousand different messages of each kind, the same in every run.
struct SampleMessages {
    static let count = 1000

    let recipient: Address
    let gsm7Texts: [String]
    let ucs2Texts: [String]
    let longTexts: [String]

    /// SMS-DELIVER of the texts above; of the long ones the first parts.
    let gsm7: [[UInt8]]
    let ucs2: [[UInt8]]
    let parts: [[UInt8]]

    init() {
        guard let recipient = Address("+254711000001"),
            let stamp = ServiceCentreTimeStamp(
                secondsSince1970: 1_795_417_200, zoneQuarterHours: 12)
        else { preconditionFailure("the number and the moment exist") }
        self.recipient = recipient
        let latin = [
            "Malipo", "250", "asante", "received", "KES", "balance", "loan", "Biashara", "12,000",
            "next", "payment", "1 Dec;", "savings", "meeting", "Kibwezi", "group", "tafadhali",
            "0.5",
        ]
        let ethiopic = [
            "ሰላም", "ብድር", "ክፍያ", "ቁጠባ", "250", "ብር", "ቀሪ", "ሂሳብ", "አመሰግናለሁ", "ስብሰባ", "ነገ", "ቀን",
        ]
        gsm7Texts = Self.texts(of: latin, length: 160, seed: 1)
        ucs2Texts = Self.texts(of: ethiopic, length: 70, seed: 2)
        longTexts = Self.texts(of: latin, length: 306, seed: 3)
        let deliver = { (text: String) -> [UInt8] in
            SMSDeliver.parts(
                text: text, from: recipient, at: stamp, concatenationReference: 7)?.first?.encoded
                ?? []
        }
        gsm7 = gsm7Texts.map(deliver)
        ucs2 = ucs2Texts.map(deliver)
        parts = longTexts.map(deliver)
    }

    private static func texts(of words: [String], length: Int, seed: UInt64) -> [String] {
        var state = seed
        return (0..<count).map { number in
            var text = "\(number)"
            while text.count < length {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += " " + words[Int(state >> 33) % words.count]
            }
            return String(text.prefix(length))
        }
    }
}

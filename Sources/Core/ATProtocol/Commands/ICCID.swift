/// Integrated circuit card identifier: the number printed on the SIM (ITU-T E.118, ETSI TS 102 221
/// §13.2).
public struct ICCID: Hashable, Sendable, CustomStringConvertible {
    /// Eighteen to twenty digits, `89` first.
    public let digits: String

    /// Reads the number as modems give it: with its filler `F` at the end, or with the digits of
    /// each pair swapped as they lie on the card, which Huawei does.
    public init?(_ text: String) {
        let upper = text.uppercased()
        let straight = upper.hasPrefix("98") ? Self.swapped(upper) : upper
        let digits = straight.prefix { $0 != "F" }
        guard digits.isDecimal, (18...20).contains(digits.count), digits.hasPrefix("89"),
            straight.dropFirst(digits.count).allSatisfy({ $0 == "F" })
        else { return nil }
        self.digits = String(digits)
    }

    public var description: String { digits }

    /// The digits of each pair in the other order (§13.2: the first digit lies in the low bits).
    static func swapped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while !rest.isEmpty {
            result += rest.prefix(2).reversed()
            rest = rest.dropFirst(2)
        }
        return result
    }
}

/// The commands that ask for the ICCID, in the order to try them: there is none in the standard
/// but the last, and makers know one or two of the others each.
public enum ICCIDQuestion: CaseIterable, Hashable, Sendable {
    /// `+CCID`: SIMCom, u-blox, Telit, Sierra.
    case ccid

    /// `+ICCID`: SIM7600 and newer of SIMCom's.
    case iccid

    /// `+QCCID`: Quectel.
    case quectel

    /// `^ICCID?`: Huawei.
    case huawei

    /// `+ZICCID?`: ZTE.
    case zte

    /// `+CRSM`: the file itself, read from the card (TS 27.007 §8.18).
    case cardFile

    var text: String {
        switch self {
        case .ccid: "+CCID"
        case .iccid: "+ICCID"
        case .quectel: "+QCCID"
        case .huawei: "^ICCID?"
        case .zte: "+ZICCID?"
        // READ BINARY of EF-ICCID (2FE2), ten octets from the first.
        case .cardFile: "+CRSM=176,12258,0,0,10"
        }
    }
}

extension ATCommand where Answer == ICCID {
    /// The number of the SIM, asked in one of the ways there are.
    public static func iccid(_ question: ICCIDQuestion) -> Self {
        guard question != .cardFile else { return cardFile }
        return Self(question.text, deadline: .seconds(10), informationText: .bare) {
            lines throws(ATAnswerError) in
            // `+CCID: 8925…`, `ICCID: 8925…` and `8925…` alone, quoted or not.
            let values = lines.map { line in
                line.split(separator: ":", maxSplits: 1).last.map { $0.unquoted } ?? ""
            }
            guard let iccid = values.lazy.compactMap({ ICCID($0) }).first else {
                throw ATAnswerError(command: question.text, lines: lines)
            }
            return iccid
        }
    }

    private static var cardFile: Self {
        let text = ICCIDQuestion.cardFile.text
        return Self(text, deadline: .seconds(10), informationText: .prefixed("+CRSM")) {
            lines throws(ATAnswerError) in
            let parameters = ATParameters(lines.first ?? "")
            // 144 is the card's word for done, 145 and 159 for done with more to say.
            guard let status = parameters[number: 0], [144, 145, 159].contains(status),
                let data = parameters[string: 2], let iccid = ICCID(data)
            else { throw ATAnswerError(command: text, lines: lines) }
            return iccid
        }
    }
}

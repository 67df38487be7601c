internal import SMSPDU

/// Keys that say different things: silently following one of them would send what nobody asked
/// for.
extension PDUDocument {
    func checkContradictions() throws(PDUFailure) {
        if let exact, (try? [UInt8](hexadecimal: exact)) == nil {
            throw PDUFailure("exact", "The value is not pairs of hexadecimal digits.")
        }
        try checkKeysOfType()
        try checkFirstOctet()
        try checkConcatenation()
        try checkCoding()
        try checkIndicator()
    }

    /// Keys of another type of TPDU.
    private func checkKeysOfType() throws(PDUFailure) {
        let given: [(key: String, isGiven: Bool, types: Set<String>)] = [
            ("scts", scts != nil, ["deliver", "submit-report", "status-report"]),
            ("dt", dt != nil, ["status-report"]),
            ("st", st != nil, ["status-report"]),
            ("ct", ct != nil, ["command"]),
            ("mn", mn != nil, ["command"]),
            ("fcs", fcs != nil, ["deliver-report", "submit-report"]),
            ("pi", pi != nil, ["deliver-report", "submit-report", "status-report"]),
            ("mr", mr != nil, ["submit", "status-report", "command"]),
            ("vp", vp != nil, ["submit"]),
            ("vpf", vpf != nil, ["submit"]),
            ("validity", validity != nil, ["submit"]),
            ("status-report", statusReport != nil, ["submit", "deliver", "command"]),
            ("text", text != nil, Self.types.subtracting(["command"])),
        ]
        for (key, isGiven, types) in given
        where isGiven && Self.types.contains(type) && !types.contains(type) {
            throw PDUFailure(key, "The key does not belong to a \(type): leave it out.")
        }
    }

    static let types: Set<String> = [
        "deliver", "deliver-report", "submit", "submit-report", "status-report", "command",
    ]

    private func checkFirstOctet() throws(PDUFailure) {
        guard let fo else { return }
        let indicators: [String: [UInt8]] = [
            "deliver": [0, 3], "deliver-report": [0], "submit": [1], "submit-report": [1],
            "status-report": [2], "command": [2],
        ]
        guard indicators[type]?.contains(fo & 0b11) ?? true else {
            throw PDUFailure(
                "fo", "The two lowest bits of \(fo) are not those of a \(type): leave fo out.")
        }
        if let vpf, vpf != fo >> 3 & 0b11 {
            throw PDUFailure("vpf", "\(vpf) is not what bits 4 and 3 of fo say: leave fo out.")
        }
    }

    private func checkConcatenation() throws(PDUFailure) {
        guard let concat else { return }
        let place = UserDataHeader(try elements())?.concatenation
        guard place?.reference == concat.ref, place?.total == concat.total,
            place?.sequence == concat.seq
        else {
            throw PDUFailure(
                "concat",
                "No element of udh says so. Leave concat out: a long text is numbered by itself.")
        }
    }

    private func checkCoding() throws(PDUFailure) {
        let known = ["auto", "gsm7", "ucs2", "8bit"]
        if let alphabet, !known.contains(alphabet) {
            throw PDUFailure(
                "alphabet", "\"\(alphabet)\" is none of auto, gsm7, ucs2 and 8bit.")
        }
        guard let dcs = dcs ?? (type.hasSuffix("report") ? 0 : nil) else {
            guard mwi == nil || `class` == nil else {
                throw PDUFailure("class", "A message waiting indication has no class.")
            }
            guard compressed != true else {
                throw PDUFailure("compressed", "Compressed data needs a dcs that says so.")
            }
            if let alphabet, data != nil, alphabet == "gsm7" {
                throw PDUFailure("alphabet", "gsm7 goes with text, not with data.")
            }
            return
        }
        let scheme = DataCodingScheme(rawValue: dcs)
        guard self.dcs != nil || reportScheme == nil else { return }
        let says = "dcs \(dcs) says otherwise: leave one of them out."
        if let alphabet, alphabet != "auto", alphabet != scheme.alphabet.name {
            throw PDUFailure("alphabet", "\(alphabet): \(says)")
        }
        if let compressed, compressed != scheme.isCompressed {
            throw PDUFailure("compressed", "\(compressed): \(says)")
        }
        if let mwi, mwi != scheme.messageWaiting.map({ MessageWaiting($0) }) {
            throw PDUFailure("mwi", "The message waiting: \(says)")
        }
        if let number = `class`, number != scheme.messageClass?.rawValue {
            throw PDUFailure("class", "\(number): \(says)")
        }
    }

    private func checkIndicator() throws(PDUFailure) {
        guard let pi else { return }
        let announced: [(name: String, bit: UInt8, isGiven: Bool)] = [
            ("pid", 0, pid != nil), ("dcs", 1, dcs != nil),
            ("text or data", 2, text != nil || data != nil),
        ]
        for (name, bit, isGiven) in announced where (pi >> bit & 1 == 1) != isGiven {
            throw PDUFailure(
                "pi",
                "Bit \(bit) of \(pi) \(isGiven ? "hides" : "announces") \(name): "
                    + "leave pi out, it follows from the keys.")
        }
    }
}

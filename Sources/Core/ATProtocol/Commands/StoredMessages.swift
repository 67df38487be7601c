extension ATCommand where Answer == Int {
    /// `+CMGF?`: are messages PDUs, 0, or text, 1 (TS 27.005 §3.2.3)?
    public static var messageFormat: Self {
        Self("+CMGF?", deadline: .seconds(3), informationText: .prefixed("+CMGF")) {
            lines throws(ATAnswerError) in
            guard let format = lines.first.flatMap({ ATParameters($0)[number: 0] }) else {
                throw ATAnswerError(command: "+CMGF?", lines: lines)
            }
            return format
        }
    }
}

extension ATCommand where Answer == Void {
    /// `+CMGF=0`: messages are PDUs (TS 27.005 §3.2.3).
    public static var pduMode: Self { Self("+CMGF=0") }

    /// `+CMGD`: delete the message at `index` of the storage that is read (TS 27.005 §3.5.4).
    public static func deleteMessage(at index: Int) -> Self {
        Self("+CMGD=\(index)", deadline: .seconds(15))
    }
}

extension ATCommand where Answer == [StoredPDU] {
    /// `+CMGL=4`: everything in the storage that is read (TS 27.005 §4.1). A full SIM in a slow
    /// modem takes 25 seconds to be listed.
    public static var listMessages: Self {
        Self("+CMGL=4", deadline: .seconds(30), informationText: .prefixedWithData("+CMGL")) {
            lines throws(ATAnswerError) in
            stride(from: 0, to: lines.count, by: 2).compactMap { position in
                let header = ATParameters(lines[position])
                guard let index = header[number: 0] else { return nil }
                let pdu = position + 1 < lines.count ? lines[position + 1] : ""
                return StoredPDU(index: index, length: header[number: header.count - 1], pdu: pdu)
            }
        }
    }
}

extension ATCommand where Answer == StoredPDU? {
    /// `+CMGR`: the message at `index`; nil when the place is empty (TS 27.005 §4.2).
    public static func readMessage(at index: Int) -> Self {
        Self(
            "+CMGR=\(index)", deadline: .seconds(15), informationText: .prefixedWithData("+CMGR")
        ) { lines throws(ATAnswerError) in
            guard let header = lines.first.map({ ATParameters($0) }) else { return nil }
            let pdu = lines.count > 1 ? lines[1] : ""
            // An empty place reads as a length of zero and no PDU.
            let length = header[number: header.count - 1]
            return pdu.isEmpty && length ?? 0 == 0
                ? nil : StoredPDU(index: index, length: length, pdu: pdu)
        }
    }
}

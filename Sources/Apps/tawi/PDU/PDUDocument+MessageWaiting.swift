internal import SMSPDU

extension PDUDocument.MessageWaiting {
    init(_ waiting: DataCodingScheme.MessageWaiting) {
        self.init(
            store: !waiting.mayBeDiscarded, active: waiting.isActive,
            kind: Self.kinds[Int(waiting.kind.rawValue)])
    }

    /// Uncompressed text in an alphabet, with this indication.
    func scheme(_ alphabet: DataCodingScheme.Alphabet) throws(PDUFailure) -> DataCodingScheme {
        guard let index = Self.kinds.firstIndex(of: kind),
            let kind = DataCodingScheme.MessageWaiting.Kind(rawValue: UInt8(index))
        else {
            throw PDUFailure("mwi", "\"\(kind)\" is none of \(Self.kinds.joined(separator: ", ")).")
        }
        let waiting = DataCodingScheme.MessageWaiting(
            kind: kind, isActive: active, mayBeDiscarded: !store)
        guard let scheme = DataCodingScheme(waiting, alphabet) else {
            throw PDUFailure(
                "mwi", "It goes with text in GSM 7 bit, or in UCS-2 that is stored, alone.")
        }
        return scheme
    }

    private static let kinds = ["voice", "fax", "email", "other"]
}

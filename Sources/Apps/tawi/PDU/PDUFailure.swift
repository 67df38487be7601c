internal import SMSPDU

/// What is wrong with a line, as `tawi pdu` answers it.
struct PDUFailure: Error, Encodable {
    /// The field in the standard's word, the key of an object, or `LINE`, `HEX`, `JSON`.
    var field: String

    /// Where it starts: an octet, or a character of what was written.
    var offset: Int

    var reason: String

    init(_ field: String, at offset: Int = 0, _ reason: String) {
        self.field = field
        self.offset = offset
        self.reason = reason
    }

    /// What an earlier step said was wrong, such as a line that did not decode.
    init(handedOn error: [String: Any]) {
        self.init(
            error["field"] as? String ?? "error", at: error["offset"] as? Int ?? 0,
            error["reason"] as? String ?? "The object tells of an error, not of a message.")
    }

    init(_ error: TPDUDecodingError) {
        self.init(error.field.rawValue, at: error.offset, "\(error.reason)")
    }
}

/// The line that answers a line nothing can be made of.
struct PDUFailureDocument: Encodable {
    var error: PDUFailure
}

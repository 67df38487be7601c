extension TPDU {
    /// What octets are read as.
    public enum Form: Hashable, Sendable, CaseIterable {
        /// A modem's line: a service centre address, then a TPDU (3GPP TS 27.005 §3.1).
        case modemLine

        /// A TPDU from the service centre to the mobile.
        case mobileTerminated

        /// A TPDU from the mobile to the service centre.
        case mobileOriginated
    }

    /// Which octets each field takes, as far as they can be read, and what stopped the reading.
    public static func fieldSpans(
        of octets: [UInt8], as form: Form
    ) -> (spans: [FieldSpan], error: TPDUDecodingError?) {
        var reader = OctetReader(octets, recordingSpans: true)
        do throws(TPDUDecodingError) {
            switch form {
            case .modemLine: _ = try ModemPDU(from: &reader)
            case .mobileTerminated: _ = try TPDU.mobileTerminated(from: &reader)
            case .mobileOriginated: _ = try TPDU.mobileOriginated(from: &reader)
            }
            return (reader.spans ?? [], nil)
        } catch {
            return (reader.spans ?? [], error)
        }
    }
}

/// The fields a TPDU is made of, under their names in 3GPP TS 23.040 §9.2.3.
///
/// `SCA`, the service centre address, is not part of a TPDU: a modem writes it in front of one
/// (3GPP TS 27.005 §3.1, `<pdu>`). `TP-MTI` stands for the whole first octet.
public enum TPDUField: String, Hashable, Sendable, CaseIterable {
    /// RP-Destination or RP-Originator Address (3GPP TS 24.011 §8.2.5).
    case serviceCentreAddress = "SCA"

    /// TP-Message-Type-Indicator (§9.2.3.1), and the flags beside it in the first octet.
    case messageTypeIndicator = "TP-MTI"

    /// TP-Message-Reference (§9.2.3.6).
    case messageReference = "TP-MR"

    /// TP-Originating-Address (§9.2.3.7).
    case originatingAddress = "TP-OA"

    /// TP-Destination-Address (§9.2.3.8).
    case destinationAddress = "TP-DA"

    /// TP-Recipient-Address (§9.2.3.14).
    case recipientAddress = "TP-RA"

    /// TP-Protocol-Identifier (§9.2.3.9).
    case protocolIdentifier = "TP-PID"

    /// TP-Data-Coding-Scheme (§9.2.3.10).
    case dataCodingScheme = "TP-DCS"

    /// TP-Service-Centre-Time-Stamp (§9.2.3.11).
    case serviceCentreTimeStamp = "TP-SCTS"

    /// TP-Validity-Period (§9.2.3.12).
    case validityPeriod = "TP-VP"

    /// TP-Discharge-Time (§9.2.3.13).
    case dischargeTime = "TP-DT"

    /// TP-Status (§9.2.3.15).
    case status = "TP-ST"

    /// TP-Message-Number (§9.2.3.18).
    case messageNumber = "TP-MN"

    /// TP-Command-Type (§9.2.3.19).
    case commandType = "TP-CT"

    /// TP-Command-Data-Length (§9.2.3.20).
    case commandDataLength = "TP-CDL"

    /// TP-Command-Data (§9.2.3.21).
    case commandData = "TP-CD"

    /// TP-Failure-Cause (§9.2.3.22).
    case failureCause = "TP-FCS"

    /// TP-Parameter-Indicator (§9.2.3.27).
    case parameterIndicator = "TP-PI"

    /// TP-User-Data-Length (§9.2.3.16).
    case userDataLength = "TP-UDL"

    /// The length of the header in TP-UD (§9.2.3.24).
    case userDataHeaderLength = "TP-UDHL"

    /// The information elements in TP-UD (§9.2.3.24).
    case userDataHeader = "TP-UDH"

    /// TP-User-Data without its header (§9.2.3.24).
    case userData = "TP-UD"
}

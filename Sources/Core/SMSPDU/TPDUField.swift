/// The fields a TPDU is made of, under their names in 3GPP TS 23.040.
///
/// `SCA`, the service centre address, is not part of a TPDU: a modem writes it in front of one
/// (3GPP TS 27.005 §3.1, `<pdu>`).
public enum TPDUField: String, Hashable, Sendable, CaseIterable {
    case serviceCentreAddress = "SCA"
    case messageTypeIndicator = "TP-MTI"
    case messageReference = "TP-MR"
    case originatingAddress = "TP-OA"
    case destinationAddress = "TP-DA"
    case recipientAddress = "TP-RA"
    case protocolIdentifier = "TP-PID"
    case dataCodingScheme = "TP-DCS"
    case serviceCentreTimeStamp = "TP-SCTS"
    case dischargeTime = "TP-DT"
    case status = "TP-ST"
    case validityPeriod = "TP-VP"
    case parameterIndicator = "TP-PI"
    case userDataLength = "TP-UDL"
    case userDataHeaderLength = "TP-UDHL"
}

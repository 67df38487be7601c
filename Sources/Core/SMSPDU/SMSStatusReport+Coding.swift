extension SMSStatusReport {
    /// - Throws: `TPDUDecodingError` naming the first field that makes no sense.
    public init(decoding octets: some Sequence<UInt8>) throws(TPDUDecodingError) {
        var reader = OctetReader(octets)
        try self.init(from: &reader)
    }

    /// A report may end after TP-ST, or after TP-PI; what TP-PI announces must be there.
    init(from reader: inout OctetReader) throws(TPDUDecodingError) {
        let first = try FirstOctet(from: &reader, expecting: [.statusReport])
        moreMessagesToSend = !first[2]
        loopPrevention = first[3]
        statusReportQualifier = first[5]
        userDataHeaderIndicator = first[6]
        messageReference = try reader.octet(for: .messageReference)
        recipientAddress = try Address(decoding: .recipientAddress, from: &reader)
        serviceCentreTimeStamp = try .init(decoding: .serviceCentreTimeStamp, from: &reader)
        dischargeTime = try .init(decoding: .dischargeTime, from: &reader)
        status = .init(rawValue: try reader.octet(for: .status))

        let follows = reader.isAtEnd ? nil : try ParameterIndicator(from: &reader)
        parameterIndicator = follows
        protocolIdentifier =
            follows?.protocolIdentifierFollows == true
            ? .init(rawValue: try reader.octet(for: .protocolIdentifier)) : nil
        dataCodingScheme =
            follows?.dataCodingSchemeFollows == true
            ? .init(rawValue: try reader.octet(for: .dataCodingScheme)) : nil
        userData =
            follows?.userDataFollows == true
            ? try UserData(
                as: dataCodingScheme ?? .gsm7Bit, hasHeader: first[6], from: &reader) : nil
    }

    public var encoded: [UInt8] {
        var first = FirstOctet(messageTypeIndicator)
        first[2] = !moreMessagesToSend
        first[3] = loopPrevention
        first[5] = statusReportQualifier
        first[6] = userDataHeaderIndicator
        return [first.rawValue, messageReference] + recipientAddress.encoded
            + serviceCentreTimeStamp.encoded + dischargeTime.encoded + [status.rawValue]
            + (parameterIndicator?.octets ?? [])
            + [protocolIdentifier?.rawValue, dataCodingScheme?.rawValue].compactMap { $0 }
            + (userData?.encoded ?? [])
    }
}

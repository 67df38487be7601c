extension SMSSubmit {
    /// The messages that carry a text from the branch, one for each part.
    ///
    /// TP-MR stays zero: the modem fills it in and answers with the number it chose. The text is
    /// written in what every phone reads; the concatenation reference counts only where there are
    /// parts.
    ///
    /// - Returns: `nil` when the text needs more than 255 parts.
    public static func parts(
        text: String,
        to destinationAddress: Address,
        reference: UInt8 = 0,
        requestingStatusReport: Bool = false,
        validityPeriod: ValidityPeriod? = nil
    ) -> [SMSSubmit]? {
        guard let segments = try? Segmentation(text, reference: .eightBits(reference)) else {
            return nil
        }
        return segments.parts.map { userData in
            SMSSubmit(
                to: destinationAddress,
                dataCodingScheme: segments.dataCodingScheme, userData: userData,
                validityPeriod: validityPeriod, statusReportRequest: requestingStatusReport)
        }
    }
}

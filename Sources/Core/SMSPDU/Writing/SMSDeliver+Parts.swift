extension SMSDeliver {
    /// The messages that carry a text to the branch, as a service centre would send them.
    ///
    /// - Returns: `nil` when the text needs more than 255 parts.
    public static func parts(
        text: String,
        from originatingAddress: Address,
        at serviceCentreTimeStamp: ServiceCentreTimeStamp,
        concatenationReference: UInt8 = 0
    ) -> [SMSDeliver]? {
        let reference = ConcatenationReference.eightBits(concatenationReference)
        guard let segments = try? Segmentation(text, reference: reference) else { return nil }
        return segments.parts.map { userData in
            SMSDeliver(
                from: originatingAddress, at: serviceCentreTimeStamp,
                dataCodingScheme: segments.dataCodingScheme, userData: userData)
        }
    }
}

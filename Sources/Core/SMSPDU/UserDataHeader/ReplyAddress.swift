extension Address {
    /// The address in a reply address element, coded as TP-OA is (3GPP TS 23.040 §9.2.3.24.13);
    /// `nil` for any other element and for one that makes no sense, which is to be ignored.
    public init?(_ element: InformationElement) {
        guard element.identifier == .replyAddress,
            let address = try? Address(decoding: element.data),
            address.encoded.count == element.data.count
        else { return nil }
        self = address
    }
}

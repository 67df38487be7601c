extension PaymentType: FineractRow {
    public init?(_ value: JSON) {
        guard let id = value["id"]?.integer else { return nil }
        self.init(
            id: id, name: value["name"]?.words ?? "",
            isCash: value["isCashPayment"]?.truth ?? false,
            position: value["position"]?.integer ?? .max)
    }
}

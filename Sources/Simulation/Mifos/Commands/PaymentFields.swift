/// How a payment was made, as a command says it.
struct PaymentFields: Hashable, Sendable {
    static let names: Set<String> = [
        "paymentTypeId", "accountNumber", "checkNumber", "routingCode", "receiptNumber",
        "bankNumber",
    ]

    private var typeId: Int?
    private var texts: [String: String] = [:]

    init(_ reader: inout ParameterReader, typeIsMandatory: Bool) {
        typeId = reader.number("paymentTypeId", isMandatory: typeIsMandatory)
        for name in Self.names.sorted() where name != "paymentTypeId" {
            texts[name] = reader.text(name, atMost: 50)
        }
    }

    /// What is kept; without a payment type nothing is, whatever else was said.
    ///
    /// - Throws: the refusal of a payment type that does not exist.
    func detail(in books: inout CentralBooks) throws(FineractRefusal) -> PaymentDetail? {
        guard let typeId else { return nil }
        guard books.paymentTypes[typeId] != nil else {
            throw .notFound(
                "error.msg.payment.type.invalid",
                "Payment Type with identifier \(typeId) does not exist", "\(typeId)")
        }
        var detail = PaymentDetail(id: books.newPaymentDetailId(), typeId: typeId)
        detail.accountNumber = texts["accountNumber"] ?? ""
        detail.checkNumber = texts["checkNumber"] ?? ""
        detail.routingCode = texts["routingCode"] ?? ""
        detail.receiptNumber = texts["receiptNumber"] ?? ""
        detail.bankNumber = texts["bankNumber"] ?? ""
        return detail
    }

    /// The texts that were given, as `changes` repeats them.
    var changes: [(String, JSONValue)] {
        ["accountNumber", "checkNumber", "routingCode", "receiptNumber", "bankNumber"].compactMap {
            name in texts[name].map { (name, .string($0)) }
        }
    }
}

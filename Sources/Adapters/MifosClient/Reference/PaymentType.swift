/// A way of paying, as head office names it.
public struct PaymentType: Hashable, Sendable {
    public var id: Int64
    public var name: String
    public var isCash: Bool

    /// Its place in head office's list.
    public var position: Int64

    public static let request = FineractRequest.get("paymenttypes")

    /// Every one in an answer, in head office's order; nil where it is no list of them.
    public static func all(in answer: FineractAnswer) -> [PaymentType]? {
        guard answer.status == 200, case .list(let elements)? = answer.json else { return nil }
        return elements.compactMap { element in
            guard let id = element["id"]?.integer, let name = element["name"]?.string else {
                return nil
            }
            return PaymentType(
                id: id, name: name, isCash: element["isCashPayment"]?.truth ?? false,
                position: element["position"]?.integer ?? .max)
        }.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    }
}

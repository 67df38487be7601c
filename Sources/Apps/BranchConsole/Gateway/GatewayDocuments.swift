internal import Accounting
internal import LedgerStore
internal import TextCommands

/// A message as Fineract posts it; other fields may be there, and mean nothing here.
struct GatewayMessageDocument: Decodable {
    let internalId: Int64
    let mobileNumber: String?
    let message: String?
    let providerId: Int64?

    func message(by rules: GatewayRules) -> GatewayMessage {
        let recipient = PhoneNumber(mobileNumber ?? "", country: rules.country)
        let isOwn = recipient.map(rules.ownNumbers.contains) ?? false
        return GatewayMessage(
            tenant: rules.tenant, internalID: internalId, provider: providerId,
            recipient: isOwn ? nil : recipient, text: message ?? "")
    }
}

/// What became of a message, as Fineract asks.
///
/// `hasError` is always false: Fineract throws away a report where it is true, and would wait for
/// ever; what went wrong shows in `deliveryStatus` 400 and in `errorMessage`.
struct DeliveryDocument: Encodable {
    let id: Int64
    let externalId: String?
    let addedOnDate: Int64
    let deliveredOnDate: Int64?
    let deliveryStatus: Int
    let hasError = false
    let errorMessage: String?

    init(_ report: GatewayReport) {
        id = report.internalID
        externalId = report.outgoing.map(String.init)
        addedOnDate = report.takenAt.millisecondsSince1970
        // The service centre counts in seconds: a quick delivery would lie before its beginning.
        deliveredOnDate = report.deliveredAt.map {
            max($0.millisecondsSince1970, report.takenAt.millisecondsSince1970)
        }
        deliveryStatus = report.status.rawValue
        errorMessage = report.reason
    }

    enum CodingKeys: String, CodingKey {
        case id, externalId, addedOnDate, deliveredOnDate, deliveryStatus, hasError, errorMessage
    }
}

/// The branch as Fineract lists it among its SMS providers.
struct BridgeDocument: Encodable {
    let id = 1
    let tenantId: String
    let phoneNo: String
    let providerName: String
    let providerDescription: String

    init(_ rules: GatewayRules) {
        tenantId = rules.tenant
        phoneNo = rules.ownNumbers.map(\.e164).min() ?? ""
        providerName = rules.branch
        providerDescription = "Tawi, the branch's own modem"
    }

    enum CodingKeys: String, CodingKey {
        case id, tenantId, phoneNo, providerName, providerDescription
    }
}

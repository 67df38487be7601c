internal import Accounting
internal import Foundation
internal import LedgerStore
internal import MifosClient

/// What is kept of a thing of head office: what the branch needs, and nothing that changes by
/// itself. The same facts make the same text.
protocol PulledContent: Codable, Hashable, Sendable {
    static var kind: PulledKind { get }
}

extension PulledContent {
    /// The facts as they are kept.
    func record(id: Int64, askedAt: Moment) throws -> PulledRecord {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = String(decoding: try encoder.encode(self), as: UTF8.self)
        return PulledRecord(Self.kind, id: id, content: content, askedAt: askedAt)
    }

    /// Reads what was kept.
    init(_ content: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(content.utf8))
    }
}

struct PulledOffice: PulledContent {
    static let kind = PulledKind.office
    var name: String
    var externalId: String?
    var hierarchy: String
}

struct PulledStaff: PulledContent {
    static let kind = PulledKind.staff
    var name: String
    var externalId: String?
    var phone: String?
    var office: Int64?
    var isLoanOfficer: Bool
    var isActive: Bool
}

struct PulledPaymentType: PulledContent {
    static let kind = PulledKind.paymentType
    var name: String
    var isCash: Bool
}

struct PulledHoliday: PulledContent {
    static let kind = PulledKind.holiday
    var name: String
    var from: String
    var to: String
    var movedTo: String?
    var isActive: Bool
}

struct PulledWorkingDays: PulledContent {
    static let kind = PulledKind.workingDays
    var recurrence: String?
    var reschedule: Int64?
}

struct PulledBusinessDate: PulledContent {
    static let kind = PulledKind.businessDate
    var day: String
}

struct PulledCentre: PulledContent {
    static let kind = PulledKind.centre
    var name: String
    var externalId: String?
    var accountNumber: String?
    var office: Int64?
    var staff: Int64?
    var isActive: Bool
}

/// When a centre or group meets.
struct PulledCalendar: Codable, Hashable, Sendable {
    var id: Int64
    var start: String?
    var rule: String?

    /// Only where the rule is not understood: they move on every day.
    var dates: [String]
}

struct PulledCentreDetail: PulledContent {
    static let kind = PulledKind.centreDetail
    var calendar: PulledCalendar?
}

struct PulledGroup: PulledContent {
    static let kind = PulledKind.group
    var name: String
    var externalId: String?
    var accountNumber: String?
    var office: Int64?
    var centre: Int64?
    var staff: Int64?
    var isActive: Bool
}

struct PulledGroupDetail: PulledContent {
    static let kind = PulledKind.groupDetail
    var members: [Int64]
    var calendar: PulledCalendar?
}

struct PulledClient: PulledContent {
    static let kind = PulledKind.client
    var name: String
    var accountNumber: String?
    var externalId: String?
    var phone: String?
    var office: Int64?
    var staff: Int64?
    var status: Int64?
}

struct PulledLoan: PulledContent {
    static let kind = PulledKind.loan
    var accountNumber: String?
    var externalId: String?
    var status: Int64?
    var client: Int64?
    var group: Int64?
    var product: String?
    var currency: String?

    /// Amounts as head office writes them.
    var outstanding: String?
    var overdue: String?
    var overdueSince: String?
}

struct PulledSchedule: PulledContent {
    static let kind = PulledKind.schedule

    struct Period: Codable, Hashable, Sendable {
        var due: String
        var outstanding: String?
    }

    /// The periods on which something is open, in order.
    var periods: [Period]
}

struct PulledSavings: PulledContent {
    static let kind = PulledKind.savings
    var accountNumber: String?
    var externalId: String?
    var status: Int64?
    var client: Int64?
    var product: String?
    var currency: String?
    var balance: String?
}

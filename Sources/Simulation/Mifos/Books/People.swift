public import Accounting

/// A centre: where groups meet.
public struct Centre: Hashable, Sendable {
    public var id: Int
    public var name: String
    public var externalId: String
    public var officeId: Int
    public var staffId: Int
    public var activationDate: Day
}

/// A group of clients.
public struct ClientGroup: Hashable, Sendable {
    public var id: Int
    public var name: String
    public var externalId: String
    public var officeId: Int
    public var staffId: Int
    public var centreId: Int
    public var activationDate: Day
}

/// A client as head office knows her.
public struct CentralClient: Hashable, Sendable {
    public var id: Int
    public var externalId: String
    public var firstName: String
    public var lastName: String
    /// As somebody typed it: with blanks, in any form, or missing.
    public var mobile: String?
    public var officeId: Int
    public var staffId: Int
    public var groupId: Int?
    public var status = ClientStatus.active
    public var activationDate: Day

    public var displayName: String { "\(firstName) \(lastName)" }
    var accountNumber: String { Self.padded(id) }

    /// Nine digits, as Fineract numbers what has no format of its own.
    static func padded(_ id: Int) -> String {
        let digits = "\(id)"
        return String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    }
}

/// Where a client's file stands (`clientStatusType`).
public enum ClientStatus: Int, Sendable {
    case pending = 100
    case active = 300
    case transferInProgress = 303
    case closed = 600

    public init?(named name: String) {
        switch name {
        case "pending": self = .pending
        case "active": self = .active
        case "transfer-in-progress": self = .transferInProgress
        case "closed": self = .closed
        default: return nil
        }
    }

    var coded: JSONValue {
        switch self {
        case .pending: .coded(rawValue, "clientStatusType.pending", "Pending")
        case .active: .coded(rawValue, "clientStatusType.active", "Active")
        case .transferInProgress:
            .coded(rawValue, "clientStatusType.transfer.in.progress", "Transfer in progress")
        case .closed: .coded(rawValue, "clientStatusType.closed", "Closed")
        }
    }
}

/// When a group or a centre meets.
public struct MeetingCalendar: Hashable, Sendable {
    public enum Owner: Hashable, Sendable {
        case centre(Int)
        case group(Int)
    }

    public var id: Int
    public var owner: Owner
    public var startDate: Day
    public var everyWeeks: Int

    /// The meetings from a day on, that day included.
    func meetings(from day: Day, count: Int) -> [Day] {
        let interval = everyWeeks * 7
        let passed = day.daysSince1970 - startDate.daysSince1970
        let first = passed <= 0 ? 0 : (passed + interval - 1) / interval
        return (0..<count).map { startDate.advanced(byDays: (first + $0) * interval) }
    }

    func meets(on day: Day) -> Bool { meetings(from: day, count: 1).first == day }
}

/// What is read of head office, in this order: who a thing belongs to comes before it.
enum PullStep: String, Hashable, Sendable, CaseIterable {
    case offices
    case staff
    case paymentTypes = "payment-types"
    case holidays
    case workingDays = "working-days"
    case businessDate = "business-date"
    case centres
    case centreDetails = "centre-details"
    case groups
    case groupDetails = "group-details"
    case clients
    case missingClients = "missing-clients"
    case loans
    case missingLoans = "missing-loans"
    case schedules
    case savings
    case missingSavings = "missing-savings"
}

/// How far a pull has come, for whoever waits for it.
public struct PullProgress: Hashable, Sendable {
    /// What is being read: `clients`.
    public var step: String

    /// How many of it were read.
    public var done: Int

    /// How many there are, where head office says.
    public var total: Int?

    /// Which of how many steps it is.
    public var place: Int
    public var places: Int
}

/// Why a pull stops.
public enum PullError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No office of head office's is the branch's.
    case unknownOffice(String, known: [String])

    /// An answer that should be there is not: the path is not served.
    case notServed(String)

    public var description: String {
        switch self {
        case .unknownOffice(let name, let known):
            "Head office shows no office \"\(name)\", but \(known.joined(separator: ", ")). "
                + "Write office = \"…\" under [mifos]."
        case .notServed(let path):
            "Head office does not answer at \(path). Check url under [mifos]."
        }
    }
}

public import Accounting
internal import Simulation

/// What a tenant holds on a day: the sample branch as `tawi simulate branch` writes it, and more
/// clients of the same kind with the dirt that real data carries.
public struct SeededBooks: Sendable {
    public let day: Day
    public let clients: Int
    public let user: String
    public let password: String

    var books: CentralBooks
    var dice: SeededGenerator

    static let clientsPerGroup = 10
    static let groupsPerCentre = 3
    static let firstClient = 1_001
    /// The sample branch: its groups, clients and accounts are the same without any dice.
    static let sampleClients = 30
    static let headOffice = 1
    static let branch = 2
    static let otherBranch = 3

    /// - Parameters:
    ///   - day: The business date; everything is as it was at its end.
    ///   - clients: How many clients the branch has.
    ///   - user: Who the branch's box signs in as.
    public init(
        on day: Day, clients: Int = sampleSize, seed: UInt64 = 1, user: String = "tawi",
        password: String = "password"
    ) {
        self.day = day
        self.clients = max(1, clients)
        self.user = user
        self.password = password
        books = CentralBooks(businessDate: day)
        dice = SeededGenerator(seed: seed)
    }

    /// The sample branch and one group more, where the dirt is.
    public static let sampleSize = 40

    /// The books, the same for the same day, size and seed.
    public func made() -> CentralBooks {
        var seed = self
        seed.makeOrganisation()
        seed.makeUsers()
        for number in 0..<(clients + Self.clientsPerGroup - 1) / Self.clientsPerGroup {
            seed.makeGroup(number)
        }
        seed.makeOtherBranch()
        return seed.books
    }
}

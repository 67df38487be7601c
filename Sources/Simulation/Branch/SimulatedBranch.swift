public import Accounting

/// A branch nobody works at: one centre, three groups, thirty clients with two loan products and
/// savings, two officers, a manager, a cashier.
///
/// The same for the same day. Client 1001 has the phone +254700000101, client 1002 the next one;
/// officer PO has +254711000001. Every client's PIN is her number.
public struct SimulatedBranch: Hashable, Sendable {
    /// The six files of `tawi import`, by name.
    public let files: [String: String]

    private static let firstClient = 1001
    private static let clientsPerGroup = 10
    private static let groups = ["Upendo", "Tumaini", "Imani"]
    private static let officers = ["PO", "PO", "JM"]
    private static let givenNames = [
        "Asha", "Grace", "Mary", "Faith", "Joyce", "Esther", "Halima", "Ruth", "Agnes", "Zawadi",
    ]
    private static let familyNames = ["Wanjiru", "Mutua", "Atieno"]

    /// The branch as head office knew it at the end of `day`.
    ///
    /// - Parameter withPINs: Whether people have PINs; hashing them takes an import its time.
    public init(on day: Day, withPINs: Bool = true) {
        let pin = { (pin: Int) in withPINs ? "\(pin)" : "" }
        let clients = Self.groups.indices.flatMap { group in
            (0..<Self.clientsPerGroup).map { SimulatedClient(group: group, place: $0) }
        }
        files = [
            "centres.csv": Self.table("code,name", ["KIB,Kibwezi market"]),
            "groups.csv": Self.table(
                "code,name,centre,officer,meeting_day,meeting_every",
                Self.groups.indices.map { group in
                    "G\(group + 1),\(Self.groups[group]),KIB,\(Self.officers[group]),"
                        + "\(Self.meeting(of: group, after: day).iso),7"
                }),
            "officers.csv": Self.table(
                "code,name,phone,pin",
                [
                    "PO,Peter Otieno,+254711000001,\(pin(1111))",
                    "JM,Jane Mwende,+254711000002,\(pin(2222))",
                ]),
            "users.csv": Self.table(
                "code,name,phone,role",
                [
                    "SM,Sarah Muthoni,+254711000009,manager",
                    "CN,Caleb Ndolo,+254711000008,cashier",
                ]),
            "clients.csv": Self.table(
                "number,name,phone,group,pin",
                clients.map {
                    "\($0.number),\($0.name),\($0.phone),\($0.groupCode),\(pin($0.number))"
                }),
            "accounts.csv": Self.table(
                "client,account,account_number,product,balance,balance_date,next_due,next_due_date",
                clients.flatMap { $0.accounts(on: day) }),
        ]
    }

    /// The next meeting, on which everything of the group falls due.
    private static func meeting(of group: Int, after day: Day) -> Day {
        day.advanced(byDays: 7 - group)
    }

    private static func table(_ header: String, _ rows: [String]) -> String {
        ([header] + rows).map { $0 + "\n" }.joined()
    }

    private struct SimulatedClient {
        let group: Int
        let place: Int

        private var index: Int { group * clientsPerGroup + place }
        var number: Int { firstClient + index }
        var name: String { "\(givenNames[place]) \(familyNames[group])" }
        var phone: String { "+2547000001\(index < 9 ? "0" : "")\(index + 1)" }
        var groupCode: String { "G\(group + 1)" }

        /// Savings and two loans, each a little different from the next client's.
        func accounts(on day: Day) -> [String] {
            let due = meeting(of: group, after: day).iso
            return [
                "\(number),S,9000\(number),Savings,\(1500 + 75 * index),\(day.iso),100,\(due)",
                "\(number),L1,1000\(number),Biashara loan,\(12_000 - 250 * index),\(day.iso),250,\(due)",
                "\(number),L2,2000\(number),School loan,\(3_000 - 50 * index),\(day.iso),50,\(due)",
            ]
        }
    }
}

internal import Accounting
internal import Simulation

extension SeededBooks {
    private static let givenNames = [
        "Asha", "Grace", "Mary", "Faith", "Joyce", "Esther", "Halima", "Ruth", "Agnes", "Zawadi",
    ]
    private static let familyNames = [
        "Wanjiru", "Mutua", "Atieno", "Nduku", "Achieng", "Wambui", "Chebet", "Naliaka", "Syombua",
        "Kerubo", "Moraa", "Njeri",
    ]

    mutating func makeClient(group: Int, place: Int, officer: Int) {
        let index = group * Self.clientsPerGroup + place
        let number = Self.firstClient + index
        books.clients[number] = CentralClient(
            id: number, externalId: "\(number)", firstName: Self.givenNames[place],
            lastName: Self.familyNames[group % Self.familyNames.count], mobile: phone(of: index),
            officeId: Self.branch, staffId: officer, groupId: group + 1,
            activationDate: day.advanced(byDays: -700))
        let due = meeting(ofGroup: group)
        // Beyond the sample some pay late: up to four instalments.
        let late =
            index < Self.sampleClients
            ? 0
            : [0, 0, 0, 0, 0, 0, 0, 1, 2, 4].randomElement(
                using: &dice) ?? 0
        let step = index % Self.sampleClients
        makeSavings(client: number, units: 1_500 + 75 * step)
        makeLoan(
            client: number, group: group + 1, officer: officer, .business, "1000\(number)",
            count: 50, principal: 200, interest: 50, paid: 2 + step, late: late, due: due)
        makeLoan(
            client: number, group: group + 1, officer: officer, .school, "2000\(number)",
            count: 62, principal: 40, interest: 10, paid: 2 + step, late: late, due: due)
    }

    /// The phone as somebody typed it. The sample's numbers are the same for a computer, however
    /// they are written; beyond it, one in ten is of no use.
    private mutating func phone(of index: Int) -> String? {
        let digits = "7000\(Self.padded(index + 101, 5))"
        guard index >= Self.sampleClients else {
            return index % 7 == 3 ? "0\(digits)" : index % 7 == 5 ? "254\(digits)" : "+254\(digits)"
        }
        switch (index % 10, Int.random(in: 0..<4, using: &dice)) {
        case (0, _): return nil
        case (1, _):
            return "0\(digits.prefix(3)) \(digits.dropFirst(3).prefix(3)) \(digits.suffix(3))"
        // The number of the client before, written another way.
        case (2, _): return "+2547000\(Self.padded(index + 100, 5))"
        // An officer's.
        case (3, _) where index < 40: return "0711000001"
        case (_, 0): return "0\(digits)"
        case (_, 1): return "254\(digits)"
        default: return "+254\(digits)"
        }
    }

    /// A branch next door with three clients, which this branch does not see.
    mutating func makeOtherBranch() {
        for place in 0..<3 {
            let number = Self.firstClient + clients + 10 + place
            books.clients[number] = CentralClient(
                id: number, externalId: "\(number)", firstName: Self.givenNames[place],
                lastName: "Kilonzo", mobile: "+25472200000\(place)", officeId: Self.otherBranch,
                staffId: 5, groupId: nil, activationDate: day.advanced(byDays: -500))
            makeSavings(client: number, units: 900)
            makeLoan(
                client: number, group: nil, officer: 5, .business, "1000\(number)", count: 50,
                principal: 200, interest: 50, paid: 3, late: 0, due: day.advanced(byDays: 3))
        }
    }
}

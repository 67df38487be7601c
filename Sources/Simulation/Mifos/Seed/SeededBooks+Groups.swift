internal import Accounting

extension SeededBooks {
    private static let sampleGroups = ["Upendo", "Tumaini", "Imani", "Jitegemee"]

    /// A group with its centre, its calendar and its clients.
    mutating func makeGroup(_ number: Int) {
        let id = number + 1
        let centre = number / Self.groupsPerCentre + 1
        let officer = officer(ofGroup: number)
        let first = meeting(ofGroup: number)
        if books.centres[centre] == nil { makeCentre(centre, officer: officer, first: first) }
        let name =
            number < Self.sampleGroups.count ? Self.sampleGroups[number] : "Kikundi \(id)"
        books.groups[id] = ClientGroup(
            id: id, name: name, externalId: "G\(id)", officeId: Self.branch, staffId: officer,
            centreId: centre, activationDate: started(first))
        books.calendars[1_000 + id] = MeetingCalendar(
            id: 1_000 + id, owner: .group(id), startDate: started(first), everyWeeks: 1)
        let size = min(Self.clientsPerGroup, clients - number * Self.clientsPerGroup)
        for place in 0..<size { makeClient(group: number, place: place, officer: officer) }
        if number % 4 == 3 { makeGroupLoan(group: id, officer: officer, first: first) }
    }

    private mutating func makeCentre(_ id: Int, officer: Int, first: Day) {
        books.centres[id] = Centre(
            id: id, name: id == 1 ? "Kibwezi market" : "Soko \(id)",
            externalId: id == 1 ? "KIB" : "C\(id)", officeId: Self.branch, staffId: officer,
            activationDate: started(first))
        books.calendars[id] = MeetingCalendar(
            id: id, owner: .centre(id), startDate: started(first), everyWeeks: 1)
    }

    /// The staff number of a group's officer: the first two groups are Peter Otieno's, the next
    /// two Jane Mwende's.
    private func officer(ofGroup number: Int) -> Int {
        guard number >= 4 else { return number < 2 ? 1 : 2 }
        let further = books.staff.count - 5
        return further > 0 ? 6 + (number - 4) / 12 % further : number % 2 + 1
    }

    /// The next meeting, on which everything of the group falls due: in seven days for the first
    /// group, as in the sample branch, and a day earlier for each group after it.
    func meeting(ofGroup number: Int) -> Day { day.advanced(byDays: 7 - number % 7) }

    /// A meeting two years before.
    private func started(_ meeting: Day) -> Day { meeting.advanced(byDays: -7 * 104) }

    private mutating func makeGroupLoan(group: Int, officer: Int, first: Day) {
        var loan = Loan(
            id: books.loans.count + 1, accountNumber: "3000\(Self.padded(group, 4))",
            externalId: "3000\(Self.padded(group, 4))", clientId: nil, groupId: group,
            officeId: Self.branch, officerId: officer, product: .group,
            submittedOn: first.advanced(byDays: -35), disbursedOn: first.advanced(byDays: -28),
            principal: Amount(units: 20_000),
            periods: instalments(
                40, principal: 500, interest: 100, from: first.advanced(byDays: -28)))
        pay(&loan, instalments: 3)
        books.put(loan)
    }
}

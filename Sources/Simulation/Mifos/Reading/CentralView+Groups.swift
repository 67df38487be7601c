internal import Accounting

extension CentralView {
    var seenGroups: [ClientGroup] {
        books.groups.values.filter {
            sees($0.officeId) && isAsked(office: $0.officeId) && isAsked(staff: $0.staffId)
        }.sorted { $0.id < $1.id }
    }

    func seenGroup(_ id: Int) throws(FineractRefusal) -> ClientGroup {
        guard let group = books.groups[id], sees(group.officeId) else {
            throw .notFound(
                "error.msg.group.id.invalid", "Group with identifier \(id) does not exist",
                "\(id)")
        }
        return group
    }

    func json(_ group: ClientGroup) -> JSONValue {
        .object(description(group))
    }

    private func description(_ group: ClientGroup) -> JSONObject {
        [
            "id": .number(group.id), "accountNo": .string(CentralClient.padded(group.id)),
            "name": .string(group.name), "externalId": .string(group.externalId),
            "status": .coded(300, "groupingStatusType.active", "Active"), "active": true,
            "activationDate": .date(group.activationDate), "officeId": .number(group.officeId),
            "officeName": .string(books.offices[group.officeId]?.name),
            "centerId": .number(group.centreId),
            "centerName": .string(books.centres[group.centreId]?.name),
            "staffId": .number(group.staffId),
            "staffName": .string(books.staff[group.staffId]?.displayName),
            "hierarchy": .string(".\(group.centreId).\(group.id)."), "groupLevel": "2",
        ]
    }

    /// `GET /v1/groups/{id}?associations=`, or its collection sheet.
    func group(_ id: Int) throws(FineractRefusal) -> JSONValue {
        let group = try seenGroup(id)
        if request.isWrite { return try sheet(of: [group], owner: .group(id)) }
        var description = description(group)
        let members = books.members(of: id)
        if request.asks(for: "clientMembers") {
            description["clientMembers"] = .array(members.map(json))
        }
        if request.asks(for: "activeClientMembers") {
            description["activeClientMembers"] = .array(
                members.filter { $0.status == .active }.map(json))
        }
        if request.asks(for: "collectionMeetingCalendar"),
            let calendar = books.calendar(of: .group(id))
        {
            description["collectionMeetingCalendar"] = json(calendar)
        }
        return .object(description)
    }

    func accounts(of group: ClientGroup) -> JSONValue {
        let members = books.members(of: group.id)
        let loans = books.loans.values.filter { $0.groupId == group.id }
        let memberLoans = loans.filter { $0.clientId != nil }.sorted { $0.id < $1.id }
        let memberSavings = members.flatMap { books.savings(ofClient: $0.id) }
        return [
            "loanAccounts": .array(loans.filter { $0.clientId == nil }.map { brief($0) }),
            "savingsAccounts": [],
            "memberLoanAccounts": .array(memberLoans.map { brief($0) }),
            "memberSavingsAccounts": .array(memberSavings.map { brief($0) }),
        ]
    }
}

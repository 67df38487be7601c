internal import Accounting

extension CentralView {
    private var seenCentres: [Centre] {
        books.centres.values.filter {
            sees($0.officeId) && isAsked(office: $0.officeId) && isAsked(staff: $0.staffId)
        }.sorted { $0.id < $1.id }
    }

    /// `GET /v1/centers`, or who meets on `meetingDate`.
    func centres() throws(FineractRefusal) -> JSONValue {
        guard let day = try day("meetingDate") else {
            return try page(seenCentres, onlyWhenAsked: true) { .object(description($0)) }
        }
        let meeting = seenCentres.filter {
            books.calendar(of: .centre($0.id))?.meets(on: day) ?? false
        }
        let byStaff = Dictionary(grouping: meeting, by: \.staffId).sorted { $0.key < $1.key }
        return .array(
            byStaff.map { staff, centres in
                [
                    "staffId": .number(staff),
                    "staffName": .string(books.staff[staff]?.displayName),
                    "meetingFallCenters": .array(centres.map { falling($0, on: day) }),
                ]
            })
    }

    func centre(_ id: Int) throws(FineractRefusal) -> JSONValue {
        guard let centre = books.centres[id], sees(centre.officeId) else {
            throw .notFound(
                "error.msg.center.id.invalid", "Center with identifier \(id) does not exist",
                "\(id)")
        }
        if request.isWrite { return try sheet(of: groups(of: centre), owner: .centre(id)) }
        var description = description(centre)
        if request.asks(for: "groupMembers") {
            description["groupMembers"] = .array(groups(of: centre).map(json))
        }
        if request.asks(for: "collectionMeetingCalendar"),
            let calendar = books.calendar(of: .centre(id))
        {
            description["collectionMeetingCalendar"] = json(calendar)
        }
        return .object(description)
    }

    private func groups(of centre: Centre) -> [ClientGroup] {
        books.groups.values.filter { $0.centreId == centre.id }.sorted { $0.id < $1.id }
    }

    private func description(_ centre: Centre) -> JSONObject {
        [
            "id": .number(centre.id), "accountNo": .string(CentralClient.padded(centre.id)),
            "name": .string(centre.name), "externalId": .string(centre.externalId),
            "status": .coded(300, "groupingStatusType.active", "Active"), "active": true,
            "activationDate": .date(centre.activationDate),
            "officeId": .number(centre.officeId),
            "officeName": .string(books.offices[centre.officeId]?.name),
            "staffId": .number(centre.staffId),
            "staffName": .string(books.staff[centre.staffId]?.displayName),
            "hierarchy": .string(".\(centre.id)."), "groupLevel": "1",
        ]
    }

    private func falling(_ centre: Centre, on day: Day) -> JSONValue {
        let groups = Set(groups(of: centre).map(\.id))
        let loans = books.loans.values.filter { $0.groupId.map(groups.contains) ?? false }
        let due = loans.flatMap(\.periods).filter { $0.due == day }.map(\.outstanding).total
        let overdue = loans.flatMap { $0.overdue(on: day) }.map(\.outstanding).total
        let collected = loans.flatMap(\.transactions).filter {
            $0.kind == .repayment && $0.date == day && !$0.isReversed
        }.map(\.amount).total
        var description = description(centre)
        description = description.merging([
            "totalCollected": .amount(collected), "totalOverdue": .amount(overdue),
            "totaldue": .amount(due + overdue), "installmentDue": .amount(due),
        ])
        if let calendar = books.calendar(of: .centre(centre.id)) {
            description["collectionMeetingCalendar"] = json(calendar)
        }
        return .object(description)
    }
}

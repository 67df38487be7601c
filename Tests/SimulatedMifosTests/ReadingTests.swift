import Testing

@testable import SimulatedMifos

/// `facts/fineract.md` §1.4, §1.5, §4.3 to §4.8: what a branch pulls.
@Suite(.timeLimit(.minutes(3))) struct ReadingTests {
    @Test func `a limit is what makes a page`() async throws {
        try await ServedMifos.run { mifos in
            let page = try await mifos.get("v1/clients?offset=10&limit=10&orderBy=id")
            #expect(page.json["totalFilteredRecords"]?.integer == 40)
            #expect(page.json["pageItems"]?.array?.count == 10)
            #expect(page.json["pageItems"]?[0]?["id"]?.integer == 1011)
            let all = try await mifos.get("v1/clients?offset=10")
            #expect(all.json["pageItems"]?.array?.count == 40)
            #expect(try await mifos.get("v1/groups").json.array?.count == 4)
            let groups = try await mifos.get("v1/groups?paged=true&offset=0&limit=3")
            #expect(groups.json["pageItems"]?.array?.count == 3)
            let few = try await mifos.get("v1/clients?limit=1&offset=0&fields=id,displayName")
            #expect(few.json["pageItems"]?[0]?.object?.names == ["id", "displayName"])
        }
    }

    @Test func `a branch sees its own clients, loans and staff and no others`() async throws {
        try await ServedMifos.run { mifos in
            let head = ["Authorization": ServedMifos.headOffice]
            #expect(
                try await mifos.get("v1/clients", headers: head)
                    .json["totalFilteredRecords"]?.integer == 43)
            #expect(try await mifos.get("v1/clients/1051").status == 404)
            #expect(try await mifos.get("v1/clients/1051", headers: head).status == 200)
            #expect(try await mifos.get("v1/staff?status=all").json.array?.count == 4)
            #expect(try await mifos.get("v1/offices").json.array?.count == 1)
            try await mifos.order("clients/1001", #"{"officeId":3}"#)
            #expect(try await mifos.get("v1/clients/1001").status == 404)
            #expect(try await mifos.get("v1/loans/1").status == 404)
        }
    }

    @Test func `the sample branch is the one of tawi simulate branch`() async throws {
        try await ServedMifos.run { mifos in
            let client = try await mifos.get("v1/clients/external-id/1001")
            #expect(client.json["displayName"] == "Asha Wanjiru")
            #expect(client.json["mobileNo"] == "+254700000101")
            #expect(client.json["activationDate"]?.array?.count == 3)
            let loan = try await mifos.get(
                "v1/loans/external-id/10001001?associations=repaymentSchedule")
            #expect(loan.json["summary"]?["totalOutstanding"] == .number("12000.000000"))
            #expect(loan.json["summary"]?["totalOverdue"] == .number("0.000000"))
            #expect(loan.json["delinquent"]?["nextPaymentDueDate"] == [2026, 12, 1])
            #expect(loan.json["delinquent"]?["nextPaymentAmount"] == .number("250.000000"))
            let periods = loan.json["repaymentSchedule"]?["periods"]?.array ?? []
            #expect(periods.count == 51 && periods[0]["period"] == nil)
            let due = periods.dropFirst().map { $0["totalDueForPeriod"] }
            #expect(due.allSatisfy { $0 == .number("250.000000") })
            let savings = try await mifos.get("v1/savingsaccounts/external-id/90001001")
            #expect(savings.json["summary"]?["accountBalance"] == .number("1500.000000"))
            let accounts = try await mifos.get("v1/clients/1001/accounts")
            #expect(accounts.json["loanAccounts"]?.array?.count == 2)
            #expect(accounts.json["loanAccounts"]?[0]?["inArrears"] == false)
        }
    }

    @Test func `associations come only when they are asked for`() async throws {
        try await ServedMifos.run { mifos in
            let bare = try await mifos.get("v1/loans/1")
            #expect(bare.json["repaymentSchedule"] == nil && bare.json["transactions"] == nil)
            let full = try await mifos.get("v1/loans/1?associations=all")
            #expect(full.json["transactions"]?.array?.count == 3)
            let group = try await mifos.get(
                "v1/groups/1?associations=clientMembers,collectionMeetingCalendar")
            #expect(group.json["clientMembers"]?.array?.count == 10)
            #expect(group.json["collectionMeetingCalendar"]?["id"]?.integer == 1001)
            let centre = try await mifos.get(
                "v1/centers/1?associations=groupMembers,%20collectionMeetingCalendar")
            #expect(centre.json["groupMembers"]?.array?.count == 3)
            #expect(centre.json["collectionMeetingCalendar"] != nil)
        }
    }

    @Test func `a calendar names the next ten meetings and its rule`() async throws {
        try await ServedMifos.run { mifos in
            let calendar = try await mifos.get("v1/groups/1/calendars?calendarType=all").json[0]
            #expect(calendar?["recurrence"] == "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU")
            #expect(calendar?["nextTenRecurringDates"]?.array?.count == 10)
            let next = try await mifos.get("v1/groups/2/calendars").json[0]
            #expect(next?["nextTenRecurringDates"]?[0] == [2026, 11, 30])
            let centres = try await mifos.get(
                "v1/centers?officeId=2&staffId=1&meetingDate=2026-12-01&dateFormat=yyyy-MM-dd"
                    + "&locale=en")
            let centre = centres.json[0]?["meetingFallCenters"]?[0]
            #expect(centre?["externalId"] == "KIB" && centre?["totaldue"] != nil)
        }
    }

    @Test func `a collection sheet is read by posting`() async throws {
        try await ServedMifos.run { mifos in
            let date = #""locale":"en","dateFormat":"yyyy-MM-dd","transactionDate":"2026-12-01""#
            let sheet = try await mifos.post(
                "v1/groups/1?command=generateCollectionSheet", "{\(date),\"calendarId\":1001}")
            let client = sheet.json["groups"]?[0]?["clients"]?[0]
            #expect(client?["loans"]?[0]?["totalDue"] == .number("250.000000"))
            #expect(client?["savings"]?[0]?["dueAmount"] == .number("100.000000"))
            let office = try await mifos.post(
                "v1/collectionsheet?command=generateCollectionSheet",
                "{\(date),\"officeId\":2,\"staffId\":2}")
            #expect(office.json["clients"]?.array?.count == 20)
            let unknown = try await mifos.post(
                "v1/collectionsheet?command=generateCollectionSheet", "{\(date),\"groupId\":2}")
            #expect(unknown.firstCode == "error.msg.parameter.unsupported")
        }
    }

    @Test func `business date, payment types, holidays and working days are told`() async throws {
        try await ServedMifos.run { mifos in
            let date = try await mifos.get("v1/businessdate/BUSINESS_DATE")
            #expect(date.json["date"] == [2026, 11, 24])
            try await mifos.order("business-date", #"{"days":1}"#)
            let dates = try await mifos.get("v1/businessdate")
            #expect(dates.json[0]?["date"] == [2026, 11, 25])
            #expect(
                dates.json[1]?["type"] == "COB_DATE" && dates.json[1]?["date"] == [2026, 11, 24])
            #expect(try await mifos.get("v1/paymenttypes").json.array?.count == 4)
            let holidays = try await mifos.get("v1/holidays?officeId=2")
            #expect(holidays.json[0]?["fromDate"] == [2026, 12, 12])
            #expect(try await mifos.get("v1/workingdays").json["recurrence"] != nil)
        }
    }

    @Test func `a client is found by a part of her phone`() async throws {
        try await ServedMifos.run { mifos in
            let hits = try await mifos.get("v1/search?query=700000101&resource=clients,loans")
            #expect(hits.json[0]?["entityId"]?.integer == 1001)
            let found = try await mifos.post(
                "v2/clients/search", #"{"request":{"text":"700000101"},"page":0,"size":50}"#)
            #expect(found.json["content"]?[0]?["id"]?.integer == 1001)
        }
    }

    @Test func `the data is as dirty as a branch's is`() async throws {
        try await ServedMifos.run { mifos in
            let clients = await mifos.fineract.change { Array($0.books.clients.values) }
            let phones = clients.compactMap(\.mobile)
            #expect(clients.contains { $0.mobile == nil })
            #expect(phones.contains { $0.hasPrefix("07") } && phones.contains { $0.contains(" ") })
            #expect(phones.contains { $0.hasPrefix("254") })
            #expect(phones.contains("0711000001"))
            #expect(Set(phones).count == phones.count)
            let loans = await mifos.fineract.change { Array($0.books.loans.values) }
            #expect(loans.contains { $0.clientId == nil && $0.groupId != nil })
        }
    }
}

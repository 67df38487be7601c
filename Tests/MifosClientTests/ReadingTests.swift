import Accounting
import Foundation
import Testing

@testable import MifosClient

/// The samples of Fineract's own documentation, as `facts/fineract.md` §4 has them.
@Suite struct ReadingTests {
    @Test func `a client of the documentation is read`() throws {
        let page = try page(
            """
            {"totalFilteredRecords":2,"pageItems":[{"id":1,"accountNo":"000000001",
            "externalId":"..","status":{"id":300,"code":"clientStatusType.active","value":"Active"},
            "active":true,"activationDate":[2013,3,1],"firstname":"..","lastname":"..",
            "displayName":"Small shop","mobileNo":" +2557 ","officeId":1,"staffId":2}]}
            """, of: FineractClientRow.self)
        #expect(page.total == 2 && page.count == 1)
        let client = try #require(page.rows.first)
        #expect(client.name == "Small shop" && client.phone == "+2557" && client.status == 300)
        #expect(client.officeId == 1 && client.staffId == 2 && client.isActive)
    }

    @Test func `a loan of the documentation is read with its schedule`() throws {
        let json = try json(Self.loan)
        let loan = try #require(FineractLoan(json))
        #expect(loan.outstanding == "113471.520000" && loan.overdueSince?.iso == "2011-10-20")
        #expect(loan.periods?.count == 1)
        #expect(loan.periods?.first?.due.iso == "2011-10-20")
        #expect(loan.periods?.first?.outstanding == "9455.96")
        let shilling = try #require(Currency("KES"))
        #expect(json["summary"]?["totalOutstanding"]?.money(in: shilling)?.minorUnits == 11_347_152)
    }

    @Test func `a loan without its schedule has none, and a group's loan has no client`() throws {
        let loan = try #require(
            FineractLoan(try json(#"{"id":7,"group":{"id":4},"status":{"id":300}}"#)))
        #expect(loan.periods == nil && loan.clientId == nil && loan.groupId == 4)
    }

    @Test func `staff whose truth is written as text is read`() throws {
        let page = try page(
            """
            [{"id":1,"firstname":"John","lastname":"Doe","displayName":"Doe, John",
            "officeId":1,"isLoanOfficer":"true","externalId":"17H","isActive":"true",
            "joiningDate":[2009,8,1]},{"firstname":"nobody"}]
            """, of: FineractStaffMember.self)
        #expect(page.unreadable == 1 && page.count == 2)
        let staff = try #require(page.rows.first)
        #expect(staff.name == "John Doe" && staff.isLoanOfficer && staff.isActive)
    }

    @Test func `a group is read with members and calendar`() throws {
        let group = try #require(
            FineractGroup(
                try json(
                    """
                    {"id":10,"name":"Group 1","officeId":1,"centerId":3,"active":true,
                    "clientMembers":[{"id":10},{"id":12}],"collectionMeetingCalendar":{"id":6,
                    "startDate":"2026-11-23","recurrence":"FREQ=WEEKLY;INTERVAL=1;BYDAY=MO",
                    "recurringDates":[[2026,11,23],[2026,11,30]]}}
                    """)))
        #expect(group.members == [10, 12] && group.centreId == 3)
        #expect(group.calendar?.start?.iso == "2026-11-23")
        #expect(group.calendar?.dates.map(\.iso) == ["2026-11-23", "2026-11-30"])
    }

    @Test func `holidays, working days, offices and savings are read`() throws {
        let holiday = try #require(
            FineractHoliday(
                try json(
                    """
                    {"id":2,"name":"Jamhuri","fromDate":[2026,12,12],"toDate":[2026,12,13],
                    "repaymentsRescheduledTo":[2026,12,14],"status":{"id":300}}
                    """)))
        #expect(holiday.isActive && holiday.movedTo?.iso == "2026-12-14")
        let days = FineractWorkingDays(
            try json(
                """
                {"recurrence":"FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU",
                "repaymentRescheduleType":{"id":2}}
                """))
        #expect(days.reschedule == 2)
        let offices = try page(
            #"[{"id":2,"name":"Kibwezi","hierarchy":".2.","parentId":1}]"#, of: FineractOffice.self)
        #expect(offices.rows.first?.hierarchy == ".2." && offices.total == nil)
        let savings = try #require(
            FineractSavingsAccount(
                try json(
                    #"{"id":1,"accountNo":"01","clientId":1,"status":{"id":300},"#
                        + #""summary":{"accountBalance":0E-6}}"#)))
        let shilling = try #require(Currency("KES"))
        #expect(savings.balance.flatMap { JSON.number($0).money(in: shilling) }?.minorUnits == 0)
    }

    @Test func `lists are asked for in pages and in order`() {
        let span = FineractSpan(offset: 400, limit: 200)
        #expect(
            FineractRequest.clients(ofOffice: 2, span).relativeURL
                == "clients?officeId=2&offset=400&limit=200&orderBy=id&sortOrder=ASC")
        #expect(
            FineractRequest.activeLoans(span).relativeURL
                == "loans?status=300&offset=400&limit=200&orderBy=id&sortOrder=ASC")
        #expect(
            FineractRequest.groups(ofOffice: 2, span).relativeURL.contains("paged=true&offset=400"))
    }

    @Test(arguments: [
        (200, "{}", "found"), (200, "<html>", "later"), (404, #"{"errors":[]}"#, "absent"),
        (404, "<html>", "later"), (401, "", "halt"), (503, "{}", "later"), (409, "", "later"),
        (502, "<html>", "later"),
    ])
    func `an answer is found, absent, for later, or ends it`(
        status: Int, body: String, meaning: String
    ) {
        let answer = ReadAnswer(FineractAnswer(status: status, body: Array(body.utf8)))
        let found =
            switch answer {
            case .found: "found"
            case .absent: "absent"
            case .later: "later"
            case .halt: "halt"
            }
        #expect(found == meaning)
    }

    @Test func `whatever comes, nothing traps`() throws {
        let whole = Array(Self.loan.utf8)
        for end in whole.indices { Self.readEverything(JSON(whole[..<end])) }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var octets = whole
            for _ in 0..<3 {
                octets[Int.random(in: octets.indices, using: &generator)] =
                    UInt8.random(in: 0...255, using: &generator)
            }
            Self.readEverything(JSON(octets))
        }
        for text in ["[]", "3", "null", #"{"id":"x"}"#, #"{"id":1,"summary":[]}"#] {
            Self.readEverything(JSON(Array(text.utf8)))
        }
    }

    private static func readEverything(_ value: JSON?) {
        guard let value else { return }
        _ = FineractPage<FineractLoan>(value)
        _ = FineractLoan(value)
        _ = FineractClientRow(value)
        _ = FineractGroup(value)
        _ = FineractCentre(value)
        _ = FineractHoliday(value)
        _ = FineractSavingsAccount(value)
        _ = FineractTransaction.all(of: value)
        _ = FineractWorkingDays(value)
    }

    private func page<Row: FineractRow>(
        _ text: String, of row: Row.Type
    ) throws -> FineractPage<Row> {
        FineractPage(try json(text))
    }

    private func json(_ text: String) throws -> JSON { try #require(JSON(Array(text.utf8))) }

    private static let loan = """
        {"id":1,"accountNo":"000000001","status":{"id":300,"active":true},"clientId":1,
        "clientOfficeId":1,"loanProductName":"Personal","currency":{"code":"KES"},
        "summary":{"totalOutstanding":113471.520000,"totalOverdue":9455.96,
        "overdueSinceDate":[2011,10,20]},"repaymentSchedule":{"periods":[
        {"dueDate":[2011,9,20],"principalDisbursed":100000,"totalOutstandingForPeriod":0},
        {"period":1,"fromDate":[2011,9,20],"dueDate":[2011,10,20],"complete":false,
        "totalDueForPeriod":9455.96,"totalOutstandingForPeriod":9455.96}]}}
        """
}

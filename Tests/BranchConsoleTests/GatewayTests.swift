import Accounting
import Foundation
import LedgerStore
import Synchronization
import Testing
import TextCommands

@testable import BranchConsole

/// Fineract sends its messages through the branch's modem.
@Suite(.enabled(if: TestDoor.hasCurl), .timeLimit(.minutes(3))) struct GatewayTests {
    private static let batch = """
        [{"internalId":11,"tenantId":null,"createdOnDate":null,"sourceAddress":null,
          "mobileNumber":"0722 000 002","message":"Your loan was approved","providerId":1},
         {"internalId":12,"mobileNumber":"+254733000003","message":"Habari","providerId":1}]
        """

    private static func reports(
        _ ids: String, at port: Int
    ) async throws -> [[String: Any]] {
        let answer = try await TestDoor.fineract("/sms/report", ids, at: port)
        #expect(answer.status == 200)
        let objects = try JSONSerialization.jsonObject(with: answer.body) as? [[String: Any]]
        return try #require(objects)
    }

    private static func statuses(_ ids: String, at port: Int) async throws -> [Int?] {
        try await reports(ids, at: port).map { $0["deliveryStatus"] as? Int }
    }

    @Test func `a message that is posted twice is sent once`() async throws {
        let door = try await TestDoor()
        try await door.open { port in
            for _ in 1...2 {
                let answer = try await TestDoor.fineract("/sms", Self.batch, at: port)
                #expect(answer.status == 202)
            }
        }
        let queued = try await door.books.read { try $0.outbox.messages(latest: 10) }
        #expect(queued.map(\.message.text) == ["Your loan was approved", "Habari"])
        #expect(queued.map(\.message.recipient.e164) == ["+254722000002", "+254733000003"])
        #expect(queued.allSatisfy { $0.message.messageClass == .reminder })
    }

    @Test func `nobody else's tenant and key get in`() async throws {
        let door = try await TestDoor()
        try await door.open { port in
            for (key, tenant) in [
                ("wrong", "default"), (TestDoor.appKey, "other"), ("", ""),
                (TestDoor.appKey + "x", "default"),
            ] {
                for path in ["/sms", "/sms/report"] {
                    let answer = try await TestDoor.fineract(
                        path, "[]", at: port, key: key, tenant: tenant)
                    #expect(answer.status == 401)
                }
            }
            #expect(try await TestDoor.fineract("/smsbridges", at: port, key: "").status == 401)
        }
        #expect(try await door.books.read { try $0.outbox.messages(latest: 9).isEmpty })
    }

    @Test func `the branch is one bridge`() async throws {
        let door = try await TestDoor()
        try await door.open { port in
            let answer = try await TestDoor.fineract("/smsbridges", at: port)
            let text = String(decoding: answer.body, as: UTF8.self)
            #expect(
                text == #"[{"id":1,"phoneNo":"+254700000001","#
                    + #""providerDescription":"Tawi, the branch's own modem","#
                    + #""providerName":"Kibwezi","tenantId":"default"}]"#)
        }
    }

    @Test func `what cannot be sent is failed, with its reason`() async throws {
        let door = try await TestDoor()
        try await door.books.write { books in
            try books.reminders.wish(false, by: "1024", message: nil, at: door.now)
        }
        let long = String(repeating: "x", count: 50_000)
        let batch = """
            [{"internalId":1,"mobileNumber":"12","message":"a"},
             {"internalId":2,"mobileNumber":"+254700000001","message":"to ourselves"},
             {"internalId":3,"mobileNumber":"0722000002","message":"she texted STOP"},
             {"internalId":4,"mobileNumber":"+254733000003","message":""},
             {"internalId":5,"mobileNumber":"+254733000003","message":"\(long)"},
             {"internalId":6,"mobileNumber":null,"message":null}]
            """
        try await door.open { port in
            #expect(try await TestDoor.fineract("/sms", batch, at: port).status == 202)
            let reports = try await Self.reports("[1,2,3,4,5,6,7]", at: port)
            #expect(reports.count == 6)
            for report in reports {
                #expect(report["deliveryStatus"] as? Int == 400)
                #expect(report["hasError"] as? Bool == false)
                #expect((report["errorMessage"] as? String)?.isEmpty == false)
            }
            #expect(reports[2]["errorMessage"] as? String == "whoever has this phone texted STOP")
        }
        #expect(try await door.books.read { try $0.outbox.messages(latest: 9).isEmpty })
    }

    @Test func `states come back as Fineract counts them`() async throws {
        let door = try await TestDoor()
        let route = Route(modem: "modem")
        try await door.open { port in
            _ = try await TestDoor.fineract("/sms", Self.batch, at: port)
            #expect(try await Self.statuses("[11,12]", at: port) == [100, 100])
            let part = try await door.books.write { books in
                let part = try #require(try books.outbox.messages(latest: 2).first?.parts.first)
                #expect(try books.outbox.intend(part.id, by: route, at: door.now))
                return part
            }
            #expect(try await Self.statuses("[11,12]", at: port) == [150, 100])
            try await door.books.write { books in
                try books.outbox.settle(part, .sent(messageReference: 7), at: door.now)
            }
            #expect(try await Self.statuses("[11]", at: port) == [150])
            door.time.withLock { $0 = $0.advanced(bySeconds: 90_000) }
            #expect(try await Self.statuses("[11]", at: port) == [200])
            try await door.books.write { try $0.outbox.expire(at: door.now) }
            #expect(try await Self.statuses("[11,12]", at: port) == [200, 400])
            try await Self.deliver(part, in: door)
            #expect(try await Self.statuses("[11,12]", at: port) == [300, 400])
            let report = try #require(try await Self.reports("[11]", at: port).first)
            #expect(report["deliveredOnDate"] as? Int64 != nil)
        }
    }

    private static func deliver(_ part: OutgoingPart, in door: TestDoor) async throws {
        let recipient = try #require(PhoneNumber(e164: "+254722000002"))
        try await door.books.write { books in
            try books.inbox.record(
                ArrivedMessage(
                    kind: .statusReport, sender: recipient.e164, tpdu: [1], maskedTPDU: nil,
                    identity: [1], sentAt: door.now, part: nil), at: door.now)
            let message = try #require(try books.inbox.nextUnhandled()).id
            let isRecorded = try books.outbox.record(
                DeliveryReport(
                    message: message, recipient: recipient, messageReference: 7,
                    acceptedAt: TestDoor.start, dischargedAt: TestDoor.start, status: 0,
                    result: .delivered))
            #expect(isRecorded)
        }
    }

    @Test(arguments: ["", "{}", "[1", #"[{"mobileNumber":"+254733000003"}]"#, "null"])
    func `what Fineract never sends is refused`(body: String) async throws {
        let door = try await TestDoor()
        try await door.open { port in
            let taken = try await TestDoor.fineract("/sms", body, at: port)
            let asked = try await TestDoor.fineract("/sms/report", "{}", at: port)
            #expect(taken.status == 400)
            #expect(asked.status == 400)
        }
    }
}

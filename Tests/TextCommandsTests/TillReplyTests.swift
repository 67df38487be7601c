import Accounting
import Testing

@testable import TextCommands

/// Replies about cash with the longest names and amounts there are.
struct TillReplyTests {
    private static let name = "Nyambura Wanjiku-Kariuki Odi"

    private func text(_ reply: Reply) throws -> String {
        Languages.english.pack(nil).text(of: reply)
    }

    private func most() throws -> Money {
        Money(minorUnits: 9_999_999_900, currency: try #require(Currency("KES")))
    }

    private func time() -> CivilTime {
        CivilTime(Moment(millisecondsSince1970: 1_795_417_200_000), utcOffsetSeconds: 10_800)
    }

    private func references(_ count: Int) -> [Reference] {
        (0..<count).compactMap { _ in Reference("7F3KQWE2") }
    }

    @Test func `what an officer must hand in fits whatever is open`() throws {
        let most = try most()
        let notice = CashInHandNotice(
            total: most, count: 240, since: time(), today: most, before: most, owed: most,
            sheets: Array(repeating: "KX7M2", count: 9), disputed: references(9))
        let text = try text(.cash(.inHand(notice)))
        #expect(text.count <= 160)
        #expect(text.hasPrefix("Hand in KES 99,999,999"))
    }

    @Test(arguments: [nil, "A note of a thousand was torn and the bank refused it"])
    func `receipts of a hand-in fit`(variance: String?) throws {
        let most = try most()
        let notice = HandInNotice(
            reference: try #require(Reference("7F3KQWE2")), officer: Self.name,
            cashier: Self.name, counted: most, due: most, count: 240, time: time(),
            variance: variance, left: most)
        for reply in [
            CashReply.received(notice), .handedIn(notice), .nothingInHand(last: notice),
        ] {
            let text = try text(.cash(reply))
            #expect(text.count <= 160, "\(text)")
            #expect(text.contains("7F3KQWE2"), "\(text)")
        }
    }

    @Test func `how the branch stands fits when everything is open`() throws {
        let most = try most()
        let notice = BranchNotice(
            day: try #require(Day(iso: "2026-09-24")), collections: 999, collected: most,
            handedIn: most,
            holders: Array(repeating: .init(officer: Self.name, amount: most), count: 5),
            held: most, sheets: Array(repeating: "KX7M2", count: 12), approvals: 12,
            disputes: references(12), variances: 12, varianceTotal: most, suspense: most,
            alarms: 3, airtime: most)
        for reply in [ManagerReply.status(notice), .summary(notice)] {
            let text = try text(.manager(reply))
            #expect(text.count <= 160, "\(text)")
            #expect(text.contains("12 to approve"), "\(text)")
        }
        let alert = ManagerReply.unusualHours(officer: Self.name, time: time(), total: most)
        #expect(try text(.manager(alert)).contains("working hours"))
    }
}

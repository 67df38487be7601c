import Accounting
import Testing

@testable import TextCommands

/// Every reply about reminders, with the longest names and amounts there are.
@Suite struct ReminderReplyTests {
    static let name = String(repeating: "Wanjirukamau", count: 3).prefix(28)

    private static func samples() throws -> [ReminderReply] {
        let currency = try #require(Currency("KES"))
        let money = Money(minorUnits: 9_999_999_900, currency: currency)
        let day = try #require(Day(iso: "2026-11-30"))
        let name = String(name)
        let preview = ReminderPreview(
            group: name, clients: 300, parts: 300, cost: money,
            leftOut: Dictionary(
                uniqueKeysWithValues: ReminderPreview.LeftOut.allCases.map { ($0, 300) }),
            from: "08:00")
        var replies: [ReminderReply] = [
            .nobodyLate(group: name), .nobodyLate(group: nil),
            .unknownGroup(name, suggestion: name, keyword: .remind),
            .unknownGroup(name, suggestion: nil, keyword: .remind),
            .severalGroups(name, codes: ["G1", "G2", "G3", "G4", "G5", "G6"], keyword: .remind),
            .preview(preview, nonce: "4821"), .nobodyToRemind(preview),
            .reminded(300, from: nil), .reminded(1, from: "08:00"), .stopIsForClients,
            .neutral(branch: name, meeting: day), .neutral(branch: name, meeting: nil),
            .stopped, .stoppedAlready(since: day), .started, .startedAlready,
        ]
        for isLate in [true, false] {
            for meeting in [day, nil] {
                replies.append(
                    .reminder(
                        ReminderText(
                            name: name, amount: money, day: day, isLate: isLate, meeting: meeting,
                            branch: name)))
            }
        }
        return replies
    }

    @Test func `each fits one message and is not cut`() throws {
        for reply in try Self.samples() {
            let text = LanguagePack.english.text(of: .reminder(reply))
            #expect(!text.isEmpty)
            #expect(text.count < 160, "\(text)")
            #expect(!text.contains("{"), "\(text)")
        }
    }

    @Test func `a preview always ends with its number`() throws {
        for reply in try Self.samples() {
            guard case .preview = reply else { continue }
            let text = LanguagePack.english.text(of: .reminder(reply))
            #expect(text.hasSuffix("YES 4821"), "\(text)")
        }
    }
}

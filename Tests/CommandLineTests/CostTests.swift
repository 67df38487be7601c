import Accounting
import Foundation
import LedgerStore
import TestSupport
import Testing
import TextCommands

/// `tawi messages --cost`: parts and money by day and kind.
struct CostTests {
    /// Three answers on two days, one of them sent twice, an unknown reminder and a failed receipt.
    private static func fill(_ folder: CommandLineFolder) async throws {
        let key = try BranchKey(fileAt: folder.database + ".key", forBooksAt: folder.database)
        let books = try Books(at: folder.database, key: key)
        let noon = Moment(millisecondsSince1970: 1_795_510_800_000)  // 24 November, 12:00 there
        let parts: [(MessageClass, String, Int64, [PartOutcome])] = [
            (.answer, "+254700000101", 0, [.sent(messageReference: 1)]),
            (.answer, "+254730000102", 60, [.unknown(repeatAt: noon), .sent(messageReference: 2)]),
            (.answer, "+254700000101", 12 * 3600, [.sent(messageReference: 3)]),
            (.reminder, "+254700000103", 120, [.unknown(repeatAt: noon)]),
            (.receipt, "+254700000104", 180, [.failed(reason: "+CMS ERROR: 28")]),
        ]
        for (messageClass, number, seconds, outcomes) in parts {
            let recipient = try #require(PhoneNumber(e164: number))
            let at = noon.advanced(bySeconds: seconds)
            try await books.write { books in
                try books.outbox.enqueue(
                    OutgoingMessage(to: recipient, text: "Hello", as: messageClass), at: at)
                for outcome in outcomes {
                    let part = try #require(try books.outbox.messages(latest: 1).first?.parts.first)
                    #expect(try books.outbox.intend(part.id, by: Route(modem: "m1"), at: at))
                    try books.outbox.settle(part, outcome, at: at)
                }
            }
        }
        try books.close()
    }

    private static func priced(_ folder: CommandLineFolder) throws {
        try folder.configure(
            """
            [branch]
            name = "Kibwezi"
            country = "KE"
            database = "\(folder.database)"

            [costs]
            sms = "1.00"
            by_prefix = ["+25473=2.50"]
            """)
    }

    @Test func `parts and money are said by day and kind`() async throws {
        try await withFolder { folder in
            try Self.priced(folder)
            _ = try await folder.import()
            try await Self.fill(folder)
            let run = try await folder.tawi(
                "messages", "--cost", "--from", "2026-11-01", "--to", "2026-11-25")
            #expect(run.status == 0, "\(run.errors)")
            let table = """
                day         kind      parts   KES  unknown  KES unknown  failed
                2026-11-24  received      0
                2026-11-24  answer        3  6.00        0         0.00       0
                2026-11-24  receipt       0  0.00        0         0.00       1
                2026-11-24  reminder      0  0.00        1         1.00       0
                2026-11-25  received      0
                2026-11-25  answer        1  1.00        0         0.00       0
                total       received      0
                total       answer        4  7.00        0         0.00       0
                total       receipt       0  0.00        0         0.00       1
                total       reminder      0  0.00        1         1.00       0

                """
            #expect(run.output == table, "\(run.output)")
            let day = try await folder.tawi(
                "messages", "--cost", "--json", "--from", "2026-11-25", "--to", "2026-11-25")
            let document = try object(day.output)
            #expect((document["days"] as? [Any])?.count == 1)
            let totals = try #require(document["totals"] as? [[String: Any]])
            #expect(totals.first?["cost"] as? String == "1.00")
        }
    }

    @Test func `without a price there are parts and no money`() async throws {
        try await withFolder { folder in
            _ = try await folder.import()
            try await Self.fill(folder)
            let run = try await folder.tawi("messages", "--cost", "--to", "2026-11-30")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("2026-11-24  answer        3    -"), "\(run.output)")
            #expect(run.output.contains("[costs]"))
            let json = try await folder.tawi("messages", "--cost", "--json", "--to", "2026-11-30")
            let totals = try #require(try object(json.output)["totals"] as? [[String: Any]])
            #expect(totals.allSatisfy { $0["cost"] == nil })
        }
    }

    @Test(arguments: [
        ["--cost", "--from", "yesterday"], ["--from", "2026-11-24"],
        ["--cost", "--from", "2026-11-24", "--to", "2026-11-23"],
    ])
    func `a period that is none is refused`(arguments: [String]) async throws {
        try await withFolder { folder in
            _ = try await folder.import()
            let run = try await Executable.run(
                ["messages"] + arguments + ["--config", folder.configuration])
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(!run.errors.isEmpty)
        }
    }

    static let badSections: [(section: String, says: String)] = [
        ("[reminders]\nquiett = \"19:00-08:00\"\n", "Did you mean \"quiet\"?"),
        ("[reminders]\nquiet = \"19-8\"\n", "19:00-08:00"),
        ("[reminders]\nlate = \"10\"\n", "16:00"),
        ("[reminders]\nday_before = \"20:00\"\n", "quiet hours 19:00-08:00"),
        ("[reminders]\nlate_days = [0]\n", "0 is outside 1 to 365"),
        ("[reminders]\nlate_days = \"1\"\n", "a list"),
        ("[reminders]\nmost_per_day = 0\n", "0 is outside 1 to"),
        ("[costs]\nsms = 1\n", "text"),
        ("[costs]\nsms = \"1.005\"\n", "no price in KES"),
        ("[costs]\nby_prefix = [\"0711=1\"]\n", "+25473=2.00"),
    ]

    @Test(arguments: badSections)
    func `a bad [reminders] or [costs] stops every verb with its line`(
        section: String, says: String
    ) async throws {
        try await withFolder { folder in
            try folder.configure(
                "[branch]\nname = \"Kibwezi\"\ncountry = \"KE\"\n" + section)
            let run = try await folder.tawi("status")
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("tawi: \(folder.configuration):5:"), "\(run.errors)")
            #expect(run.errors.contains(says), "\(run.errors)")
        }
    }
}

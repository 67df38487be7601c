import Accounting
import Foundation
import LedgerStore
import TestSupport
import Testing

/// `tawi cash` and `tawi day`: the cashier's window and the day close.
struct CashTests {
    /// Peter has collected 400, as his text says.
    private func withCash(_ body: (CommandLineFolder) async throws -> Void) async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            try await folder.collect(shillings: 400, as: "7F3K")
            try await body(folder)
        }
    }

    @Test func `cash is taken once and its collections named`() async throws {
        try await withCash { folder in
            let list = try await folder.tawi("cash", "list")
            #expect(list.output.contains("PO  KES 400  1 collection since"), "\(list.output)")
            let taken = try await folder.tawi(
                "cash", "receive", "po", "400", "--by", "cn", "--count", "200x1 50x4")
            #expect(taken.status == 0, "\(taken.errors)")
            #expect(taken.output.contains("Peter Otieno handed in KES 400: 1 collection."))
            let again = try await folder.tawi("cash", "receive", "PO", "400", "--by", "CN")
            #expect(again.status == 2)
            #expect(again.output.isEmpty)
            #expect(again.errors.contains("nothing to hand in: KES 400 were counted on"))
            let reference = String(taken.output.prefix(5))
            let shown = try object(
                try await folder.tawi("cash", "show", reference, "--json").output)
            #expect(shown["collections"] as? [String] == ["7F3K"])
            #expect(shown["counted"] as? Int == 40_000)
            #expect((shown["count"] as? [[String: Int]])?.count == 2)
            let document = try object(try await folder.tawi("cash", "list", "--json").output)
            #expect((document["hand_ins"] as? [Any])?.count == 1)
            #expect((document["held"] as? [Any])?.isEmpty == true)
            let status = try await folder.tawi("status")
            #expect(status.output.contains("KES 0 with officers, KES 400 in the till, 1 hand-ins"))
        }
    }

    struct Refusal: CustomTestStringConvertible {
        var arguments: [String]
        var says: String

        init(_ arguments: String, _ says: String) {
            self.arguments = arguments.split(separator: " ").map(String.init)
            self.says = says
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let refusals = [
        Refusal("PO 399 --by CN", "KES 1 is missing"),
        Refusal("PO 401 --by CN", "KES 1 is too much"),
        Refusal("PO 400 --by XX", "CN Caleb Ndolo, SM Sarah Muthoni"),
        Refusal("XX 400 --by CN", "JM Jane Mwende, PO Peter Otieno"),
        Refusal("PO 400 --by PO", "no user \"PO\""),
        Refusal("PO 399 --by CN --reason lost", "--with"),
        Refusal("PO 399 --by CN --with SM", "--reason"),
        Refusal("PO 399 --by CN --reason lost --with CN", "CN stands twice"),
        Refusal("PO 4oo --by CN", "\"4oo\" is no amount"),
        Refusal("--by CN -- PO -400", "\"-400\" is no amount"),
        Refusal("PO 400 --by CN --count 100x3", "KES 300, not KES 400"),
        Refusal("PO 400 --by CN --count 100+4", "\"100+4\""),
        Refusal("PO 400 --by CN --count 9999999999999x9999999999", "not KES 400"),
        Refusal("PO 400 --by CN --only 8QWE", "does not hold the cash of 8QWE"),
        Refusal("JM 400 --by CN", "Jane Mwende has nothing to hand in"),
        Refusal("PO 400", "--by"),
    ]

    @Test func `what is not right is refused and changes nothing`() async throws {
        try await withCash { folder in
            for refusal in Self.refusals {
                let run = try await Executable.run(
                    ["cash", "receive", "--config", folder.configuration] + refusal.arguments)
                #expect(run.status == 2, "\(refusal)")
                #expect(run.output.isEmpty, "\(refusal)")
                #expect(run.errors.contains(refusal.says), "\(refusal): \(run.errors)")
            }
            let document = try object(try await folder.tawi("cash", "list", "--json").output)
            #expect((document["hand_ins"] as? [Any])?.isEmpty == true)
            let held = try #require(document["held"] as? [[String: Any]])
            #expect(held.first?["due"] as? Int == 40_000)
        }
    }

    @Test func `a shortage needs a reason and a second person, and stays owed`() async throws {
        try await withCash { folder in
            try await folder.choosePIN("2846", of: "user:SM")
            let wrong = try await folder.tawi(
                "cash", "receive", "PO", "350", "--by", "CN", "--reason", "A note is lost",
                "--with", "SM", typing: "1111")
            #expect(wrong.status == 2)
            #expect(wrong.errors.contains("2 tries left. Nothing was done."), "\(wrong.errors)")
            let short = try await folder.tawi(
                "cash", "receive", "PO", "350", "--by", "CN", "--reason", "A note is lost",
                "--with", "SM", typing: "2846")
            #expect(short.status == 0, "\(short.errors)")
            #expect(short.output.contains("KES 50 is missing: Peter Otieno still owes it."))
            let list = try await folder.tawi("cash", "list")
            #expect(list.output.contains("due KES 400: A note is lost"), "\(list.output)")
            #expect(list.output.contains("PO  KES 50  of it KES 50 missing before"))
        }
    }

    @Test func `a shortage waits for who is not there, and is booked when he agrees`() async throws
    {
        try await withCash { folder in
            try await folder.choosePIN("2846", of: "user:SM")
            let short = try await folder.tawi(
                "cash", "receive", "PO", "350", "--by", "CN", "--reason", "A note is lost",
                "--with", "SM")
            #expect(short.status == 0, "\(short.errors)")
            let found = try #require(short.output.firstMatch(of: /booked yet. (\w+)/))
            let reference = String(found.1)
            #expect(try await folder.tawi("cash", "list").output.contains("no hand-ins"))
            let done = try await folder.tawi(
                "approvals", "approve", reference, "--by", "SM", typing: "2846")
            #expect(done.output.contains("is approved, and recorded as"), "\(done.errors)")
            let list = try await folder.tawi("cash", "list")
            #expect(list.output.contains("due KES 400: A note is lost"), "\(list.output)")
        }
    }

    @Test func `a day is closed once, shown, recounted, and read by head office`() async throws {
        try await withCash { folder in
            let key = try await folder.tawi("day", "key")
            #expect(key.status == 0, "\(key.errors)")
            #expect(try await folder.tawi("day", "key").status == 2)
            let open = try await folder.tawi("day", "close", "--by", "SM", "--with", "CN")
            #expect(open.status == 2)
            #expect(open.errors.contains("Peter Otieno holds KES 400"), "\(open.errors)")
            let alone = try await folder.tawi(
                "day", "close", "--by", "SM", "--with", "SM", "--with-open", "late")
            #expect(alone.status == 2)
            #expect(alone.errors.contains("two people"), "\(alone.errors)")
            let asked = try await folder.tawi(
                "day", "close", "--by", "SM", "--with", "CN", "--with-open", "He is on the road")
            #expect(asked.errors.contains("waits for"), "\(asked.errors)")
            try await folder.choosePIN("7351", of: "user:CN")
            let closed = try await folder.tawi(
                "day", "close", "--by", "SM", "--with", "CN", "--with-open", "He is on the road",
                "--json", typing: "7351")
            #expect(closed.errors.isEmpty, "what was asked before is settled: \(closed.errors)")
            let waiting = try await folder.tawi("approvals", "list")
            #expect(waiting.output == "Nothing waits.\n", "\(waiting.output)")
            #expect(closed.status == 0, "\(closed.errors)")
            let seal = try object(closed.output)
            #expect(seal["first_entry"] as? Int == 1)
            #expect(seal["reason"] as? String == "He is on the road")
            let again = try await folder.tawi("day", "close", "--by", "SM", "--with", "CN")
            #expect(again.status == 2)
            #expect(again.errors.contains("Closed already"), "\(again.errors)")
            let shown = try await folder.tawi("day", "show")
            #expect(shown.output.contains("collected  PO  KES 400  (1)"), "\(shown.output)")
            let verdict = try await folder.tawi("day", "verify")
            #expect(verdict.status == 0)
            #expect(verdict.output.contains("1 closed day, each as it was sealed."))
            try await readAtHeadOffice(try #require(seal["message"] as? String), folder)
        }
    }

    @Test func `a yes to one closing closes nothing that leaves something else open`() async throws
    {
        try await withCash { folder in
            try await folder.choosePIN("7351", of: "user:CN")
            let close = { (reason: String) in
                try await folder.tawi(
                    "day", "close", "--by", "SM", "--with", "CN", "--with-open", reason)
            }
            let asked = try await close("He is on the road")
            let first = try #require(asked.errors.firstMatch(of: /Not yet: (\w+) waits/)).1
            let list = try await folder.tawi("approvals", "list").output
            #expect(list.contains(" | PO KES 400 | He is on the road"), "\(list)")
            let yes = try await folder.tawi(
                "approvals", "approve", String(first), "--by", "CN", typing: "7351")
            #expect(yes.status == 0, "\(yes.errors)")
            let other = try await close("I have no time")
            #expect(other.status == 2)
            let second = try #require(other.errors.firstMatch(of: /Not yet: (\w+) waits/)).1
            #expect(second != first)
            let closed = try await close("He is on the road")
            #expect(closed.status == 0, "\(closed.errors)")
        }
    }

    private func readAtHeadOffice(_ message: String, _ folder: CommandLineFolder) async throws {
        let key = folder.database + ".sealkey"
        let read = try await Executable.run(["day", "open-seal", message, "--key", key])
        #expect(read.status == 0, "\(read.errors)")
        #expect(read.output.contains("Kibwezi,"))
        #expect(read.output.contains("collected  KES 400"))
        let json = try object(
            try await Executable.run(["day", "open-seal", message, "--key", key, "--json"]).output)
        #expect((json["sums"] as? [String: Int])?["with officers"] == 40_000)
        let altered = String(message.dropLast()) + (message.hasSuffix("0") ? "8" : "0")
        let forged = try await Executable.run(["day", "open-seal", altered, "--key", key])
        #expect(forged.status == 1)
        #expect(forged.output.isEmpty)
        let twice = try await Executable.run(
            ["day", "open-seal", message, "--key", key, "--after", message])
        #expect(twice.status == 1)
        #expect(twice.errors.contains("same closed day again"))
        let stranger = folder.url.appending(path: "voi.sealkey").path
        try SealKey(for: "Voi").create(at: stranger)
        let other = try await Executable.run(["day", "open-seal", message, "--key", stranger])
        #expect(other.status == 1)
        #expect(other.errors.contains("not from Voi"), "\(other.errors)")
    }

    @Test(.enabled(if: SQLite.isInstalled))
    func `a closed day altered behind the program is named`() async throws {
        try await withCash { folder in
            try await folder.choosePIN("7351", of: "user:CN")
            let closed = try await folder.tawi(
                "day", "close", "--by", "SM", "--with", "CN", "--with-open", "late",
                typing: "7351")
            #expect(closed.status == 0, "\(closed.errors)")
            _ = try await SQLite.run(
                "DROP TRIGGER day_seal_line_is_never_updated;"
                    + "UPDATE day_seal_line SET amount = 1 WHERE figure = 'collected'",
                on: folder.database)
            let verdict = try await folder.tawi("day", "verify")
            #expect(verdict.status == 1)
            #expect(verdict.output.contains("seal 1:"), "\(verdict.output)")
        }
    }

    @Test(arguments: [
        ["cash", "receive"], ["cash", "list"], ["cash", "show"], ["day", "close"], ["day", "show"],
        ["day", "verify"], ["day", "key"], ["day", "open-seal"],
    ])
    func `help has an example`(verb: [String]) async throws {
        let run = try await Executable.run(verb + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("Example"), "\(run.output)")
        #expect(run.output.contains("tawi \(verb.joined(separator: " "))"))
    }

    struct BadSetting: Sendable {
        var line: String
        var says: String
    }

    @Test(arguments: [
        BadSetting(line: "summary_at = \"25:00\"", says: "18:30"),
        BadSetting(line: "summary = \"18:30\"", says: "summary_at"),
        BadSetting(line: "working_hours = \"21:00-05:00\"", says: "05:00-21:00"),
        BadSetting(line: "verify_before_posting = \"yes\"", says: "true or false"),
        BadSetting(line: "send_seal = \"sometimes\"", says: "\"when-offline\""),
        BadSetting(line: "send_seal = \"always\"", says: "head_office_number"),
        BadSetting(line: "head_office_number = \"12\"", says: "+254"),
        BadSetting(line: "seal_key_file = \"key\"", says: "whole path"),
        BadSetting(line: "tell_hand_ins = \"all\"", says: "\"always\""),
    ])
    func `a bad setting of the day stops every verb`(setting: BadSetting) async throws {
        try await withFolder { folder in
            try folder.configure(
                "[branch]\nname = \"K\"\ncountry = \"KE\"\n[day]\n\(setting.line)\n")
            let run = try await folder.tawi("status")
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("tawi: \(folder.configuration):5:"), "\(run.errors)")
            #expect(run.errors.contains(setting.says), "\(run.errors)")
        }
    }
}

extension CommandLineFolder {
    /// Records that Peter collected for client 1001, as the counter does.
    fileprivate func collect(shillings: Int64, as written: String) async throws {
        let books = try Books(
            at: database, key: BranchKey(fileAt: database + ".key", forBooksAt: database))
        let reference = try #require(Reference(written))
        let currency = try #require(Currency("KES"))
        let milliseconds = Int64(Date().timeIntervalSince1970 * 1000)
        let octets = Array("PAY 1001 S\(shillings)".utf8)
        try await books.write { books in
            let at = Moment(millisecondsSince1970: milliseconds)
            let posting = try books.ledger.dated(
                Posting(
                    at: at, day: CivilTime(at, utcOffsetSeconds: 10_800).day, cause: octets))
            try books.inbox.record(
                ArrivedMessage(
                    kind: .deliver, sender: "+254711000001", tpdu: octets, maskedTPDU: nil,
                    identity: octets, sentAt: at, part: nil),
                at: at)
            let message = try #require(try books.inbox.nextUnhandled())
            try books.collections.report(
                Collection(
                    reference: reference, officer: "PO", client: "1001", message: message.id,
                    recordedAt: posting.at, day: posting.day))
            let verdict = try books.ledger.post(
                Transfer(
                    id: "\(reference)/S", debit: .cashInHand(officer: "PO"),
                    credit: .savings(client: "1001"),
                    amount: Money(minorUnits: shillings * 100, currency: currency),
                    reference: reference),
                on: posting)
            #expect(verdict == .posted)
            try books.inbox.markHandled(message.id, outcome: "recorded", at: at)
        }
        try books.close()
    }

    @Test(arguments: [["cash", "receive"], ["day", "close"]])
    func `the help says who may agree: another manager or cashier, no officer`(
        verb: [String]
    ) async throws {
        let run = try await Executable.run(verb + ["--help"])
        let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains(
                "--with <with> Who agrees: the code of another manager or cashier, not of an officer."
            ), "\(run.output)")
    }
}

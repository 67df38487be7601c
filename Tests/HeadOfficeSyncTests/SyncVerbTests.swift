import Foundation
import LedgerStore
import MifosClient
import SimulatedMifos
import TestSupport
import Testing

/// `tawi sync`, the real program on real books against the stand-in.
@Suite(.timeLimit(.minutes(3))) struct SyncVerbTests {
    /// A branch whose collection 7F3K is counted, and its configuration.
    private func withBranch(
        _ test: @Sendable @escaping (ServedMifos, PostingBranch) async throws -> Void
    ) async throws {
        try await ServedMifos.run { mifos in
            let branch = try await PostingBranch()
            try branch.configure(mifos)
            try await branch.collect("7F3K", savings: 100_00, loan: 250_00)
            try await test(mifos, branch)
        }
    }

    @Test func `what waits is posted and counted`() async throws {
        try await withBranch { mifos, branch in
            let before = try await branch.tawi("sync", "status")
            #expect(before.output.contains("never answered yet"), "\(before)")
            let now = try await branch.tawi("sync", "now", "--json")
            #expect(now.status == 0, "\(now)")
            let document = try object(now.output)
            #expect(document["posted"] as? Int == 2)
            let office = try #require(document["head_office"] as? [String: Any])
            #expect((office["postings"] as? [String: Int])?["posted"] == 2)
            #expect(office["business_date"] as? String == "2026-11-24")
            #expect(await mifos.total() == 350_00)
            let status = try await branch.tawi("status")
            #expect(status.output.contains("office    0 wait, 2 posted"), "\(status.output)")
            let again = try await branch.tawi("sync", "now")
            #expect(again.output.contains("0 posted, 0 refused, in 0 requests"), "\(again.output)")
        }
    }

    @Test func `a head office that is not there ends with 1 and loses nothing`() async throws {
        try await withBranch { mifos, branch in
            // Nobody listens at the port of discard.
            try branch.configure(
                mifos,
                section: """
                    [mifos]
                    url = "http://127.0.0.1:9/fineract-provider/api/v1"
                    user = "tawi"
                    payment_type = "SMS field cash"
                    password_file = "\(branch.folder.appending(path: "password").path)"
                    """)
            let down = try await branch.tawi("sync", "now")
            #expect(down.status == 1, "\(down)")
            #expect(down.output.contains("2 wait"), "\(down)")
        }
    }

    @Test func `a wrong password stops everything and is not shown`() async throws {
        try await withBranch { mifos, branch in
            try branch.writePassword("Hunter2-wrong")
            let refused = try await branch.tawi("sync", "now")
            #expect(refused.status == 1)
            #expect(refused.output.contains("refuses the branch's user or password"), "\(refused)")
            let doctor = try await branch.tawi("doctor")
            #expect(doctor.output.contains("refuses the branch's user or password"), "\(doctor)")
            let json = try await branch.tawi("sync", "status", "--json")
            for text in [refused.output, refused.errors, doctor.output, json.output] {
                #expect(!text.contains("Hunter2"))
            }
            try branch.writePassword("password")
            #expect(try await branch.tawi("sync", "now").status == 0)
        }
    }

    @Test func `a password others can read is not used`() async throws {
        try await withBranch { _, branch in
            try branch.writePassword("password", mode: 0o644)
            let refused = try await branch.tawi("sync", "now")
            #expect(refused.status == 2)
            #expect(refused.errors.contains("Others can read"), "\(refused.errors)")
            #expect(refused.errors.contains("chmod 600"))
            let doctor = try await branch.tawi("doctor")
            #expect(doctor.output.contains("Others can read"), "\(doctor.output)")
        }
    }

    @Test func `without a head office there is nothing to do`() async throws {
        try await withBranch { mifos, branch in
            try branch.configure(mifos, section: "")
            let now = try await branch.tawi("sync", "now")
            #expect(now.status == 2)
            #expect(now.errors.contains("[mifos]"), "\(now.errors)")
            #expect(!(try await branch.tawi("status").output.contains("office ")))
        }
    }

    @Test func `a refusal is shown in plain words with what can be done`() async throws {
        try await withConflict { _, branch, number in
            let list = try await branch.tawi("sync", "conflicts")
            #expect(list.output.contains("7F3K  deposit of KES 100 on savings:1001"), "\(list)")
            #expect(list.output.contains("The account is not active at head office."))
            #expect(list.output.contains("Mifos: "), "\(list)")
            #expect(list.output.contains("tawi sync conflicts park \(number)"))
            let json = try object(
                try await branch.tawi("sync", "conflicts", "list", "--json").output)
            #expect(json["choices"] as? [String] == ["retry", "move", "reverse", "park"])
            #expect(json["amount"] as? Int == 100_00)
            let status = try await branch.tawi("status")
            #expect(status.output.contains("1 refused"), "\(status.output)")
        }
    }

    @Test func `what waits behind a refusal is counted and named beside it`() async throws {
        try await withConflict { _, branch, number in
            let before = try await branch.tawi("sync", "conflicts")
            #expect(!before.output.contains("behind it"), "\(before)")
            try await branch.collect("8QWE", savings: 70_00)
            #expect(try await branch.tawi("sync", "now").status == 0)
            let one = try await branch.tawi("sync", "conflicts")
            #expect(one.output.contains("1 collection waits behind it: 8QWE"), "\(one)")
            try await branch.collect("9G4M", savings: 30_00, loan: 20_00)
            try await branch.collect("4C44", client: "1002", savings: 30_00)
            #expect(try await branch.tawi("sync", "now").status == 0)
            let two = try await branch.tawi("sync", "conflicts")
            #expect(two.output.contains("2 collections wait behind it: 8QWE, 9G4M"), "\(two)")
            let json = try object(
                try await branch.tawi("sync", "conflicts", "list", "--json").output)
            #expect(json["waiting"] as? [String] == ["8QWE", "9G4M"])
            let parked = try await branch.tawi(
                "sync", "conflicts", "park", number, "--by", "SM", "--with", "CN", "--reason",
                "Whose is it?")
            #expect(parked.status == 0, "\(parked)")
            let after = try await branch.tawi("sync", "conflicts")
            #expect(!after.output.contains("behind it"), "nothing waits for what is parked")
        }
    }

    @Test func `money moves only with two people and a reason`() async throws {
        try await withConflict { _, branch, number in
            let refusals: [([String], String)] = [
                (["park", number, "--by", "SM", "--with", "SM", "--reason", "x"], "two people"),
                (["park", number, "--by", "CN", "--with", "SM", "--reason", "x"], "no manager"),
                (["park", number, "--by", "SM", "--with", "PO", "--reason", "x"], "two people"),
                (["park", number, "--by", "SM", "--with", "CN", "--reason", " "], "--reason"),
                (["park", number, "--by", "SM"], "--with"),
                (["park", "99", "--by", "SM", "--with", "CN", "--reason", "x"], "as 99"),
                (
                    [
                        "move", number, "--to", "till", "--by", "SM", "--with", "CN", "--reason",
                        "x",
                    ],
                    "loans and savings"
                ),
                (
                    [
                        "move", number, "--to", "nowhere", "--by", "SM", "--with", "CN", "--reason",
                        "x",
                    ],
                    "no account"
                ),
                (
                    [
                        "move", number, "--to", "savings:9", "--by", "SM", "--with", "CN",
                        "--reason", "x",
                    ], "no account savings:9"
                ),
            ]
            for (words, says) in refusals {
                let run = try await branch.tawi(["sync", "conflicts"] + words)
                #expect(run.status == 2, "\(words): \(run)")
                #expect(run.errors.contains(says), "\(words): \(run.errors)")
            }
            let wrong = try await branch.tawi(
                [
                    "sync", "conflicts", "park", number, "--by", "SM", "--with", "CN", "--reason",
                    "x",
                ], typing: "1111")
            #expect(wrong.status == 2)
            #expect(wrong.errors.contains("not the PIN of Caleb Ndolo"), "\(wrong)")
            #expect(try await branch.states("7F3K") == [.refused, .posted])
            let parked = try await branch.tawi(
                "sync", "conflicts", "park", number, "--by", "SM", "--with", "CN", "--reason",
                "Whose is it?")
            #expect(parked.status == 0, "\(parked)")
            #expect(try await branch.states("7F3K") == [.parked, .posted])
            let moved = try await branch.tawi(
                "sync", "conflicts", "move", number, "--to", "loan:1001:2", "--by", "SM", "--with",
                "CN", "--reason", "Hers")
            #expect(moved.status == 0, "\(moved)")
            #expect(try await branch.tawi("sync", "now").status == 0)
            #expect(try await branch.states("7F3K") == [.moved, .posted, .posted])
        }
    }

    @Test func `a reversal takes all of it back, here and there, and tells the client`()
        async throws
    {
        try await withConflict { mifos, branch, number in
            let reversed = try await branch.tawi(
                "sync", "conflicts", "reverse", number, "--by", "SM", "--with", "CN", "--reason",
                "Not hers")
            #expect(reversed.status == 0, "\(reversed)")
            #expect(try await branch.state("7F3K") == .reversed)
            #expect(try await branch.tawi("sync", "now").status == 0)
            #expect(await mifos.total() == 0)
            #expect(
                try await branch.states("7F3K") == [.cancelled, .posted, .cancelled, .posted])
            let texts = try await branch.books.read { books in
                try books.outbox.messages(latest: 9).map(\.message.text)
            }
            #expect(texts.contains { $0.contains("7F3K") }, "\(texts)")
            let list = try await branch.tawi("sync", "conflicts")
            #expect(list.output.contains("refused nothing"), "\(list)")
        }
    }

    @Test func `a retry needs one manager and goes out with a new key`() async throws {
        try await withConflict { mifos, branch, number in
            await mifos.order("savings/1", #"{"status":"active"}"#)
            let retried = try await branch.tawi(
                "sync", "conflicts", "retry", number, "--by", "SM", "--reason", "Opened again")
            #expect(retried.status == 0, "\(retried)")
            #expect(try await branch.tawi("sync", "now").status == 0)
            #expect(try await branch.states("7F3K") == [.posted, .posted])
            #expect(try await branch.postings("7F3K")[0].keyNumber == 2)
        }
    }

    @Test func `many that were refused for one reason are tried again at once`() async throws {
        try await withBranch { mifos, branch in
            for (number, name) in [(1, "8G4M"), (2, "9H5N"), (3, "2A3B")] {
                await mifos.order("savings/\(number)", #"{"status":"closed"}"#)
                try await branch.collect(name, client: "100\(number)", savings: 40_00)
            }
            _ = try await branch.tawi("sync", "now")
            let list = try await branch.tawi("sync", "conflicts").output
            let code = "error.msg.savingsaccount.transaction.account.is.not.active"
            #expect(list.contains("tawi sync conflicts retry --code \(code) --by"), "\(list)")
            for number in 1...3 {
                await mifos.order("savings/\(number)", #"{"status":"active"}"#)
            }
            let retried = try await branch.tawi(
                "sync", "conflicts", "retry", "--code", code, "--by", "SM")
            #expect(retried.output.contains("go out again"), "\(retried)")
            #expect(try await branch.tawi("sync", "now").status == 0)
            let counts = try await branch.books.read { try $0.postings.counts() }
            #expect(counts == [.posted: 5])
            #expect(await mifos.total() == 470_00)
            let none = try await branch.tawi(
                "sync", "conflicts", "retry", "--code", code, "--by", "SM")
            #expect(none.status == 2 && none.errors.contains("tawi sync conflicts"), "\(none)")
        }
    }

    @Test(arguments: [[String](), ["1", "--code", "x"]])
    func `what is tried again is named by numbers or by a code`(words: [String]) async throws {
        try await withConflict { _, branch, _ in
            let run = try await branch.tawi(["sync", "conflicts", "retry", "--by", "SM"] + words)
            #expect(run.status == 2 && run.errors.contains("--code"), "\(run)")
        }
    }

    @Test func `what head office is too busy for is said, and goes out when it is asked again`()
        async throws
    {
        try await withBranch { mifos, branch in
            let text = try String(contentsOfFile: branch.configuration, encoding: .utf8)
            try Data(text.replacing("retry_seconds = 0", with: "retry_seconds = 600").utf8)
                .write(to: URL(filePath: branch.configuration))
            await mifos.order(.jobRunning, count: 2)
            let busy = try await branch.tawi("sync", "now")
            #expect(busy.status == 1 && busy.output.contains("2 are not settled"), "\(busy)")
            let again = try await branch.tawi("sync", "now", "--json")
            #expect(again.status == 0, "\(again)")
            #expect(try object(again.output)["posted"] as? Int == 2)
            #expect(await mifos.total() == 350_00)
        }
    }

    @Test(arguments: [
        ["sync", "status"], ["sync", "now"], ["sync", "conflicts", "list"],
        ["sync", "conflicts", "retry"], ["sync", "conflicts", "move"],
        ["sync", "conflicts", "park"], ["sync", "conflicts", "reverse"],
    ])
    func `help has an example`(verb: [String]) async throws {
        let run = try await Executable.run(verb + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("Example"), "\(run.output)")
        #expect(
            run.output.contains("tawi \(verb.joined(separator: " ").replacing(" list", with: ""))"))
    }

    @Test(arguments: [
        ("batch_size = 0", "1 to 500"), ("compress_requests = \"always\"", "never"),
        ("password_file = \"secret\"", "whole path"), ("pasword_file = \"/x\"", "password_file"),
        ("savings_external_id = \"yes\"", "true or false"),
    ])
    func `a bad setting is named with its line`(line: String, says: String) async throws {
        try await withBranch { mifos, branch in
            try branch.configure(mifos, more: line)
            let run = try await branch.tawi("sync", "status")
            #expect(run.status == 2)
            #expect(run.errors.contains("tawi.toml:"), "\(run.errors)")
            #expect(run.errors.contains(says), "\(run.errors)")
        }
    }

    private func section(_ url: String) -> String {
        "[mifos]\nurl = \"\(url)\"\nuser = \"tawi\"\npassword_file = \"PASSWORD\""
    }

    @Test func `a password in the address is refused and not repeated`() async throws {
        try await withBranch { mifos, branch in
            try branch.configure(
                mifos, section: section("https://tawi:geheim@mifos.example.org/api/v1"))
            let run = try await branch.tawi("sync", "status")
            #expect(run.status == 2 && run.errors.contains("tawi.toml:"), "\(run)")
            #expect(!"\(run)".contains("geheim"), "\(run)")
        }
    }

    @Test(arguments: [
        ("http://mifos.example.org/api/v1", true), ("https://mifos.example.org/api/v1", false),
        ("http://127.0.0.1:8080/api/v1", false), ("http://10.8.0.1/api/v1", false),
    ])
    func `the doctor says where the password can be read on its way`(
        url: String, isOpen: Bool
    ) async throws {
        try await withBranch { mifos, branch in
            let file = branch.folder.appending(path: "password").path
            try branch.configure(
                mifos, section: section(url).replacing("PASSWORD", with: file))
            let run = try await branch.tawi("doctor")
            #expect(run.output.contains("Write https:// in url") == isOpen, "\(run.output)")
        }
    }

    /// The savings account is closed at head office; the number of the conflict.
    private func withConflict(
        _ test: @Sendable @escaping (ServedMifos, PostingBranch, String) async throws -> Void
    ) async throws {
        try await withBranch { mifos, branch in
            await mifos.order("savings/1", #"{"status":"closed"}"#)
            #expect(try await branch.tawi("sync", "now").status == 0)
            let number = try #require(try await branch.postings("7F3K").first).id
            let hash = try branch.books.hash(PostingBranch.pinOfCaleb)
            try await branch.books.write { try $0.people.changePIN(of: "user:CN", to: hash) }
            try await test(mifos, branch, "\(number)")
        }
    }
}

extension PostingBranch {
    fileprivate static let pinOfCaleb = "7351"

    var configuration: String { folder.appending(path: "tawi.toml").path }
    private var password: String { folder.appending(path: "password").path }

    func writePassword(_ text: String, mode: Int = 0o600) throws {
        try? FileManager.default.removeItem(atPath: password)
        #expect(
            FileManager.default.createFile(
                atPath: password, contents: Data("\(text)\n".utf8),
                attributes: [.posixPermissions: mode]))
    }

    func configure(_ mifos: ServedMifos, section: String? = nil, more: String = "") throws {
        try writePassword("password")
        let office =
            section ?? """
                [mifos]
                url = "\(mifos.address.url)"
                user = "tawi"
                payment_type = "SMS field cash"
                retry_seconds = 0
                \(more.contains("password_file") ? "" : "password_file = \"\(password)\"")
                \(more)
                """
        let text = """
            [branch]
            name = "Kibwezi"
            country = "KE"
            database = "\(database)"

            \(office)
            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: configuration))
    }

    /// Runs a verb; whoever is asked for a PIN types Caleb's.
    func tawi(_ words: [String], typing pin: String = pinOfCaleb) async throws -> Executable.Run {
        try await Executable.run(words + ["--config", configuration], input: pin + "\n")
    }

    func tawi(_ words: String...) async throws -> Executable.Run { try await tawi(words) }
}

/// A line of output as the JSON object it must be.
func object(_ line: some StringProtocol) throws -> [String: Any] {
    try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
}

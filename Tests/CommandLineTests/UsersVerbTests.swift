import Foundation
import TestSupport
import Testing

/// `tawi users`: who may do what, decided at the branch.
struct UsersVerbTests {
    /// Jane's, who is the second person.
    private static let pin = "7351"

    private func withBranch(_ body: (CommandLineFolder) async throws -> Void) async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            try await folder.choosePIN(Self.pin, of: "officer:JM")
            try await body(folder)
        }
    }

    @Test func `a card is printed once, and its codes stand nowhere else`() async throws {
        try await withBranch { folder in
            let card = try await folder.tawi(
                "users", "cards", "PO", "--codes", "7", "--by", "SM", "--with", "JM",
                typing: Self.pin)
            #expect(card.status == 0, "\(card.errors)")
            let codes = card.output.matches(of: /[ 1-9]\d  (\d{6})/).map { String($0.output.1) }
            #expect(Set(codes).count == 7)
            #expect(card.output.contains("Peter Otieno (PO)"))
            #expect(card.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
            let list = try await folder.tawi("users", "list")
            #expect(list.output.contains("PO  Peter Otieno, officer, +254711000001, 7 codes left"))
            let file = try Data(contentsOf: URL(fileURLWithPath: folder.database))
            for code in codes { #expect(file.range(of: Data(code.utf8)) == nil) }
            let log = try await folder.tawi("users", "log", "--json")
            let decision = try object(try #require(log.output.split(separator: "\n").last))
            #expect(decision["by"] as? String == "user:SM")
            #expect(decision["decision"] as? String == "code card made")
            #expect(try await folder.tawi("ledger", "verify").status == 0)
        }
    }

    @Test func `a card as a page is for its owner alone, and is never written over`() async throws {
        try await withBranch { folder in
            let path = folder.url.appending(path: "card.pdf").path
            let arguments = [
                "users", "cards", "PO", "--codes", "3", "--by", "SM", "--with", "JM", "--pdf",
                path, "--config", folder.configuration,
            ]
            let run = try await Executable.run(arguments, input: Self.pin)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.isEmpty)
            let page = try #require(FileManager.default.contents(atPath: path))
            #expect(page.starts(with: Data("%PDF-1.4\n".utf8)))
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            try expectOffsets(of: String(decoding: page, as: UTF8.self))
            #expect(try await Executable.run(arguments, input: Self.pin).status == 2)
        }
    }

    /// Each entry of the cross-reference table points at its object.
    private func expectOffsets(of page: String) throws {
        let table = try #require(page.range(of: "xref\n0 6\n"))
        let entries = page[table.upperBound...].split(separator: "\n").dropFirst().prefix(5)
        for (index, entry) in entries.enumerated() {
            let offset = try #require(Int(entry.prefix(10)))
            #expect(page.utf8.dropFirst(offset).starts(with: "\(index + 1) 0 obj\n".utf8))
        }
    }

    @Test(arguments: [
        ["cards", "PO", "--by", "PO", "--with", "JM"],
        ["cards", "PO", "--by", "SM", "--with", "PO"],
        ["cards", "PO", "--by", "SM", "--with", "SM"],
        ["cards", "PO", "--by", "XX", "--with", "JM"],
        ["cards", "XX", "--by", "SM", "--with", "JM"],
        ["cards", "SM", "--by", "SM", "--with", "JM"],
        ["cards", "PO", "--by", "SM"],
        ["cards", "PO", "--codes", "0", "--by", "SM", "--with", "JM"],
        ["hotp", "PO", "--by", "SM", "--with", "PO"],
        ["limit", "1001", "--per-day", "5", "--by", "SM", "--with", "JM"],
        ["limit", "PO", "--per-day", "-5", "--by", "SM", "--with", "JM"],
        ["phone", "1001", "12", "--by", "SM"],
        ["phone", "9999", "+254722000777", "--by", "SM"],
        ["phone", "PO", "+254711000002", "--by", "SM"],
        ["phone", "1001", "+254711000001", "--by", "SM"],
        ["stolen", "1001", "--by", "SM"],
        ["unlock", "PO", "--by", "PO"],
        ["add", "XY", "Xavier Yego", "--role", "cashier"],
        ["add", "XY", "Xavier Yego", "--role", "manager", "--by", "SM", "--with", "JM"],
        ["add", "XY", "Xavier Yego", "--role", "cashier", "--by", "SM", "--with", "SM"],
        ["add", "XY", "Joseph Mutua", "--role", "cashier", "--by", "XY", "--with", "JM"],
        ["add", "PO", "Xavier Yego", "--role", "cashier", "--by", "SM", "--with", "JM"],
        [
            "add", "XY", "Xavier Yego", "--role", "cashier", "--phone", "+254711000001", "--by",
            "SM", "--with", "JM",
        ],
    ])
    func `what one may not do alone or at all is refused`(arguments: [String]) async throws {
        try await withBranch { folder in
            let run = try await Executable.run(
                ["users"] + arguments + ["--config", folder.configuration])
            #expect(run.status == 2, "\(run.output)")
            #expect(run.output.isEmpty)
            let log = try await folder.tawi("users", "log")
            #expect(log.output.isEmpty)
        }
    }

    @Test func `two people add a cashier, and it is journaled`() async throws {
        try await withBranch { folder in
            let words = [
                "users", "add", "XY", "Xavier Yego", "--role", "cashier", "--by", "SM", "--with",
                "JM", "--config", folder.configuration,
            ]
            let wrong = try await Executable.run(words, input: "1111\n")
            #expect(wrong.status == 2, "\(wrong)")
            #expect(try await folder.tawi("users", "log").output.isEmpty)
            let added = try await Executable.run(words, input: Self.pin + "\n")
            #expect(added.status == 0, "\(added)")
            #expect(added.output.contains("tawi users pin XY --by SM --with JM"), "\(added)")
            let list = try await folder.tawi("users", "list")
            #expect(list.output.contains("XY  Xavier Yego, cashier, no phone"), "\(list)")
            let log = try await folder.tawi("users", "log", "--json")
            let decision = try object(try #require(log.output.split(separator: "\n").last))
            #expect(decision["by"] as? String == "user:SM")
            #expect(decision["decision"] as? String == "cashier added")
        }
    }

    @Test func `a changed phone in an import waits, and is asked for once`() async throws {
        try await withBranch { folder in
            try folder.edit("clients.csv") {
                $0.replacing("+254700000101", with: "+254700000999")
            }
            let changed = try await folder.import()
            #expect(changed.output.contains("1 changed phones wait 48 hours"), "\(changed.output)")
            let again = try await folder.import()
            #expect(!again.output.contains("changed phones"))
            let doubtful = try await folder.tawi("users", "list", "--clients", "--json")
            let client = try object(doubtful.output)
            #expect(client["phone"] as? String == "+254700000101")
            #expect(client["newPhone"] as? String == "+254700000999")
        }
    }

    @Test func `a stolen phone is barred, and a new one is his at once when two agree`()
        async throws
    {
        try await withBranch { folder in
            #expect(try await folder.tawi("users", "stolen", "PO", "--by", "SM").status == 0)
            let alone = try await folder.tawi(
                "users", "phone", "PO", "+254711000777", "--by", "SM")
            #expect(alone.status == 2)
            let both = try await folder.tawi(
                "users", "phone", "PO", "+254711000777", "--by", "SM", "--with", "JM",
                typing: Self.pin)
            #expect(both.output == "+254711000777 is registered for PO now.\n")
            let back = try await folder.tawi(
                "users", "phone", "JM", "+254711000001", "--by", "SM", "--with", "PO")
            #expect(back.status == 2)
            let client = try await folder.tawi(
                "users", "phone", "1001", "+254711000001", "--by", "SM", "--with", "JM")
            #expect(client.errors.contains("reported stolen"), "\(client.errors)")
        }
    }

    @Test func `a stolen number on a new SIM is believed again when two agree, and barred again`()
        async throws
    {
        try await withBranch { folder in
            let again = ["users", "phone", "PO", "+254711000001", "--by", "SM"]
            for _ in 0..<2 {
                #expect(try await folder.tawi("users", "stolen", "PO", "--by", "SM").status == 0)
                #expect(try await folder.tawi("users", "list").output.contains("BARRED"))
                let unlocked = try await folder.tawi("users", "unlock", "PO", "--by", "SM")
                #expect(unlocked.errors.contains("+254711000001 stays barred as stolen"))
                let alone = try await Executable.run(again + ["--config", folder.configuration])
                #expect(alone.errors.contains("Two people have to agree"), "\(alone.errors)")
                let both = try await Executable.run(
                    again + ["--with", "JM", "--config", folder.configuration],
                    input: Self.pin + "\n")
                #expect(both.output.contains("PO has this phone again"), "\(both.errors)")
                #expect(try await !folder.tawi("users", "list").output.contains("BARRED"))
            }
            let log = try await folder.tawi("users", "log", "--about", "officer:PO")
            #expect(log.output.contains("bar lifted, officer:PO (+254711000001, with officer:JM)"))
        }
    }

    @Test func `the only manager's phone is not one cashier's to change`() async throws {
        try await withBranch { folder in
            let stolen = try await folder.tawi("users", "stolen", "SM", "--by", "SM")
            #expect(stolen.output.contains("tawi users phone SM NEW --by CN --with"))
            let alone = try await folder.tawi(
                "users", "phone", "SM", "+254711000777", "--by", "CN")
            #expect(alone.status == 2)
            #expect(alone.errors.contains("Two people have to agree"), "\(alone.errors)")
            let own = try await folder.tawi("users", "unlock", "SM", "--by", "SM")
            #expect(own.errors.contains("--by CN"), "\(own.errors)")
        }
    }

    @Test func `a secret for an app is shown once, as apps take it`() async throws {
        try await withBranch { folder in
            let run = try await folder.tawi(
                "users", "hotp", "PO", "--by", "SM", "--with", "JM", "--json",
                typing: Self.pin)
            let document = try object(run.output)
            let secret = try #require(document["secret"] as? String)
            #expect(secret.count == 32)
            #expect(
                document["otpauth"] as? String
                    == "otpauth://hotp/Kibwezi:PO?secret=\(secret)&issuer=Kibwezi&algorithm=SHA1"
                    + "&digits=6&counter=0")
        }
    }

    @Test func `what only the keyboard can make is made once its second person agreed`()
        async throws
    {
        try await withBranch { folder in
            let card = ["users", "cards", "PO", "--codes", "2", "--by", "SM", "--with", "JM"]
            let asked = try await Executable.run(card + ["--config", folder.configuration])
            #expect(asked.status == 2)
            #expect(asked.output.isEmpty)
            let found = try #require(asked.errors.firstMatch(of: /Not yet: (\w+) waits for Jane/))
            let reference = String(found.1)
            let given = try await folder.tawi(
                "approvals", "approve", reference, "--by", "JM", typing: Self.pin)
            #expect(given.status == 0, "\(given.errors)")
            let made = try await Executable.run(card + ["--config", folder.configuration])
            #expect(made.output.contains("codes of Peter Otieno (PO)"), "\(made.errors)")
            let again = try await Executable.run(card + ["--config", folder.configuration])
            #expect(again.status == 2)
            let log = try await folder.tawi("users", "log", "--about", "officer:PO")
            #expect(log.output.contains("code card made, officer:PO (2 codes, with officer:JM)"))
        }
    }

    @Test func `wrong PINs at the keyboard lock it for a while, and nothing is done`() async throws
    {
        try await withBranch { folder in
            let limit = ["users", "limit", "PO", "--per-day", "500", "--by", "SM", "--with", "JM"]
            for said in ["2 tries left", "1 try left", "is locked here until"] {
                let wrong = try await Executable.run(
                    limit + ["--config", folder.configuration], input: "1111\n")
                #expect(wrong.status == 2)
                #expect(wrong.errors.contains(said), "\(wrong.errors)")
            }
            let right = try await Executable.run(
                limit + ["--config", folder.configuration], input: Self.pin)
            #expect(right.status == 2)
            #expect(right.errors.contains("is locked here until"), "\(right.errors)")
            #expect(right.errors.contains("tawi users unlock JM"), "\(right.errors)")
            #expect(try await folder.tawi("users", "log").output.isEmpty)
        }
    }

    @Test func `the first two PINs need no second person, and every manager is told`() async throws
    {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            for holder in ["PO", "CN", "1001"] {
                #expect(try await folder.tawi("users", "pin", holder).status == 2)
            }
            let first = try await folder.tawi("users", "pin", "SM")
            #expect(first.output.contains("PIN of SM: "), "\(first.errors)")
            #expect(try await folder.tawi("users", "pin", "SM").status == 2)
            let issued = try await folder.tawi("users", "pin", "CN", "--by", "SM", typing: "1")
            #expect(issued.errors.contains("has not changed it"), "\(issued.errors)")
            try await folder.choosePIN("2846", of: "user:SM")
            let second = try await folder.tawi("users", "pin", "JM", "--by", "SM", typing: "2846")
            #expect(second.output.contains("PIN of JM: "), "\(second.errors)")
            // The PIN he was given proves nothing here, and he is asked by text.
            let waits = try await folder.tawi(
                "users", "cards", "PO", "--by", "SM", "--with", "JM", typing: "1")
            #expect(waits.errors.contains("(JM) was given a PIN and has not changed it"))
            #expect(waits.errors.contains("waits for Jane Mwende (JM)"), "\(waits.errors)")
            let third = try await folder.tawi("users", "pin", "CN", "--by", "SM", typing: "2846")
            #expect(third.status == 2)
            #expect(third.errors.contains("Two people have to agree"), "\(third.errors)")
            try await folder.choosePIN(Self.pin, of: "officer:JM")
            let log = try await folder.tawi("users", "log")
            #expect(log.output.contains("branch: first PIN given, user:SM"))
            let told = try await folder.tawi("messages")
            #expect(told.output.contains("Sarah Muthoni (SM) was given a PIN at the branch"))
            // The only manager forgot hers: two others of the staff decide.
            let forgotten = try await folder.tawi(
                "users", "pin", "SM", "--by", "CN", "--with", "JM", typing: Self.pin)
            #expect(forgotten.output.contains("PIN of SM: "), "\(forgotten.errors)")
        }
    }

    @Test(arguments: [
        "list", "cards", "hotp", "pin", "limit", "phone", "stolen", "unlock", "log",
    ])
    func `help has an example`(verb: String) async throws {
        let run = try await Executable.run(["users", verb, "--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("Example"))
        #expect(run.output.contains("tawi users \(verb)"))
    }
}

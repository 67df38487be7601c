import Foundation
import TestSupport
import Testing

/// `tawi import`: all six files, or nothing.
struct ImportTests {
    @Test func `importing the sample twice changes nothing`() async throws {
        try await withFolder { folder in
            let first = try await folder.import()
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output.contains("30 clients, 2 officers and 90 accounts; 90 balances"))
            let books = try await folder.tawi("ledger", "export", "--json")
            #expect(books.output.split(separator: "\n").count == 90)
            let second = try await folder.import()
            #expect(second.status == 0, "\(second.errors)")
            #expect(second.output.contains("; 0 balances"))
            let again = try await folder.tawi("ledger", "export", "--json")
            #expect(again.output == books.output)
        }
    }

    @Test(.enabled(if: SQLite.isInstalled), arguments: ["clients", "officers", "users"])
    func `people are answered in the language that is imported, and keep it`(
        file: String
    ) async throws {
        try await withFolder { folder in
            let name = "\(file).csv"
            let languages = "SELECT DISTINCT IFNULL(language, '-') FROM \(file.dropLast())"
            try folder.edit(name) { $0.addingColumn("language", "sw") }
            #expect(try await folder.import().status == 0)
            #expect(try await SQLite.run(languages, on: folder.database) == "sw")
            // An empty cell says nothing about the language somebody has.
            try folder.edit(name) { $0.replacing(",sw\n", with: ",\n") }
            #expect(try await folder.import().status == 0)
            #expect(try await SQLite.run(languages, on: folder.database) == "sw")
        }
    }

    /// One cell or one octet that is wrong, and where.
    struct BadFile: CustomTestStringConvertible {
        var what: String
        var file: String
        var place: String
        var says: String
        var change: @Sendable (String) -> String

        init(
            _ what: String, _ file: String, _ place: String, _ says: String,
            _ change: @escaping @Sendable (String) -> String
        ) {
            self.what = what
            self.file = file
            self.place = place
            self.says = says
            self.change = change
        }

        var testDescription: String { what }
    }

    static let badFiles = badPeople + badAccounts + badTables

    private static let badPeople = [
        BadFile("an unknown group", "clients.csv", "line 3, column 4 (group)", "groups.csv") {
            $0.replacing("102,G1,", with: "102,G9,")
        },
        BadFile("a bad phone", "clients.csv", "line 2, column 3 (phone)", "+254711000001") {
            $0.replacing("+254700000101", with: "12")
        },
        BadFile("an officer's bad phone", "officers.csv", "line 3, column 3 (phone)", "+254") {
            $0.replacing("+254711000002", with: "nobody")
        },
        BadFile("an officer twice", "officers.csv", "line 3, column 1 (code)", "twice") {
            $0.replacing("JM,", with: "PO,")
        },
        BadFile("a bad role", "users.csv", "line 2, column 4 (role)", "manager or cashier") {
            $0.replacing("manager", with: "king")
        },
        BadFile("a client twice", "clients.csv", "line 3, column 1 (number)", "\"1001\"") {
            $0.replacing("\n1002,", with: "\n1001,")
        },
        BadFile("a client without name", "clients.csv", "line 2, column 2 (name)", "empty") {
            $0.replacing("Asha Wanjiru", with: "", maxReplacements: 1)
        },
        BadFile("no language", "clients.csv", "line 2, column 6 (language)", "one of am, en, ") {
            $0.addingColumn("language", "klingon")
        },
        BadFile("a PIN of letters", "clients.csv", "line 2, column 5 (pin)", "4 to 8 digits") {
            $0.replacing("101,G1,", with: "101,G1,abcd")
        },
    ]

    private static let badAccounts = [
        BadFile("a negative balance", "accounts.csv", "line 2, column 5 (balance)", "below zero") {
            $0.replacing("Savings,1500,", with: "Savings,-1500,", maxReplacements: 1)
        },
        BadFile("month 13", "accounts.csv", "line 2, column 8 (next_due_date)", "2026-11-24") {
            $0.replacing("2026-12-01", with: "2026-13-01", maxReplacements: 1)
        },
        BadFile("a due day alone", "accounts.csv", "line 3, column 7 (next_due)", "empty") {
            $0.replacing(",250,2026-12", with: ",,2026-12", maxReplacements: 1)
        },
        BadFile("account L0", "accounts.csv", "line 3, column 2 (account)", "\"L0\"") {
            $0.replacing("1001,L1", with: "1001,L0")
        },
        BadFile("an account twice", "accounts.csv", "line 4, column 2 (account)", "twice") {
            $0.replacing("1001,L2", with: "1001,L1")
        },
        BadFile("an unknown client", "accounts.csv", "line 2, column 1 (client)", "\"9999\"") {
            $0.replacing("1001,S,", with: "9999,S,")
        },
    ]

    private static let badTables = [
        BadFile("an unknown column", "clients.csv", "line 1, column 3 (fone)", "\"phone\"") {
            $0.replacing("phone", with: "fone")
        },
        BadFile("a missing column", "groups.csv", "line 1, column centre", "missing") { _ in
            "code,name\nG1,Upendo\n"
        },
        BadFile("an officer nobody is", "groups.csv", "line 2, column 4 (officer)", "officers.csv")
        {
            $0.replacing("KIB,PO", with: "KIB,XX", maxReplacements: 1)
        },
        BadFile("no weekday", "groups.csv", "line 2, column 5 (meeting_day)", "Tuesday") {
            $0.replacing("2026-12-01", with: "Tueday")
        },
        BadFile("a fortnight from any Tuesday", "groups.csv", "line 2, column 5", "next meeting") {
            $0.replacing("2026-12-01,7", with: "Tuesday,fortnight")
        },
        BadFile("every nine days", "groups.csv", "line 2, column 6 (meeting_every)", "fortnight") {
            $0.replacing("2026-12-01,7", with: "2026-12-01,9")
        },
        BadFile("too many cells", "clients.csv", "line 2, column 6", "6 cells") {
            $0.replacing("101,G1,", with: "101,G1,,")
        },
        BadFile("too few cells", "centres.csv", "line 2, column 2", "1 cells") {
            $0.replacing("KIB,Kibwezi market", with: "KIB")
        },
        BadFile("a quote left open", "clients.csv", "line 31, column 3", "2 cells") {
            $0.replacing("Zawadi Atieno", with: "\"Zawadi Atieno")
        },
        BadFile("a quote inside a name", "clients.csv", "line 2", "whole cell in quotes") {
            $0.replacing("Asha Wanjiru", with: "Asha \"Mama\" Wanjiru")
        },
        BadFile("an empty file", "users.csv", "users.csv", "empty") { _ in "" },
    ]

    @Test(arguments: badFiles)
    func `one bad cell names its place and leaves nobody in the books`(
        bad: BadFile
    ) async throws {
        try await withFolder { folder in
            try folder.edit(bad.file, bad.change)
            try await expectRefusal(of: folder, bad.file, bad.place, bad.says)
        }
    }

    @Test func `a missing file leaves nobody in the books`() async throws {
        try await withFolder { folder in
            try FileManager.default.removeItem(at: folder.branch.appending(path: "users.csv"))
            try await expectRefusal(of: folder, "users.csv", "users.csv", "missing")
        }
    }

    @Test func `octets of another encoding leave nobody in the books`() async throws {
        try await withFolder { folder in
            try folder.write(Data([0x4B, 0x49, 0xE9, 0x0A]), to: "centres.csv")
            try await expectRefusal(of: folder, "centres.csv", "centres.csv", "UTF-8")
        }
    }

    private func expectRefusal(
        of folder: CommandLineFolder, _ file: String, _ place: String, _ says: String
    ) async throws {
        let run = try await folder.import()
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        for part in [file, place, says, "Nothing was imported."] {
            #expect(run.errors.contains(part), "\(run.errors)")
        }
        #expect(try await folder.clients() == 0)
    }

    static let forms: [@Sendable (String) -> String] = [
        { $0.replacing("\n", with: "\r\n") },
        { "\u{FEFF}" + $0 },
        { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") },
        { String($0.dropLast()) },
        { $0.replacing("\n", with: "\n\n") },
        { $0.replacing(",", with: " , ") },
        reversedColumns,
    ]

    private static let reversedColumns: @Sendable (String) -> String = { text in
        text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).reversed()
                .joined(separator: ",") + "\n"
        }
        .joined()
    }

    @Test(arguments: forms.indices)
    func `a table imports however the spreadsheet saved it`(form: Int) async throws {
        try await withFolder { folder in
            for file in ["centres", "groups", "officers", "users", "clients", "accounts"] {
                try folder.edit(file + ".csv", Self.forms[form])
            }
            let run = try await folder.import()
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("30 clients, 2 officers and 90 accounts; 90 balances"))
        }
    }

    @Test(.enabled(if: SQLite.isInstalled))
    func `a quoted name keeps its comma and its quotes`() async throws {
        try await withFolder { folder in
            try folder.edit("clients.csv") {
                $0.replacing("Asha Wanjiru", with: #""Wanjiru, Asha ""Mama""""#)
            }
            let run = try await folder.import()
            #expect(run.status == 0, "\(run.errors)")
            #expect(try await nameOfFirstClient(in: folder) == "Wanjiru, Asha \"Mama\"")
        }
    }

    @Test(.enabled(if: SQLite.isInstalled))
    func `an account open with another balance is refused`() async throws {
        try await withFolder { folder in
            #expect(try await folder.import().status == 0)
            let books = try await folder.tawi("ledger", "export", "--json")
            try folder.edit("accounts.csv") {
                $0.replacing("Savings,1500,", with: "Savings,1600,", maxReplacements: 1)
            }
            try folder.edit("clients.csv") { $0.replacing("Asha", with: "Aisha") }
            let run = try await folder.import()
            #expect(run.status == 2)
            #expect(run.errors.contains("accounts.csv, line 2"), "\(run.errors)")
            #expect(run.errors.contains("another balance"))
            let again = try await folder.tawi("ledger", "export", "--json")
            #expect(again.output == books.output)
            #expect(try await nameOfFirstClient(in: folder) == "Asha Wanjiru")
        }
    }

    private func nameOfFirstClient(in folder: CommandLineFolder) async throws -> String {
        try await SQLite.run("SELECT name FROM client WHERE number = '1001'", on: folder.database)
    }

    @Test func `the committed sample is what simulate branch writes`() async throws {
        try await withFolder { folder in
            let written = folder.url.appending(path: "written")
            let run = try await Executable.run(
                ["simulate", "branch", written.path, "--day", "2026-11-24"])
            #expect(run.status == 0, "\(run.errors)")
            let committed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Samples/branch")
            let names = try FileManager.default.contentsOfDirectory(atPath: written.path).sorted()
            #expect(names.count == 6)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: committed.path).sorted()
                    == names)
            for name in names {
                let octets = try Data(contentsOf: committed.appending(path: name))
                #expect(try Data(contentsOf: written.appending(path: name)) == octets, "\(name)")
            }
        }
    }
}

extension String {
    /// The table with one column more, the same in every row.
    fileprivate func addingColumn(_ name: String, _ cell: String) -> String {
        split(separator: "\n").enumerated()
            .map { line, cells in "\(cells),\(line == 0 ? name : cell)\n" }.joined()
    }
}

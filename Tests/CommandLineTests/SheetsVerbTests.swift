import TestSupport
import Testing

/// `tawi sheets`: what is to be printed and taken along.
struct SheetsVerbTests {
    @Test func `the sheets of the days ahead are listed and keep their codes`() async throws {
        try await withFolder { folder in
            _ = try await folder.import()
            let first = try await folder.sheets()
            #expect(!first.isEmpty)
            #expect(
                try await folder.sheets().map { $0["code"] as? String }
                    == first.map { $0["code"] as? String })
            for sheet in first {
                #expect(sheet["state"] as? String == "ready")
                #expect((sheet["lines"] as? [Any])?.count == 10)
                #expect(sheet["total"] as? Int == 400_000)
            }
        }
    }

    @Test func `a sheet is printed with a row a client, its sums and its code`() async throws {
        try await withFolder { folder in
            // Meetings every day, whenever the test is run.
            try folder.edit("groups.csv") { $0.replacing(/\d{4}-\d\d-\d\d,7/, with: "Monday,7") }
            try folder.edit("accounts.csv") { $0.replacing("2026-1", with: "2020-1") }
            _ = try await folder.import()
            let sheet = try #require(try await folder.sheets().first)
            let code = try #require(sheet["code"] as? String)
            let day = try #require(sheet["day"] as? String)
            let print = try await folder.tawi("sheets", "print", day, "--officer", "JM")
            #expect(print.status == 0, "\(print.errors)")
            let lines = print.output.split(separator: "\n").map(String.init)
            #expect(lines.contains { $0.contains("Imani") && $0.contains("JM Jane Mwende") })
            #expect(!print.output.contains("Upendo"))
            #expect(
                lines.contains(
                    "line  client  name               S     L1   L2  total      paid  att  reference"
                ))
            #expect(
                lines.contains(
                    "   1  1021    Asha Atieno      100    250   50    400  ________  ___"))
            #expect(
                lines.contains("              total          1,000  2,500  500  4,000  ________"))
            let show = try await folder.tawi("sheets", "show", code.lowercased())
            #expect(show.output.hasPrefix("\(code)  "))
            #expect(show.output.contains("All paid: \(code)"))
        }
    }

    @Test(arguments: [
        (["show", "KX7M"], "no code"), (["show", "AB2CD"], "tawi sheets list"),
        (["print", "tomorrow"], "2026-11-24"),
        (["print", "2019-01-01"], "no sheets for 2019-01-01"),
    ])
    func `what is not there is refused with the verb that helps`(
        words: [String], says: String
    ) async throws {
        try await withFolder { folder in
            _ = try await folder.import()
            let run = try await Executable.run(
                ["sheets"] + words + ["--config", folder.configuration])
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains(says), "\(run.errors)")
        }
    }
}

extension CommandLineFolder {
    fileprivate func sheets() async throws -> [[String: Any]] {
        try await tawi("sheets", "list", "--json").output.split(separator: "\n").map(object)
    }
}

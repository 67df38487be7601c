import TestSupport
import Testing

/// The file to edit: what stops the start, and where it says so.
struct ConfigurationTests {
    struct BadFile: CustomTestStringConvertible {
        var what: String
        var text: String
        var line: Int?
        var says: [String]

        init(_ what: String, _ text: String, line: Int?, _ says: String...) {
            self.what = what
            self.text = text
            self.line = line
            self.says = says
        }

        var testDescription: String { what }
    }

    private static let branch = "[branch]\nname = \"Kibwezi\"\ncountry = \"KE\"\n"
    private static let modem = "[[modem]]\ndevice = \"/dev/ttyUSB0\"\n"

    static let badFiles = [
        BadFile(
            "an unknown key", branch + "databse = \"/tmp/x\"\n", line: 4,
            "databse", "Did you mean \"database\"?"),
        BadFile("a key like no other", branch + "xyzzy = 1\n", line: 4, "xyzzy", "Remove it"),
        BadFile("an unknown section", branch + "\n[acess]\n", line: 5, "\"access\""),
        BadFile(
            "an unknown key after a comment",
            "# one\n\n" + branch + "# time = 1\ntimezone = \"\"\n", line: 7, "\"time_zone\""),
        BadFile(
            "lines of another system", branch.replacing("\n", with: "\r\n") + "xyzzy = 1\r\n",
            line: 4, "xyzzy"),
        BadFile("a number for text", branch + "database = 7\n", line: 4, "database", "text"),
        BadFile(
            "text for a number", branch + modem + "messages_per_minute = \"8\"\n", line: 6,
            "messages_per_minute", "a number"),
        BadFile("text for a list", branch + "languages = \"sw\"\n", line: 4, "languages", "a list"),
        BadFile("text for a section", "branch = \"Kibwezi\"\n", line: 1, "branch", "a section"),
        BadFile(
            "one [modem]", branch + "[modem]\ndevice = \"/dev/ttyUSB0\"\n", line: 4, "[[modem]]"),
        BadFile(
            "a number out of range", branch + modem + "messages_per_minute = 0\n", line: 6,
            "0 is outside 1 to 100000"),
        BadFile(
            "no choice", branch + "[access]\nbalance = \"phon\"\n", line: 5,
            "\"phon\"", "Did you mean \"phone\"?", "\"account+pin\""),
        BadFile(
            "no waiting", branch + "[access]\nphone_change_hours = 0\n", line: 5,
            "phone_change_hours", "outside 1 to 720"),
        BadFile(
            "no truth", branch + "[access]\nchange_issued_pin = \"yes\"\n", line: 5,
            "change_issued_pin", "true or false"),
        BadFile(
            "unknown limit", branch + "[limits]\nper_daily = 5\n", line: 5, "per_daily",
            "\"per_day\""),
        BadFile(
            "no limit", branch + "[limits]\nper_day = 0\n", line: 5, "per_day", "outside 1 to"),
        BadFile("no country", "[branch]\nname = \"K\"\ncountry = \"XX\"\n", line: 3, "\"XX\""),
        BadFile("no currency", branch + "currency = \"KSH\"\n", line: 4, "\"KSH\"", "ISO 4217"),
        BadFile("no time zone", branch + "time_zone = \"Nairobi\"\n", line: 4, "Africa/Nairobi"),
        BadFile("no language", branch + "languages = [\"xx\"]\n", line: 4, "\"xx\""),
        BadFile("no phone number", branch + "numbers = [\"12\"]\n", line: 4, "\"12\"", "+254"),
        BadFile("no web address", branch + "[mifos]\nurl = \"mifos\"\n", line: 5, "https://"),
        BadFile(
            "a device that is none", branch + "[[modem]]\ndevice = \"the Huawei\"\n", line: 5,
            "/dev/ttyUSB0"),
        BadFile(
            "a prefix without its plus",
            branch + "[[modem]]\ndevice = \"auto\"\nprefixes = [\"0711\"]\n", line: 6, "+25471"),
        BadFile(
            "a PIN in the main file",
            branch + "[[modem]]\ndevice = \"auto\"\npin_file = \"1234\"\n",
            line: 6, "its whole path"),
        BadFile(
            "a self-test of nobody", branch + "[[modem]]\ndevice = \"auto\"\nself_test_hours = 6\n",
            line: 6, "number = "),
        BadFile(
            "an airtime pattern without a group",
            branch
                + "[[modem]]\ndevice = \"auto\"\nairtime_code = \"*144#\"\nairtime_pattern = \"KES\"\n",
            line: 7, "group"),
        BadFile(
            "a call that means nothing",
            branch + "[[modem]]\ndevice = \"auto\"\ncalls = \"answer\"\n",
            line: 6, "hang-up"),
        BadFile(
            "an hour no clock shows", branch + "[sheets]\nsend_at = \"25:00\"\n", line: 5,
            "send_at", "18:00"),
        BadFile(
            "sheets for a year", branch + "[sheets]\ndays_ahead = 365\n", line: 5, "outside 1 to 31"
        ),
        BadFile(
            "no key of sheets", branch + "[sheets]\nlate_day = 1\n", line: 5, "\"late_days\""),
        BadFile("an empty name", "[branch]\nname = \"\"\ncountry = \"KE\"\n", line: 2, "empty"),
        BadFile("no name", "[branch]\ncountry = \"KE\"\n", line: 1, "name = "),
        BadFile("no [branch]", modem, line: nil, "[branch]", "missing"),
        BadFile("nothing", "", line: nil, "[branch]", "missing"),
        BadFile("broken TOML", branch + "database = \n", line: 4),
        BadFile("a key twice", branch + "name = \"Again\"\n", line: 4),
        BadFile(
            "two modems of one name",
            branch + modem + "name = \"a\"\n" + modem + "name = \"a\"\n", line: 9,
            "two modems are called \"a\""),
    ]

    @Test(arguments: badFiles)
    func `a bad file stops every verb with its line and what to write`(
        file: BadFile
    ) async throws {
        try await withFolder { folder in
            try folder.configure(file.text)
            let run = try await folder.tawi("status")
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            let place = file.line.map { "\(folder.configuration):\($0):" } ?? folder.configuration
            #expect(run.errors.hasPrefix("tawi: \(place)"), "\(run.errors)")
            for part in file.says { #expect(run.errors.contains(part), "\(run.errors)") }
        }
    }

    @Test func `a file that is not there is refused with the option to give`() async throws {
        let run = try await Executable.run(["status", "--config", "/nowhere/tawi.toml"])
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("--config FILE"))
    }

    @Test func `the example of the design is accepted with a path and officers by phone`()
        async throws
    {
        try await withFolder { folder in
            try folder.configure(
                """
                [branch]
                name = "Kibwezi"
                country = "KE"              # phone numbers, currency digits, time zone
                currency = "KES"
                languages = ["sw", "en"]
                database = "\(folder.database)"

                [[modem]]
                device = "/dev/ttyUSB0"     # or a path, or imei = "…"
                messages_per_minute = 8

                [access]
                balance = "phone"           # phone | phone+pin | account+pin
                officer = "phone"           # phone | phone+pin | phone+code

                [mifos]
                url = "https://mifos.example.org/fineract-provider/api/v1"
                tenant = "default"
                """)
            _ = try await folder.import()
            let run = try await folder.tawi("status")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.hasPrefix("Kibwezi:"))
            #expect(run.errors.isEmpty)
        }
    }
}

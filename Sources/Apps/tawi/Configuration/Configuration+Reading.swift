internal import Accounting
internal import Counter
internal import Foundation
internal import TOMLKit
internal import TextCommands

extension Configuration {
    /// Reads the file to edit.
    ///
    /// - Throws: `Refused` with the line, what is wrong with it and what to write instead.
    init(fileAt path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refused("Cannot read \(path). Give the file with --config FILE.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Refused("\(path) is not UTF-8 text. Save it again as UTF-8.")
        }
        try self.init(text: text, path: path)
    }

    init(text: String, path: String) throws {
        let file = try ConfigurationSection(text: text, path: path)
        try file.allow([
            "branch", "modem", "access", "limits", "day", "sheets", "reminders", "costs", "mifos",
            "bundles", "console", "gateway",
        ])
        branch = try Branch(try file.section("branch"), path: path)
        modems = try Self.modems(try file.sections("modem"), in: branch)
        access = try Access(try file.optionalSection("access"))
        limits = try LimitRules(try file.optionalSection("limits"), in: branch.currency)
        day = try Day(try file.optionalSection("day"), in: branch)
        sheets = try SheetRules(try file.optionalSection("sheets"))
        mifos = try file.optionalSection("mifos").map(Mifos.init)
        bundles = try Bundles(try file.optionalSection("bundles"))
        console = try file.optionalSection("console").map(Console.init)
        gateway = try file.optionalSection("gateway").map {
            [tenant = mifos?.tenant] in try Gateway($0, tenant: tenant)
        }
        reminders = try Self.reminders(
            try file.optionalSection("reminders"), costs: try file.optionalSection("costs"),
            in: branch)
    }
}

extension Configuration.Branch {
    init(_ section: ConfigurationSection, path: String) throws {
        try section.allow([
            "name", "country", "currency", "time_zone", "languages", "database", "key_file",
            "numbers",
        ])
        name = try section.string("name")
        let code = try section.string("country")
        guard let country = Country(code: code) else {
            throw section.error(
                "country", "\"\(code)\" is no country Tawi knows. Write KE, UG or TZ, say")
        }
        self.country = country
        let currencyCode = try section.optionalString("currency") ?? country.currency.code
        guard let currency = Currency(currencyCode) else {
            throw section.error(
                "currency", "\"\(currencyCode)\" is no ISO 4217 code. Write KES, say")
        }
        self.currency = currency
        let zone = try section.optionalString("time_zone") ?? country.timeZone
        guard let timeZone = TimeZone(identifier: zone) else {
            throw section.error(
                "time_zone", "\"\(zone)\" is no time zone. Write Africa/Nairobi, say")
        }
        self.timeZone = timeZone
        languages = try Self.languages(section)
        database = try Self.path(section, "database") ?? "/var/lib/tawi/tawi.db"
        keyFile = try Self.path(section, "key_file") ?? database + ".key"
        numbers = try Self.numbers(section, country)
    }

    private static func path(_ section: ConfigurationSection, _ key: String) throws -> String? {
        guard let path = try section.optionalString(key) else { return nil }
        guard path.hasPrefix("/"), !path.hasSuffix("/") else {
            throw section.error(
                key, "\"\(path)\" is not a whole path. Write it from the root: /var/lib/tawi/…")
        }
        return path
    }

    private static func languages(_ section: ConfigurationSection) throws -> [String] {
        let languages = try section.strings("languages")
        for language in languages where !Languages.known.contains(language) {
            let known = Languages.known.joined(separator: ", ")
            throw section.error(
                "languages",
                "\"\(language)\" is no language Tawi speaks. Write one of \(known)")
        }
        return languages
    }

    private static func numbers(
        _ section: ConfigurationSection, _ country: Country
    ) throws -> Set<PhoneNumber> {
        Set(
            try section.strings("numbers").map { text in
                guard let number = PhoneNumber(text, country: country) else {
                    throw section.error(
                        "numbers", "\"\(text)\" is no phone number. Write +\(country.callingCode)…")
                }
                return number
            })
    }
}

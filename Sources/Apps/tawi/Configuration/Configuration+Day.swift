internal import Accounting
internal import Counter
internal import TextCommands

extension Configuration {
    /// The branch's day: what is settled about it, and where the key of its seals lies.
    struct Day: Sendable {
        var rules = DayRules()

        /// Nil where it lies beside the database.
        var sealKeyFile: String?
    }

    /// Where the key lies that sealed days are signed with.
    var sealKeyFile: String { day.sealKeyFile ?? branch.database + ".sealkey" }
}

extension Configuration.Day {
    init(_ section: ConfigurationSection?, in branch: Configuration.Branch) throws {
        guard let section else { return }
        try section.allow([
            "verify_before_posting", "summary_at", "working_hours", "tell_hand_ins",
            "head_office_number", "send_seal", "seal_key_file",
        ])
        rules.verifyBeforePosting =
            try section.boolean("verify_before_posting") ?? rules.verifyBeforePosting
        if let text = try section.optionalString("summary_at") {
            rules.summaryAt = try Self.hour(text, section)
        }
        if let text = try section.optionalString("working_hours") {
            rules.workingHours = try Self.hours(text, section)
        }
        let telling = DayRules.HandInTelling.allCases.map(\.rawValue)
        let told = try section.choice("tell_hand_ins", telling)
        rules.tellHandIns = told.flatMap(DayRules.HandInTelling.init) ?? rules.tellHandIns
        try readHeadOffice(section, in: branch)
    }

    private mutating func readHeadOffice(
        _ section: ConfigurationSection, in branch: Configuration.Branch
    ) throws {
        if let text = try section.optionalString("head_office_number") {
            guard let number = PhoneNumber(text, country: branch.country) else {
                throw section.error(
                    "head_office_number",
                    "\"\(text)\" is no phone number. Write +\(branch.country.callingCode)…")
            }
            rules.headOffice = number
        }
        let sending = try section.choice(
            "send_seal", DayRules.SealSending.allCases.map(\.rawValue))
        rules.sendSeal = sending.flatMap(DayRules.SealSending.init) ?? rules.sendSeal
        if rules.sendSeal != .never, rules.headOffice == nil {
            throw section.error(
                "send_seal", "where to is not said. Write head_office_number = \"+254…\" beside it")
        }
        sealKeyFile = try section.optionalString("seal_key_file")
        if let sealKeyFile, !sealKeyFile.hasPrefix("/") || sealKeyFile.hasSuffix("/") {
            throw section.error(
                "seal_key_file",
                "\"\(sealKeyFile)\" is not a whole path. Write it from the root: /etc/tawi/…")
        }
    }

    private static func hour(
        _ text: String, _ section: ConfigurationSection
    ) throws -> TimeOfDay? {
        if text == "never" { return nil }
        guard let hour = TimeOfDay(text) else {
            throw section.error(
                "summary_at", "\"\(text)\" is no hour. Write \"18:30\", or \"never\"")
        }
        return hour
    }

    private static func hours(
        _ text: String, _ section: ConfigurationSection
    ) throws -> WorkingHours? {
        if text == "any" { return nil }
        guard let hours = WorkingHours(text) else {
            throw section.error(
                "working_hours",
                "\"\(text)\" are no hours of a day. Write \"05:00-21:00\", or \"any\"")
        }
        return hours
    }
}

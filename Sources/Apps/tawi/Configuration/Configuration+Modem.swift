internal import ATProtocol
internal import Accounting
internal import MessageSending
internal import ModemCare
internal import ModemDriver
internal import TextCommands

extension Configuration {
    /// A section `[[modem]]`.
    struct Modem: Sendable {
        /// What logs, alarms and the books call it.
        var name: String

        /// `auto`, a path, an IMEI, or a USB socket or serial number.
        var device: String

        /// The number of its SIM.
        var number: PhoneNumber?

        /// Numbers that begin with one of these are sent to by this modem.
        var prefixes: [String]
        var messagesPerMinute: Int
        var sendTimeoutSeconds: Int
        var repeatUnknownAfterSeconds: Int
        var sweepSeconds: Int
        var heartbeatSeconds: Int

        /// The file that holds the SIM's PIN.
        var pinFile: String?
        var serviceCentre: ServiceCentreNumber?
        var calls: Calls

        /// Whether messages are sent while the SIM roams.
        var sendsWhileRoaming: Bool

        /// The program that takes the modem's power away and gives it back, with its arguments.
        var powerCommand: [String]
        var airtime: Airtime?

        /// Hours between two messages to the modem's own number; nil for none.
        var selfTestHours: Int?
    }

    /// What a voice call means.
    enum Calls: String, CaseIterable, Sendable {
        case ignore
        case hangUp = "hang-up"

        /// It is ended at once, and a client who called is sent her balance.
        case balance
    }

    /// How the airtime of a SIM is watched.
    struct Airtime: Sendable {
        var code: String
        var settings: AirtimeWatch.Settings

        /// Kept for answers and receipts.
        var reserve: Money?
    }
}

extension Configuration {
    static func modems(
        _ sections: [ConfigurationSection], in branch: Branch
    ) throws -> [Modem] {
        var modems: [Modem] = []
        for (index, section) in sections.enumerated() {
            let given = sections.count == 1 ? "modem" : "modem\(index + 1)"
            let modem = try Modem(section, name: given, branch)
            guard !modems.contains(where: { $0.name == modem.name }) else {
                throw section.error("name", "two modems are called \"\(modem.name)\"")
            }
            modems.append(modem)
        }
        return modems
    }
}

extension Configuration.Modem {
    fileprivate init(
        _ section: ConfigurationSection, name given: String, _ branch: Configuration.Branch
    ) throws {
        try section.allow([
            "name", "device", "number", "prefixes", "messages_per_minute", "send_timeout_seconds",
            "repeat_unknown_after_seconds", "sweep_seconds", "heartbeat_seconds", "pin_file",
            "service_centre", "calls", "power_command", "airtime_code", "airtime_pattern",
            "airtime_hours", "airtime_alarm_days", "airtime_alarm_below", "airtime_reserve",
            "self_test_hours", "roaming",
        ])
        name = try section.optionalString("name") ?? given
        device = try Self.device(section)
        number = try Self.number(section, branch.country)
        prefixes = try Self.prefixes(section)
        messagesPerMinute = try section.number("messages_per_minute", 1...100_000) ?? 8
        sendTimeoutSeconds = try section.number("send_timeout_seconds", 1...600) ?? 60
        repeatUnknownAfterSeconds =
            try section.number("repeat_unknown_after_seconds", 0...86_400) ?? 60
        sweepSeconds = try section.number("sweep_seconds", 1...3600) ?? 30
        heartbeatSeconds = try section.number("heartbeat_seconds", 1...90) ?? 30
        pinFile = try Self.pinFile(section)
        serviceCentre = try Self.serviceCentre(section)
        let calls = try section.choice("calls", Configuration.Calls.allCases.map(\.rawValue))
        self.calls = calls.flatMap(Configuration.Calls.init(rawValue:)) ?? .ignore
        sendsWhileRoaming =
            try section.choice("roaming", ["allow", "receive-only"]) != "receive-only"
        powerCommand = try section.strings("power_command")
        airtime = try Configuration.Airtime(section, branch.currency)
        selfTestHours = try section.number("self_test_hours", 1...720)
        if selfTestHours != nil, number == nil {
            throw section.error(
                "self_test_hours", "the SIM's number is needed. Write number = \"+…\" beside it")
        }
    }

    private static func device(_ section: ConfigurationSection) throws -> String {
        let device = try section.string("device")
        let isName = device.allSatisfy { character in
            character.isASCII
                && (character.isLetter || character.isNumber || "-._".contains(character))
        }
        let isIdentity = isName && device.contains(where: \.isNumber) && !device.hasPrefix("tty")
        guard device.hasPrefix("/") || device == "auto" || isIdentity
        else {
            throw section.error(
                "device",
                "\"\(device)\" is not a path. Write \"auto\", a path such as /dev/ttyUSB0, "
                    + "the modem's IMEI, or its USB socket such as 1-1.3")
        }
        return device
    }

    private static func number(
        _ section: ConfigurationSection, _ country: Country
    ) throws -> PhoneNumber? {
        guard let text = try section.optionalString("number") else { return nil }
        guard let number = PhoneNumber(text, country: country) else {
            throw section.error(
                "number", "\"\(text)\" is no phone number. Write +\(country.callingCode)…")
        }
        return number
    }

    private static func prefixes(_ section: ConfigurationSection) throws -> [String] {
        let prefixes = try section.strings("prefixes")
        for prefix in prefixes
        where !prefix.hasPrefix("+") || prefix.count < 2
            || !prefix.dropFirst().allSatisfy(\.isNumber)
        {
            throw section.error(
                "prefixes", "\"\(prefix)\" is not how a number begins. Write +25471, say")
        }
        return prefixes
    }

    private static func pinFile(_ section: ConfigurationSection) throws -> String? {
        guard let path = try section.optionalString("pin_file") else { return nil }
        guard path.hasPrefix("/") else {
            throw section.error(
                "pin_file",
                "write the PIN into a file that only Tawi can read, and its whole path here")
        }
        return path
    }

    private static func serviceCentre(
        _ section: ConfigurationSection
    ) throws -> ServiceCentreNumber? {
        guard let text = try section.optionalString("service_centre") else { return nil }
        guard let number = ServiceCentreNumber(text) else {
            throw section.error(
                "service_centre", "\"\(text)\" is no number. Write it like +254722500029")
        }
        return number
    }
}

extension Configuration.Airtime {
    fileprivate init?(_ section: ConfigurationSection, _ currency: Currency) throws {
        guard let code = try section.optionalString("airtime_code") else { return nil }
        let text = try section.string("airtime_pattern")
        guard let pattern = AirtimePattern(text, currency: currency) else {
            throw section.error(
                "airtime_pattern",
                "it is no regular expression with a group around the amount. "
                    + "Write 'Balance: KES ([0-9.,]+)', say")
        }
        self.code = code
        settings = AirtimeWatch.Settings(pattern: pattern)
        settings.everyHours = Int64(try section.number("airtime_hours", 1...168) ?? 6)
        settings.leastDays = Int64(try section.number("airtime_alarm_days", 0...60) ?? 3)
        let units = { (key: String) -> Money? in
            try section.number(key, 0...1_000_000).map { amount in
                Money(
                    minorUnits: Int64(amount) * currency.minorUnitsPerMajor, currency: currency)
            }
        }
        settings.leastAmount = try units("airtime_alarm_below")
        reserve = try units("airtime_reserve")
    }
}

extension Configuration.Modem {
    var pace: SendingPace {
        SendingPace(
            partsPerMinute: messagesPerMinute,
            repeatUnknownAfterSeconds: Int64(repeatUnknownAfterSeconds),
            airtimeReserve: airtime?.reserve)
    }

    var selfTest: (number: PhoneNumber, hours: Int)? {
        guard let number, let selfTestHours else { return nil }
        return (number, selfTestHours)
    }

    var driverSettings: ModemSettings {
        var settings = ModemSettings()
        settings.submissionDeadline = .seconds(sendTimeoutSeconds)
        settings.heartbeat = .seconds(heartbeatSeconds)
        settings.sweepPatience = .seconds(max(90, 3 * sweepSeconds))
        settings.serviceCentre = serviceCentre
        settings.sendsWhileRoaming = sendsWhileRoaming
        settings.calls = calls == .ignore ? .ignore : .hangUp
        return settings
    }
}

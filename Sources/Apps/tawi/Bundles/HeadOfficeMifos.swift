internal import Accounting
internal import Counter
internal import Foundation
internal import HeadOfficeSync
internal import MifosClient
internal import TextCommands

/// Where head office posts bundles to: a file with `[mifos]` as the branches have it, and
/// `verify_before_posting` under `[day]` where a branch has that. A branch's own file will do.
struct HeadOfficeMifos: Sendable {
    let mifos: Configuration.Mifos
    let rules: PostingRules

    /// - Throws: `Refused` with the line, what is wrong with it and what to write instead.
    init(fileAt path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refused(
                "Cannot read \(path). Write [mifos] with url, user and password_file into it.")
        }
        let text = String(decoding: data, as: UTF8.self)
        let file = try ConfigurationSection(text: text, path: path)
        if try file.optionalSection("branch") != nil {
            let configuration = try Configuration(text: text, path: path)
            try self.init(
                configuration.mifos, configuration.calendar,
                verifiesFirst: configuration.day.rules.verifyBeforePosting)
        } else {
            try file.allow(["mifos", "day"])
            let day = try file.optionalSection("day")
            try day?.allow(["verify_before_posting"])
            try self.init(
                try file.optionalSection("mifos").map(Configuration.Mifos.init), Self.here,
                verifiesFirst: try day?.boolean("verify_before_posting") ?? true)
        }
    }

    private init(
        _ mifos: Configuration.Mifos?, _ calendar: BranchCalendar, verifiesFirst: Bool
    ) throws {
        guard let mifos,
            let rules = mifos.postingRules(
                calendar: calendar, languages: .english, verifiesFirst: verifiesFirst)
        else {
            throw Refused(
                "Nobody is named to post: write [mifos] with url, user and password_file.")
        }
        self.mifos = mifos
        self.rules = rules
    }

    /// The days of this machine, where Mifos keeps no business date.
    private static let here = BranchCalendar { moment in
        TimeZone.current.secondsFromGMT(
            for: Date(timeIntervalSince1970: TimeInterval(moment.secondsSince1970)))
    }
}

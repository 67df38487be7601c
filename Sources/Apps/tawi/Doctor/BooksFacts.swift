internal import Accounting
internal import Foundation
internal import LedgerStore
internal import ModemCare

/// What the books tell the doctor.
struct BooksFacts: Sendable {
    /// What SQLite finds wrong with the file.
    var fileFaults: [String] = []

    /// The verdict of the auditor.
    var audit: Auditor.Report?

    /// Octets of the write-ahead log beside the database.
    var logBytes: Int64 = 0
    var trust: ClockTrust?
    var alarms: [Alarm] = []

    /// How far head office is.
    var headOffice: HeadOfficeDocument?

    /// What is left on each modem's SIM, by the modem's name.
    var airtime: [String: AirtimeForecast] = [:]
}

extension BooksFacts {
    /// Days of readings a forecast goes by.
    private static let forecastDays: Int64 = 14

    /// Asks the books about themselves and the modems of the configuration.
    init(_ books: Books, _ configuration: Configuration, at now: Moment) async throws {
        let names = configuration.modems.map(\.name)
        self = try await books.read { books in
            var facts = BooksFacts()
            facts.fileFaults = try books.faultsOfFile()
            guard facts.fileFaults.isEmpty else { return facts }
            facts.audit = try Auditor.audit(books)
            facts.trust = try books.clock.trust(at: now)
            facts.alarms = try books.alarms.open()
            facts.headOffice = try HeadOfficeDocument(books)
            for name in names {
                let card = try books.sims.accepted(in: name)
                let readings = try books.airtime.readings(
                    of: Route(modem: name, sim: card?.identity),
                    since: now.advanced(bySeconds: -Self.forecastDays * 86_400))
                facts.airtime[name] = AirtimeForecast(readings)
            }
            return facts
        }
        let log = configuration.branch.database + "-wal"
        let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? NSNumber
        logBytes = size?.int64Value ?? 0
    }
}

internal import Accounting
internal import LedgerStore
internal import ModemCare

/// What there is to say about the books and what stands in them.
struct BooksChecks {
    let books: BooksFacts

    var database: DoctorCheck {
        let advice = "Stop the service, keep this file as evidence, restore the last good backup."
        if let fault = books.fileFaults.first {
            return DoctorCheck(
                "database", .red, "The file of the books is damaged: \(fault).", action: advice)
        }
        guard let audit = books.audit else {
            return .unchecked("database", "the books were not read")
        }
        guard audit.isSound else {
            return DoctorCheck("database", .red, JournalReport.verdict(on: audit), action: advice)
        }
        if books.logBytes > Self.mostLogBytes {
            return DoctorCheck(
                "database", .yellow,
                "The log beside the books has grown to \(books.logBytes / 1_000_000) MB.",
                action: "Close what reads the database for long, then: sudo systemctl restart tawi")
        }
        return DoctorCheck("database", .green, JournalReport.verdict(on: audit))
    }

    /// SQLite folds its log back at 4 MB; one this large is being held up by a reader.
    private static let mostLogBytes: Int64 = 64_000_000

    /// What is left on the SIM of a modem.
    func airtime(of modem: Configuration.Modem) -> DoctorCheck {
        var check = Self.airtime(modem.airtime, books.airtime[modem.name])
        check.modem = modem.name
        return check
    }

    private static func airtime(
        _ settings: Configuration.Airtime?, _ forecast: AirtimeForecast?
    ) -> DoctorCheck {
        guard let settings else {
            return DoctorCheck(
                "airtime", .yellow, "Nobody watches the airtime.",
                action: "Set airtime_code and airtime_pattern under [[modem]]; try the code with: "
                    + "tawi modem ussd CODE")
        }
        guard let forecast else {
            return DoctorCheck(
                "airtime", .yellow, "The network has not said yet what is left.",
                action: "Try the code: tawi modem ussd '\(settings.code)'")
        }
        let days = forecast.days.map { ", for about \($0) \($0 == 1 ? "day" : "days")" } ?? ""
        let sentence = "\(forecast.amount.textWithCode) left\(days)."
        if settings.settings.isShort(forecast) {
            let isGone = forecast.days == 0 || forecast.amount.minorUnits <= 0
            return DoctorCheck("airtime", isGone ? .red : .yellow, sentence, action: "Top it up.")
        }
        return DoctorCheck("airtime", .green, sentence)
    }

    /// One light for all of them together when there is none.
    var alarms: [DoctorCheck] {
        guard !books.alarms.isEmpty else {
            return [DoctorCheck("alarms", .green, "No alarm is open.")]
        }
        return books.alarms.map { alarm in
            var check = DoctorCheck("alarm", .red, advice: alarm.sentence)
            check.modem = alarm.modem
            return check
        }
    }
}

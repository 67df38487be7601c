internal import Accounting
internal import LedgerStore
internal import TextCommands

/// One look at the alarms nobody was told of, within one write.
struct AlarmRound {
    let books: OpenBooks
    let settings: AlarmTeller.Settings
    let routing: Routing
    let calendar: BranchCalendar
    let now: Moment

    /// Alarms of one kind and modem are one message.
    private struct Trouble: Hashable {
        var kind: AlarmKind
        var modem: String?
    }

    /// Queues what is to be told and marks it told; says how many alarms that were.
    func perform() throws -> Int {
        try remindOfAirtime()
        let untold = Dictionary(grouping: try books.alarms.untold()) {
            Trouble(kind: $0.kind, modem: $0.modem)
        }
        var told = 0
        for (trouble, alarms) in untold.sorted(by: { $0.value[0].id < $1.value[0].id }) {
            told += try tell(alarms, of: trouble)
        }
        return told
    }

    private func tell(_ alarms: [Alarm], of trouble: Trouble) throws -> Int {
        guard try !isQuiet(trouble), try canSend else { return 0 }
        let worthTelling = alarms.filter { duration(of: $0) >= settings.graceSeconds }
        guard let last = worthTelling.last else {
            // Over before anybody could have done something about it.
            for alarm in alarms where alarm.clearedAt != nil {
                try books.alarms.dismiss(alarm.id, at: now)
            }
            return 0
        }
        guard try !books.people.managersPhones().isEmpty else { return 0 }
        let notice = Reply.alarm(try notice(of: last, count: worthTelling.count))
        try books.tellManagers(notice, in: settings.languages, at: now)
        for alarm in alarms where alarm.id <= last.id || alarm.clearedAt != nil {
            try books.alarms.markTold(alarm.id, at: now)
        }
        return worthTelling.count
    }

    private func duration(of alarm: Alarm) -> Int64 {
        (alarm.clearedAt ?? now).secondsSince1970 - alarm.raisedAt.secondsSince1970
    }

    /// What a manager reads; of trouble that is over, from when to when it lasted.
    private func notice(of alarm: Alarm, count: Int) throws -> AlarmNotice {
        var notice = AlarmNotice(
            ModemTrouble(rawValue: alarm.kind.rawValue), modem: alarm.modem ?? "",
            words: alarm.sentence,
            over: alarm.clearedAt.map {
                (calendar.civilTime(of: alarm.raisedAt), calendar.civilTime(of: $0))
            }, times: count)
        guard alarm.kind == .lowAirtime, let modem = alarm.modem else { return notice }
        let start = now.advanced(bySeconds: -AirtimeWatch.daysBack * 86_400)
        let route = routing.routes.first { $0.modem == modem } ?? Route(modem: modem)
        let forecast = AirtimeForecast(try books.airtime.readings(of: route, since: start))
        notice.airtime = forecast?.amount
        notice.days = forecast?.days
        return notice
    }
}

extension AlarmRound {
    private func isQuiet(_ trouble: Trouble) throws -> Bool {
        guard let last = try books.alarms.lastTold(trouble.kind, modem: trouble.modem) else {
            return false
        }
        let quiet =
            trouble.kind == .lowAirtime ? settings.airtimeQuietSeconds : settings.quietSeconds
        return now < last.advanced(bySeconds: quiet)
    }

    /// Whether some modem takes messages and can pay for one. Waiting here rather than in the
    /// outbox, the message says how long the trouble lasted.
    private var canSend: Bool {
        get throws {
            try routing.routes.contains { route in
                guard route.isReady else { return false }
                guard let price = settings.messagePrice,
                    let left = try books.airtime.latest(of: route, at: now)?.amount,
                    left.currency == price.currency
                else { return true }
                return left.minorUnits >= price.minorUnits
            }
        }
    }

    /// Low airtime that lasts is told again: it ends in silence.
    private func remindOfAirtime() throws {
        for alarm in try books.alarms.open() where alarm.kind == .lowAirtime {
            guard alarm.toldAt != nil, try !isQuiet(Trouble(kind: alarm.kind, modem: alarm.modem))
            else { continue }
            try books.alarms.clear(alarm.kind, modem: alarm.modem, at: now)
            try books.alarms.raise(
                alarm.kind, modem: alarm.modem, alarm.sentence,
                at: now.advanced(bySeconds: -settings.graceSeconds))
        }
    }
}

public import Accounting

/// What is wrong with a modem, under the name its alarm has in the books.
public enum ModemTrouble: String, Hashable, Sendable, CaseIterable {
    case deaf = "deaf-modem"
    case simSwapped = "sim-swapped"
    case pinBlocked = "pin-blocked"
    case storageNearlyFull = "storage-nearly-full"
    case notRegistered = "not-registered"
    case noServiceCentre = "no-service-centre"
    case sendingRefused = "sending-refused"
    case lowAirtime = "low-airtime"
    case selfTestFailed = "self-test-failed"
}

/// What a manager is told of a modem that needs a person.
public struct AlarmNotice: Hashable, Sendable {
    /// Nil where the alarm is of a kind that the packs have no sentence for.
    public var trouble: ModemTrouble?

    /// The modem's name in the settings.
    public var modem: String

    /// The alarm's own words, where there is no sentence.
    public var words: String

    /// What is left on the SIM, and for how many days; nil where nobody knows.
    public var airtime: Money?
    public var days: Int64?

    /// From when to when it lasted; nil while it lasts.
    public var over: (begin: CivilTime, end: CivilTime)? {
        begin.flatMap { begin in end.map { (begin, $0) } }
    }

    private let begin: CivilTime?
    private let end: CivilTime?

    /// How often it was there since it was last told.
    public var times: Int

    public init(
        _ trouble: ModemTrouble?, modem: String, words: String,
        over: (begin: CivilTime, end: CivilTime)? = nil, times: Int = 1
    ) {
        self.trouble = trouble
        self.modem = modem
        self.words = words
        begin = over?.begin
        end = over?.end
        self.times = times
    }

    /// The sentence of the packs, with its values.
    var wording: Wording {
        let ended = over.map {
            Wording("alarm.over", ["begin": .time($0.begin), "time": .time($0.end)])
        }
        let repeated = times > 1 ? Wording("alarm.times", ["count": .count(times)]) : nil
        return Wording(
            "alarm.told",
            [
                "trouble": .wording(sentence), "over": .wording(ended),
                "repeated": .wording(repeated),
            ])
    }

    private var sentence: Wording {
        switch trouble {
        case nil: return Wording("alarm.other", ["written": .text(words)])
        case .lowAirtime?: return airtimeSentence
        case let trouble?:
            return Wording("alarm.\(trouble.rawValue)", ["modem": .text(modem)])
        }
    }

    private var airtimeSentence: Wording {
        guard let airtime else { return Wording("alarm.airtime-short", ["modem": .text(modem)]) }
        let lasting = days.map { Wording("alarm.lasting", ["count": .count(Int($0))]) }
        return Wording(
            "alarm.low-airtime",
            ["modem": .text(modem), "amount": .money(airtime), "lasting": .wording(lasting)])
    }
}

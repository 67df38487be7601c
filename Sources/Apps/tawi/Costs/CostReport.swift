internal import Accounting
internal import Counter
internal import LedgerStore

/// How many parts went out a day and kind, and what they cost.
struct CostReport {
    /// What one kind of message came to.
    struct Line {
        /// Parts the network took, each copy counted.
        var parts = 0

        /// Parts of which nobody knows whether the network took them, each copy counted.
        var unknown = 0

        /// Parts that were given up; they cost nothing.
        var failed = 0
        var cost: Money
        var unknownCost: Money

        /// Whether all of it has a price.
        var isPriced = true

        init(_ currency: Currency) {
            cost = .zero(currency)
            unknownCost = .zero(currency)
        }
    }

    /// What one day came to.
    struct DayLines {
        var day: Day
        var received = 0
        var kinds: [MessageClass: Line] = [:]
    }

    let from: Day
    let to: Day
    let currency: Currency
    let tariff: Tariff
    private(set) var days: [DayLines] = []

    /// Counts what stands in the books from one day to another, both included.
    init(
        _ books: OpenBooks, from: Day, to: Day, tariff: Tariff, currency: Currency,
        calendar: BranchCalendar
    ) throws {
        self.from = from
        self.to = to
        self.tariff = tariff
        self.currency = currency
        let start = calendar.start(of: from)
        let end = calendar.start(of: to.advanced(byDays: 1))
        for moment in try books.inbox.arrivals(from: start, until: end) {
            days[index(of: calendar.day(of: moment))].received += 1
        }
        try books.outbox.forEachPart(from: start, until: end) { part in
            count(part, on: calendar.day(of: part.at))
        }
        days.sort { $0.day < $1.day }
    }

    /// All days together, by kind.
    var totals: [MessageClass: Line] {
        days.reduce(into: [:]) { totals, day in
            for (kind, line) in day.kinds {
                totals[kind, default: Line(currency)].add(line)
            }
        }
    }

    var received: Int { days.map(\.received).reduce(0, +) }

    private mutating func index(of day: Day) -> Int {
        if let index = days.lastIndex(where: { $0.day == day }) { return index }
        days.append(DayLines(day: day))
        return days.count - 1
    }

    private mutating func count(_ part: SentPart, on day: Day) {
        let price = tariff.price(to: part.recipient)
        let place = index(of: day)
        var line = days[place].kinds[part.messageClass] ?? Line(currency)
        line.count(part, at: price)
        days[place].kinds[part.messageClass] = line
    }
}

extension CostReport.Line {
    fileprivate mutating func count(_ part: SentPart, at price: Money?) {
        isPriced = isPriced && price != nil
        guard part.submissions > 0 else {
            failed += 1
            return
        }
        let paid = price.map {
            Money(
                minorUnits: $0.minorUnits.multipliedReportingOverflow(
                    by: Int64(part.submissions)
                ).partialValue,
                currency: $0.currency)
        }
        if [.unknown, .sending].contains(part.state) {
            unknown += part.submissions
            unknownCost = paid.flatMap(unknownCost.adding) ?? unknownCost
        } else {
            parts += part.submissions
            cost = paid.flatMap(cost.adding) ?? cost
        }
    }

    fileprivate mutating func add(_ other: Self) {
        parts += other.parts
        unknown += other.unknown
        failed += other.failed
        cost = cost.adding(other.cost) ?? cost
        unknownCost = unknownCost.adding(other.unknownCost) ?? unknownCost
        isPriced = isPriced && other.isPriced
    }
}

extension BranchCalendar {
    /// When a day begins on the branch's wall.
    fileprivate func start(of day: Day) -> Moment {
        let midnight = Moment(millisecondsSince1970: Int64(day.daysSince1970) * 86_400_000)
        let time = civilTime(of: midnight)
        let seconds = time.hour * 3600 + time.minute * 60 + time.second
        let ahead = time.day < day ? seconds - 86_400 : seconds
        return midnight.advanced(bySeconds: Int64(-ahead))
    }
}

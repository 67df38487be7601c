internal import Accounting
internal import LedgerStore

/// The branch's cash in one line. Amounts are minor units.
struct CashStatus: Encodable {
    let withOfficers: Int64
    let till: Int64
    let suspense: Int64
    let handInsToday: Int
    let currency: String

    /// The last day that is closed; nil where none is.
    let closedDay: String?

    /// What the line for people is made of.
    private let amounts: (held: Money, till: Money)

    init(of day: Day, in currency: Currency, _ books: OpenBooks) throws {
        let money = { (minorUnits: Int64) in Money(minorUnits: minorUnits, currency: currency) }
        withOfficers = try books.till.cashInHand(in: currency)
            .reduce(0) { $0 &+ $1.due.minorUnits }
        till = try books.ledger.balance(of: .till)
        suspense = -(try books.ledger.balance(of: .suspense))
        handInsToday = try books.till.handIns(on: day).count
        self.currency = currency.code
        closedDay = try books.seals.lastDay()?.iso
        amounts = (money(withOfficers), money(till))
    }

    enum CodingKeys: String, CodingKey {
        case till, suspense, currency
        case withOfficers = "with_officers"
        case handInsToday = "hand_ins_today"
        case closedDay = "closed_day"
    }

    /// One line for people.
    var plain: String {
        let closed = closedDay.map { "closed up to \($0)" } ?? "no day closed yet"
        return "\(amounts.held.textWithCode) with officers, \(amounts.till.textWithCode) in the "
            + "till, \(handInsToday) hand-ins today, \(closed)"
    }
}

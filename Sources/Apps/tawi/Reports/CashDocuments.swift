internal import Accounting
internal import LedgerStore

/// A hand-in as machines read it. Amounts are minor units.
struct HandInDocument: Encodable {
    struct Pieces: Encodable {
        let value: Int64
        let pieces: Int64
    }

    let reference: String
    let day: String
    let at: String
    let officer: String
    let cashier: String
    let due: Int64
    let counted: Int64
    let difference: Int64
    let currency: String
    let reason: String?
    let with: String?
    let count: [Pieces]
    let collections: [String]

    init(_ handIn: HandIn) {
        reference = handIn.reference.text
        day = handIn.day.iso
        at = handIn.receivedAt.iso8601
        officer = handIn.officer
        cashier = handIn.cashier
        due = handIn.due.minorUnits
        counted = handIn.counted.minorUnits
        difference = handIn.difference.minorUnits
        currency = handIn.counted.currency.code
        reason = handIn.variance?.reason
        with = handIn.variance?.witness
        count = handIn.denominations.map {
            Pieces(value: $0.value.minorUnits, pieces: $0.pieces)
        }
        collections = handIn.collections.map(\.text)
    }

    static func plain(_ handIn: HandIn, _ calendar: BranchCalendar) -> String {
        let count = handIn.collections.count
        let variance = handIn.variance.map { ", due \(handIn.due.textWithCode): \($0.reason)" }
        return [
            handIn.reference.text, calendar.civilTime(of: handIn.receivedAt).clock,
            handIn.officer, handIn.counted.textWithCode,
            "\(count) \(count == 1 ? "collection" : "collections")",
            "by \(handIn.cashier)\(variance ?? "")",
        ].joined(separator: "  ")
    }
}

/// What an officer holds, as machines read it. Amounts are minor units.
struct CashInHandDocument: Encodable {
    let officer: String
    let due: Int64
    let owed: Int64
    let currency: String
    let collections: [String]
    let disputed: [String]
    let since: String?

    init(_ inHand: CashInHand) {
        officer = inHand.officer
        due = inHand.due.minorUnits
        owed = max(0, inHand.carried.minorUnits)
        currency = inHand.balance.currency.code
        collections = inHand.collections.map(\.reference.text)
        disputed = inHand.disputed.map(\.text)
        since = inHand.collections.first?.recordedAt.iso8601
    }

    static func plain(_ inHand: CashInHand, _ calendar: BranchCalendar) -> String {
        let count = inHand.collections.count
        var words = [inHand.officer, inHand.due.textWithCode]
        if let first = inHand.collections.first {
            let time = calendar.civilTime(of: first.recordedAt)
            words.append(
                "\(count) \(count == 1 ? "collection" : "collections") since \(time.day.iso) "
                    + time.hourAndMinute)
        }
        if inHand.carried.isPositive {
            words.append("of it \(inHand.carried.textWithCode) missing before")
        }
        if !inHand.disputed.isEmpty {
            words.append("disputed: " + inHand.disputed.map(\.text).joined(separator: ", "))
        }
        return words.joined(separator: "  ")
    }
}

/// The cash of a day as machines read it.
struct CashDocument: Encodable {
    let day: String
    let handIns: [HandInDocument]
    let held: [CashInHandDocument]

    enum CodingKeys: String, CodingKey {
        case day, held
        case handIns = "hand_ins"
    }
}

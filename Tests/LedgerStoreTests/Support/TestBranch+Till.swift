import Accounting
import Testing

@testable import LedgerStore

extension TestBranch {
    /// A cashier and a manager.
    func employ() async throws {
        try await books.write { books in
            try books.people.enrol(User(code: "CN", name: "Caleb", phone: nil, role: .cashier))
            try books.people.enrol(User(code: "SM", name: "Sarah", phone: nil, role: .manager))
        }
    }

    /// Kamau hands cash in to the cashier.
    func handIn(
        cents: Int64, because reason: String? = nil, only: [Reference]? = nil,
        denominations: [(cents: Int64, pieces: Int64)] = [], by cashier: String = "CN",
        after seconds: Int64 = 3600
    ) async throws -> HandInVerdict {
        let currency = try shilling
        let slip = HandInSlip(
            of: "KM", counted: Money(minorUnits: cents, currency: currency), by: cashier,
            denominations: denominations.map {
                Denomination(
                    value: Money(minorUnits: $0.cents, currency: currency), pieces: $0.pieces)
            },
            only: only, variance: reason.map { Variance(reason: $0, witness: "SM") })
        let posting = try posting(after: seconds)
        return try await books.write { try $0.till.receive(slip, on: posting) }
    }

    var inHand: CashInHand {
        get async throws {
            let currency = try shilling
            return try await books.read { try $0.till.cashInHand(of: "KM", in: currency) }
        }
    }

    func balance(_ account: Account) async throws -> Int64 {
        try await books.read { try $0.ledger.balance(of: account) }
    }

    func states(_ reference: String) async throws -> [CollectionState] {
        let reference = try #require(Reference(reference))
        return try await books.read { try $0.collections.history(of: reference).map(\.state) }
    }

    /// Seals the day that is `days` after the first.
    func close(daysLater days: Int = 0, with witness: String = "SM") async throws -> ClosingVerdict
    {
        let currency = try shilling
        let day = try posting().day.advanced(byDays: days)
        return try await books.write { books in
            try books.seals.close(
                DayClosing(of: day, by: "CN", with: witness), in: currency, at: Self.start)
        }
    }
}

extension HandInVerdict {
    var handIn: HandIn? { if case .received(let handIn) = self { handIn } else { nil } }

    var refusal: HandInRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}

extension ClosingVerdict {
    var seal: DaySeal? { if case .closed(let seal) = self { seal } else { nil } }
}

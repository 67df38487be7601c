internal import Accounting
internal import GRDB

extension Till {
    /// Takes an officer's cash into the till and notes whose it was, or says why not.
    ///
    /// What is missing stays in the officer's account: he owes it. What is too much goes to
    /// suspense: it belongs to somebody, and nobody knows to whom. Collections that were reported
    /// become verified; disputed ones are counted and stay disputed.
    ///
    /// - Throws: `DatabaseError` when the disk fails. A refusal is a verdict, not an error.
    public func receive(_ slip: HandInSlip, on posting: Posting) throws -> HandInVerdict {
        let currency = slip.counted.currency
        let inHand = try cashInHand(of: slip.officer, in: currency)
        if let refusal = try refusal(of: slip, inHand) { return .refused(refusal) }
        let collections = inHand.collections.filter { slip.only?.contains($0.reference) ?? true }
        let due = slip.only == nil ? inHand.due : CashInHand.sum(of: collections, in: currency)
        let posting = try Ledger(db: db).dated(posting)
        let handIn = HandIn(
            reference: try freshReference(), officer: slip.officer, cashier: slip.cashier,
            due: due, counted: slip.counted,
            variance: unexplained(slip, inHand) == nil ? nil : slip.variance,
            denominations: slip.denominations.sorted {
                $0.value.minorUnits > $1.value.minorUnits
            },
            collections: collections.map(\.reference), receivedAt: posting.at, day: posting.day)
        let posted = try db.attempt { try post(handIn, on: posting) ? handIn : nil }
        guard posted != nil else { return .refused(.amountMakesNoSense) }
        try insert(handIn, leavesOpen: collections.count < inHand.collections.count)
        for collection in collections where collection.state == .reported {
            try Collections(db: db).enter(.verified, collection.reference, at: posting.at)
        }
        return .received(handIn)
    }

    private func refusal(of slip: HandInSlip, _ inHand: CashInHand) throws -> HandInRefusal? {
        let people = [slip.officer, slip.cashier] + (slip.variance.map { [$0.witness] } ?? [])
        if let twice = people.first(where: { one in people.count { $0 == one } > 1 }) {
            return .samePerson(twice)
        }
        guard !slip.counted.isNegative else { return .amountMakesNoSense }
        if let sum = Self.sum(of: slip.denominations, in: slip.counted.currency),
            sum != slip.counted || slip.denominations.contains(where: { !$0.value.isPositive })
        {
            return .denominationsDiffer(sum: sum, counted: slip.counted)
        }
        if inHand.isNothing {
            return .nothingHeld(last: try lastHandIn(of: slip.officer))
        }
        let held = inHand.collections.map(\.reference)
        if let other = slip.only?.first(where: { !held.contains($0) }) { return .notHeld(other) }
        return slip.variance == nil ? unexplained(slip, inHand) : nil
    }

    /// The difference that somebody has to explain; nil where there is none.
    private func unexplained(_ slip: HandInSlip, _ inHand: CashInHand) -> HandInRefusal? {
        guard let only = slip.only else {
            return inHand.accepts(slip.counted)
                ? nil : .differs(due: inHand.due, counted: slip.counted)
        }
        let chosen = inHand.collections.filter { only.contains($0.reference) }
        let due = CashInHand.sum(of: chosen, in: slip.counted.currency)
        return due == slip.counted ? nil : .differs(due: due, counted: slip.counted)
    }

    /// Nil where nothing was counted apart.
    private static func sum(of denominations: [Denomination], in currency: Currency) -> Money? {
        guard !denominations.isEmpty else { return nil }
        return denominations.reduce(Money.zero(currency)) { sum, pieces in
            // More than books can hold is surely not what was counted.
            pieces.total.flatMap { sum.adding($0) } ?? Money(minorUnits: .max, currency: currency)
        }
    }
}

extension Till {
    /// Moves what was due out of the officer's account and what is too much out of suspense; false
    /// when the books cannot hold it.
    private func post(_ handIn: HandIn, on posting: Posting) throws -> Bool {
        let ledger = Ledger(db: db)
        let people = People(db: db)
        let currency = handIn.counted.currency
        try people.open(.till, currency: currency)
        try people.open(.suspense, currency: currency)
        let due = min(handIn.due.minorUnits, handIn.counted.minorUnits)
        let movements: [(String, Account, Int64)] = [
            ("", .cashInHand(officer: handIn.officer), due),
            ("/over", .suspense, handIn.counted.minorUnits - due),
        ]
        for (ending, account, amount) in movements where amount > 0 {
            let verdict = try ledger.post(
                Transfer(
                    id: "hand-in/\(handIn.reference)\(ending)", debit: .till, credit: account,
                    amount: Money(minorUnits: amount, currency: currency)), on: posting)
            guard verdict == .posted else { return false }
        }
        return true
    }

    private func insert(_ handIn: HandIn, leavesOpen: Bool) throws {
        try db.execute(
            sql: """
                INSERT INTO hand_in (reference, officer, cashier, due, counted, currency, reason,
                    witness, leaves_open, received_at, day)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                handIn.reference.text, handIn.officer, handIn.cashier, handIn.due.minorUnits,
                handIn.counted.minorUnits, handIn.counted.currency.code, handIn.variance?.reason,
                handIn.variance?.witness, leavesOpen, handIn.receivedAt.millisecondsSince1970,
                handIn.day.iso,
            ])
        for collection in handIn.collections {
            try db.execute(
                sql: "INSERT INTO hand_in_collection (reference, hand_in) VALUES (?, ?)",
                arguments: [collection.text, handIn.reference.text])
        }
        for denomination in handIn.denominations {
            try db.execute(
                sql: "INSERT INTO hand_in_denomination (hand_in, value, pieces) VALUES (?, ?, ?)",
                arguments: [
                    handIn.reference.text, denomination.value.minorUnits, denomination.pieces,
                ])
        }
    }

    /// One symbol longer than a collection's, and not one of theirs.
    private func freshReference() throws -> Reference {
        var generator = SystemRandomNumberGenerator()
        while true {
            let reference = Reference.random(length: 5, using: &generator)
            if try handIn(reference) == nil, try !Collections(db: db).isTaken(reference) {
                return reference
            }
        }
    }
}

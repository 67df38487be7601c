import Accounting
import LedgerStore
import TextCommands

extension BenchedBranch {
    /// Books the sheets of the years before today, through the ledger and into its chain, until the
    /// journal has so many entries: each client pays into savings and loan, a group a message.
    func addHistory(upTo entries: Int) async throws {
        let meeting = Self.groupSize * 2
        let meetings = max(0, entries - Self.clients) / meeting
        let groups = Self.clients / Self.groupSize
        for batch in stride(from: 0, to: meetings, by: Self.meetingsAWrite) {
            let end = min(batch + Self.meetingsAWrite, meetings)
            let past = Past(money: money(10), groups: groups)
            try await books.write { books in
                var dice = SystemRandomNumberGenerator()
                for meeting in batch..<end {
                    try past.hold(meeting, in: books, drawing: &dice)
                }
            }
        }
    }

    /// Few large writes: each writes the pages of the indexes again.
    private static let meetingsAWrite = 1000
}

/// The meetings held before today, all groups in turn, a hundred a day.
private struct Past {
    let money: Money
    let groups: Int

    func hold(
        _ meeting: Int, in books: OpenBooks, drawing dice: inout some RandomNumberGenerator
    ) throws {
        let day = Day.longAgo.advanced(byDays: 1 + meeting / 100)
        let at = Moment(
            millisecondsSince1970: Int64(day.daysSince1970) * 86_400_000
                + Int64(meeting % 100) * 60_000)
        let message = try file(meeting, in: books, at)
        let posting = Posting(at: at, day: day)
        for line in 0..<BenchedBranch.groupSize {
            let client = meeting % groups * BenchedBranch.groupSize + line
            let reference = try freshReference(in: books, drawing: &dice)
            try books.collections.report(
                Collection(
                    reference: reference, officer: "O\(BenchedBranch.officer(client))",
                    client: BenchedBranch.number(client), message: message, recordedAt: at,
                    day: day))
            try pay(client, as: reference, in: books, on: posting)
        }
    }

    private func file(_ meeting: Int, in books: OpenBooks, _ at: Moment) throws -> Int64 {
        let octets = Array("meeting \(meeting)".utf8)
        try books.inbox.record(
            ArrivedMessage(
                kind: .deliver, sender: BenchedBranch.phone(ofOfficer: meeting % groups),
                tpdu: octets, maskedTPDU: nil, identity: octets, sentAt: at, part: nil),
            at: at)
        guard let id = try books.inbox.nextUnhandled()?.id else {
            preconditionFailure("a message was taken for another")
        }
        try books.inbox.markHandled(id, outcome: "booked", at: at)
        return id
    }

    private func pay(
        _ client: Int, as reference: Reference, in books: OpenBooks, on posting: Posting
    ) throws {
        let number = BenchedBranch.number(client)
        let officer = Account.cashInHand(officer: "O\(BenchedBranch.officer(client))")
        for account in [Account.savings(client: number), .loan(client: number, number: 1)] {
            let verdict = try books.ledger.post(
                Transfer(
                    id: "\(reference)/\(account.code)", debit: officer, credit: account,
                    amount: money, reference: reference), on: posting)
            precondition(verdict == .posted, "the past was refused: \(verdict)")
        }
    }

    /// Short ones until they are crowded, as in years of work.
    private func freshReference(
        in books: OpenBooks, drawing dice: inout some RandomNumberGenerator
    ) throws -> Reference {
        var draws = 0
        while true {
            let reference = Reference.random(length: 4 + min(draws / 4, 4), using: &dice)
            if try !books.collections.isTaken(reference) { return reference }
            draws += 1
        }
    }
}

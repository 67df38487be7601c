import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import Logging
import MifosClient
import TextCommands

extension BenchedBranch {
    /// Posts a thousand collections as Tawi does, to a server that unpacks requests and to one that
    /// does not, and as one plain POST each; and then ten thousand.
    func measurePosts() async throws {
        let plain = try await postPlainly(1_000)
        print("  1,000 plain POSTs: \(plain.requests) requests, \(plain.total) octets")
        for (name, compression) in [
            ("packed", PostingRules.Compression.auto), ("not packed", .never),
        ] {
            let (report, traffic, _) = try await post(1_000, compression)
            print(
                "  1,000 collections posted, \(name): \(report.requests) requests, "
                    + "\(traffic.sent) octets out, \(traffic.received) in: "
                    + ratio(plain.requests, report.requests) + " times fewer requests, "
                    + ratio(Int(plain.total), Int(traffic.total)) + " times fewer octets")
        }
        let (_, _, took) = try await post(10_000, .auto)
        print("  10,000 collections posted: \(seconds(took))")
    }

    private func ratio(_ many: Int, _ few: Int) -> String {
        String(format: "%.1f", Double(many) / Double(max(1, few)))
    }

    private func post(
        _ count: Int, _ compression: PostingRules.Compression
    ) async throws -> (PostingReport, Traffic, Duration) {
        try await collect(count)
        var rules = PostingRules(calendar: calendar)
        rules.verifiesFirst = false
        rules.compression = compression
        let before = ContinuousClock.now
        let (report, traffic) = try await FineractClient.connected(to: server) { client in
            var round = PostingRound(
                in: .books(books), client: client, rules: rules,
                logger: Logger(label: "sync-bench") { _ in SwiftLogNoOpLogHandler() },
                now: Self.now)
            return (try await round.perform(), client.traffic)
        }
        guard report.posted == count else { fatalError("\(report)") }
        return (report, traffic, before.duration(to: .now))
    }

    /// The same payments, each in a request of its own that is not packed.
    private func postPlainly(_ count: Int) async throws -> Traffic {
        let loans = try await loans(count)
        return try await FineractClient.connected(to: server) { client in
            for (number, loan) in loans.enumerated() {
                let name = "plain-\(number)-\(UUID().uuidString)"
                let command = PostingCommand(
                    .repayment(loan: loan.remote, loan.payment),
                    externalID: String(name.prefix(36)), key: String(name.prefix(36)),
                    day: SyncBench.day, paymentType: 1,
                    receiptNumber: "\(10_000 + number)", note: "Tawi \(number)")
                let reply = await client.send(command.request)
                guard case .answered(let answer) = reply, answer.status == 200 else {
                    fatalError("\(reply)")
                }
            }
            return client.traffic
        }
    }
}

/// A loan with something left to pay, by its names on both sides.
private struct OpenLoan {
    var account: Account
    var client: String
    var remote: Int64
    var payment: Money
}

extension BenchedBranch {
    private func loans(_ count: Int) async throws -> [OpenLoan] {
        let open = try await books.read { books in
            try books.people.clients().flatMap { client in
                try books.people.accounts(of: client.number).compactMap { account in
                    try loan(account, client.number, in: books)
                }
            }
        }
        guard !open.isEmpty else { fatalError("the pull brought no loan with something to pay") }
        return (0..<count).map { open[$0 % open.count] }
    }

    private func loan(
        _ account: ClientAccount, _ client: String, in books: OpenBooks
    ) throws -> OpenLoan? {
        guard account.account.kind == .loan,
            let identity = try books.identities.identity(.loan, account.account.code),
            try books.ledger.balance(of: account.account) > 10_000
        else { return nil }
        return OpenLoan(
            account: account.account, client: client, remote: identity.remote,
            payment: Money(minorUnits: 100, currency: account.currency))
    }

    /// A text each, as officers send them.
    private func collect(_ count: Int) async throws {
        let loans = try await loans(count)
        guard let officer = try await books.read({ try $0.people.officers().first }) else {
            fatalError("the pull brought no officer")
        }
        let now = Self.now()
        for first in stride(from: 0, to: count, by: 1_000) {
            try await books.write { books in
                for loan in loans[first..<min(first + 1_000, count)] {
                    try Self.collect(from: loan, by: officer.code, at: now, calendar, in: books)
                }
            }
        }
    }

    private static func collect(
        from loan: OpenLoan, by officer: String, at now: Moment, _ calendar: BranchCalendar,
        in books: OpenBooks
    ) throws {
        var generator = SystemRandomNumberGenerator()
        var reference = Reference.random(length: 5, using: &generator)
        while try books.collections.isTaken(reference) {
            reference = Reference.random(length: 5, using: &generator)
        }
        let octets = Array("PAY \(loan.client) \(reference)".utf8)
        let posting = Posting(at: now, day: calendar.day(of: now), cause: octets)
        try books.inbox.record(
            ArrivedMessage(
                kind: .deliver, sender: "+254720100010", tpdu: octets, maskedTPDU: nil,
                identity: octets, sentAt: now, part: nil), at: now)
        guard let message = try books.inbox.nextUnhandled()?.id else { return }
        try books.collections.report(
            Collection(
                reference: reference, officer: officer, client: loan.client, message: message,
                recordedAt: now, day: posting.day))
        _ = try books.ledger.post(
            Transfer(
                id: "\(reference)/L", debit: .cashInHand(officer: officer), credit: loan.account,
                amount: loan.payment, reference: reference), on: posting)
        try books.inbox.markHandled(message, outcome: "recorded", at: now)
    }
}

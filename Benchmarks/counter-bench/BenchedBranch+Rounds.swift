import Accounting
import Counter
import LedgerStore
import Logging
import SMSPDU

/// Payments that were booked one after the other.
struct BookedRound {
    var payments: Int
    var time: Duration
    var bytesWritten: Int

    var perSecond: Double { Double(payments) / time.seconds }
}

extension BenchedBranch {
    /// Lets clients pay, each another: their officers' texts wait in the inbox, and are booked.
    func book(_ count: Int) async throws -> BookedRound {
        let texts = (0..<count).map { index in
            // Neighbours in the books do not pay one after the other.
            let client = (payments + index) * 7919 % Self.clients
            let text = "PAY \(Self.number(client)) S\(20 + index) L250"
            return (text: text, phone: Self.phone(ofOfficer: Self.officer(client)))
        }
        try await file(texts)
        payments += count
        let disk = DiskUse()
        let time = await handle(count) { $0.hasPrefix("recorded") }
        return BookedRound(payments: count, time: time, bytesWritten: disk.bytesWritten)
    }

    /// An officer says that everybody of a group paid what is due.
    func bookSheet() async throws -> Duration {
        let sheet = sheet(of: sheets)
        sheets += 1
        try await books.write { try $0.sheets.file(sheet, at: .now) }
        let officer = Self.officer(sheets * Self.groupSize - 1)
        try await file([("\(sheet.code) ALL", Self.phone(ofOfficer: officer))])
        let time = await handle(1) { $0.hasPrefix("booked") }
        let lines = try await books.read { try $0.sheets.results(of: sheet) }
        precondition(lines.count { $0.amount.isPositive } == Self.groupSize, "not all were booked")
        return time
    }

    private func sheet(of group: Int) -> Sheet {
        var dice = SystemRandomNumberGenerator()
        let clients = (0..<Self.groupSize).map { group * Self.groupSize + $0 }
        return Sheet(
            code: .random(using: &dice), group: "G\(group)", groupName: "Umoja",
            officer: "O\(Self.officer(clients[0]))", day: day, version: 1, currency: currency,
            lines: clients.enumerated().map { place, client in
                let number = Self.number(client)
                return Sheet.Line(
                    number: place + 1, client: number, name: "Mary Wanjiku",
                    dues: [
                        CollectedItem(
                            account: .loan(client: number, number: 1), amount: money(300)),
                        CollectedItem(account: .savings(client: number), amount: money(10)),
                    ])
            })
    }
}

extension BenchedBranch {
    private func file(_ texts: [(text: String, phone: String)]) async throws {
        let messages = texts.enumerated().map { index, message in
            arrived(message.text, from: message.phone, asPart: index)
        }
        try await books.write { books in
            for message in messages { try books.inbox.record(message, at: .now) }
        }
    }

    private func arrived(_ text: String, from phone: String, asPart number: Int) -> ArrivedMessage {
        let now = Moment.now
        guard let address = Address(phone),
            let time = ServiceCentreTimeStamp(
                secondsSince1970: now.secondsSince1970, zoneQuarterHours: 12),
            let deliver = SMSDeliver.parts(
                text: text, from: address, at: time, concatenationReference: 1)?.first
        else { preconditionFailure("a text of one part can be written") }
        return ArrivedMessage(
            kind: .deliver, sender: phone, tpdu: deliver.encoded, maskedTPDU: nil,
            identity: deliver.encoded + Array("\(payments).\(sheets).\(number)".utf8), sentAt: now,
            part: nil)
    }

    /// Runs the teller until it has handled so many messages, every one of them as expected.
    private func handle(_ count: Int, _ isExpected: (String) -> Bool) async -> Duration {
        let (outcomes, note) = AsyncStream<String>.makeStream()
        let teller = Teller(
            books: books, rules: rules,
            logger: Logger(label: "bench") { _ in HandledMessages(note) }, now: { .now })
        return await withThrowingTaskGroup(of: Void.self) { tasks in
            defer { tasks.cancelAll() }
            let started = ContinuousClock.now
            tasks.addTask { try await teller.run() }
            var left = count
            for await outcome in outcomes {
                precondition(isExpected(outcome), "a message came to: \(outcome)")
                left -= 1
                if left == 0 { break }
            }
            return ContinuousClock.now - started
        }
    }
}

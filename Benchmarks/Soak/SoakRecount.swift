internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import Simulation
internal import TextCommands

/// What the phones, the network and the books say, counted apart and held against each other.
struct SoakRecount: Sendable {
    /// Messages of each phone that are not in the inbox exactly as often as they were sent.
    var lostOrDoubledIn = 0

    /// Messages that were not handled, or led to another number of replies than they should.
    var wronglyHandled = 0
    var received = 0
    var quarantined = 0

    /// Messages in and out the network delivered twice.
    var copies = 0

    /// Replies and receipts the books hold.
    var outgoing = 0

    /// Messages the network took.
    var submitted = 0

    /// Replies the network never took.
    var lostOut = 0

    /// Copies beyond the first, where the modem left its outcome unknown.
    var duplicates = 0

    /// Copies that nothing allows.
    var forbiddenCopies = 0

    /// Messages a phone did not get though the network took them, or got more often.
    var wronglyDelivered = 0

    /// Parts that stayed unknown, and how many of them the network had taken.
    var unknownForGood = 0
    var unknownYetTaken = 0
    var states: [PartState: Int] = [:]

    /// What officers said they collected, and what the books hold, in minor units.
    var amountSent: Int64 = 0
    var amountBooked: Int64 = 0
    var audit: Auditor.Report

    init(of run: SoakRun) async throws {
        let sent = (0..<run.plan.messages).map(SoakMessage.init)
        let (inbox, outbox, counts) = try await run.books.read {
            (
                try $0.inbox.messages(latest: Int.max), try $0.outbox.messages(latest: Int.max),
                try $0.inbox.counts()
            )
        }
        audit = try await run.books.read(Auditor.audit)
        quarantined = counts.quarantined
        copies = await run.network.copies
        recountIn(sent, inbox.filter { $0.kind == .deliver }, outbox)
        await recountOut(outbox, run)
        amountSent = sent.compactMap(\.amount).reduce(0, +)
        amountBooked = audit.balances.reduce(0) { sum, item in
            if case .cashInHand = item.key { sum + item.value } else { sum }
        }
    }
}

extension SoakRecount {
    /// Each message in is in the inbox once, was handled once, and has its replies: one for a
    /// question, one and a receipt for a payment.
    private mutating func recountIn(
        _ sent: [SoakMessage], _ inbox: [IncomingMessage], _ outbox: [FiledOutgoingMessage]
    ) {
        received = inbox.count
        var expected: [String: Int] = [:]
        for message in sent { expected["\(message.phone) \(message.text)", default: 0] += 1 }
        let replies = outbox.reduce(into: [Int64: Int]()) { counts, filed in
            if let cause = filed.message.cause { counts[cause, default: 0] += 1 }
        }
        for message in inbox {
            let deliver = try? SMSDeliver(decoding: message.tpdu)
            let text = deliver?.text ?? ""
            expected["\(message.sender) \(text)", default: 0] -= 1
            let wanted = text == "BALANCE" ? 1 : 2
            if message.handledAt == nil || replies[message.id] != wanted { wronglyHandled += 1 }
        }
        lostOrDoubledIn = expected.values.reduce(0) { $0 + abs($1) }
    }

    /// Each reply went once, or again where its outcome was unknown; and what the network took
    /// came to the phones.
    private mutating func recountOut(_ outbox: [FiledOutgoingMessage], _ run: SoakRun) async {
        let taken = await run.simulated.taken
        let parts = outbox.flatMap { filed in filed.parts.map { (filed.message, $0) } }
        outgoing = parts.count
        submitted = taken.count
        var copies: [Letter: Int] = [:]
        for submission in taken { copies[Letter(submission), default: 0] += 1 }
        var wanted: [Letter: (least: Int, most: Int, open: Int)] = [:]
        for (message, part) in parts {
            states[part.state, default: 0] += 1
            var letter = wanted[Letter(message), default: (0, 0, 0)]
            let isUnknown = part.state == .unknown
            letter.least += isUnknown ? 0 : 1
            letter.most += part.submissions
            letter.open += isUnknown ? 1 : 0
            wanted[Letter(message)] = letter
        }
        for (letter, limits) in wanted {
            let went = copies.removeValue(forKey: letter) ?? 0
            lostOut += max(0, limits.least - went)
            duplicates += max(0, went - limits.least - limits.open)
            forbiddenCopies += max(0, went - limits.most)
            unknownForGood += limits.open
            unknownYetTaken += max(0, min(limits.open, went - limits.least))
        }
        forbiddenCopies += copies.values.reduce(0, +)
        wronglyDelivered = await undelivered(taken, run)
    }

    private func undelivered(_ taken: [Submission], _ run: SoakRun) async -> Int {
        var expected: [Letter: Int] = [:]
        for submission in taken { expected[Letter(submission), default: 0] += 1 }
        for phone in Set(taken.map(\.submit.destinationAddress.text)) {
            for message in await run.network.received(by: phone) where !message.isCopy {
                expected[Letter(recipient: phone, text: message.text), default: 0] -= 1
            }
        }
        return expected.values.reduce(0) { $0 + abs($1) }
    }

    /// A text to a number.
    fileprivate struct Letter: Hashable {
        var recipient: String
        var text: String
    }
}

extension SoakRecount.Letter {
    fileprivate init(_ submission: Submission) {
        self.init(
            recipient: submission.submit.destinationAddress.text,
            text: submission.submit.text ?? "")
    }

    fileprivate init(_ message: OutgoingMessage) {
        self.init(recipient: message.recipient.e164, text: message.text)
    }
}

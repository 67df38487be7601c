internal import ATProtocol
internal import Accounting
internal import LedgerStore
internal import Logging
internal import ModemDriver
internal import SMSPDU

/// What came of giving a part to the modem, as the sender goes on.
enum SubmissionResult: Hashable, Sendable {
    case settled

    /// The network did not take the part, or nobody knows whether it did.
    case notTaken(reason: String)

    /// The part stays where it is.
    case notConnected

    /// Another sender was faster.
    case takenByAnother

    /// This part waits; the others need not.
    case heldBack

    /// It is not the part that is refused but everything.
    case allRefused
}

/// Another modem's sender has the part.
private struct TakenByAnother: Error {}

extension MessageSender {
    /// Sends one part and commits what became of it.
    func send(
        _ part: OutgoingPart, moreToFollow: Bool, _ barring: inout Barring
    ) async throws -> SubmissionResult {
        let route = routes.routing.route(by: name)
        let outcome: SubmissionOutcome
        do {
            outcome = try await modem.submit(part.tpdu, moreToFollow: moreToFollow) {
                let isOurs = try await books.write { [now, holding] in
                    let now = now()
                    return try $0.outbox.intend(
                        part.id, by: route, holding: holding(now), at: now)
                }
                guard isOurs else { throw TakenByAnother() }
            }
        } catch is TakenByAnother {
            return .takenByAnother
        } catch let error as ModemError {
            logger.debug("nothing sent", metadata: ["reason": "\(error)"])
            // The others may have to take over.
            if routes.markAway(name, since: now()) { books.departures.ring() }
            return .notConnected
        }
        let judgement = judge(outcome, part, &barring)
        try await commit(judgement.outcome, of: part, alarming: judgement.alarms)
        log(judgement.outcome, part)
        if judgement.alarms {
            routes.markAway(name, since: now())
        } else if judgement.result != .heldBack {
            routes.markReady(name)
        }
        return judgement.result
    }

    /// The outcome, and the alarm it raises or ends, in one write.
    private func commit(
        _ outcome: PartOutcome, of part: OutgoingPart, alarming alarms: Bool
    ) async throws {
        try await books.write { [now, name] books in
            try books.outbox.settle(part, outcome, at: now())
            switch outcome {
            case .held(let reason, _) where alarms:
                try books.alarms.raise(
                    .sendingRefused, modem: name, Self.sentence(name, reason), at: now())
            case .sent:
                try books.alarms.clear(.sendingRefused, modem: name, at: now())
            case .held, .refused, .failed, .unknown: break
            }
        }
        // What follows this part, or takes its place, may be another modem's.
        if routes.routing.routes.count > 1 { books.departures.ring() }
    }

    private static func sentence(_ modem: String, _ reason: String) -> String {
        "Modem \(modem) cannot send: \(reason). Check its SIM, airtime and service centre "
            + "number: tawi doctor"
    }

    /// Nothing was taken for a while, although the modem seems well: it starts anew, and the managers
    /// are told.
    func recoverModem(because reason: String) async throws {
        logger.error("nothing was taken for a while", metadata: ["reason": "\(reason)"])
        _ = try await books.write { [now, name] books in
            try books.alarms.raise(
                .sendingRefused, modem: name, Self.sentence(name, reason), at: now())
        }
        await modem.reportNothingSent()
    }

    private func log(_ outcome: PartOutcome, _ part: OutgoingPart) {
        let facts: Logger.Metadata = ["message": "\(part.message)", "part": "\(part.sequence)"]
        let why = { (reason: String) in facts.merging(["reason": "\(reason)"]) { $1 } }
        switch outcome {
        case .sent: logger.info("sent", metadata: facts)
        case .refused(let reason, _): logger.warning("not sent", metadata: why(reason))
        case .failed(let reason): logger.warning("given up", metadata: why(reason))
        case .held(let reason, nil):
            logger.error("the modem cannot send", metadata: why(reason))
        case .held(let reason, _): logger.warning("barred", metadata: why(reason))
        case .unknown:
            logger.warning("sent or not: the modem's answer was lost", metadata: facts)
        }
    }
}

/// What becomes of a part, of the alarm, and of the messages behind it.
private struct Judgement {
    var outcome: PartOutcome
    var result = SubmissionResult.settled

    /// Whether a person is told that the modem cannot send.
    var alarms = false

    /// Everything waits, and a person is told.
    static func allRefused(_ reason: String, retryAt: Moment? = nil) -> Self {
        Self(outcome: .held(reason: reason, retryAt: retryAt), result: .allRefused, alarms: true)
    }
}

extension MessageSender {
    private func judge(
        _ outcome: SubmissionOutcome, _ part: OutgoingPart, _ barring: inout Barring
    ) -> Judgement {
        switch outcome {
        case .accepted(let reference):
            barring.noteTaken(by: part.recipient)
            return Judgement(outcome: .sent(messageReference: reference))
        case .notTaken(let code, let advice):
            return judge("\(ModemError.refused(code))", advice, part, &barring)
        case .withheld(let reason): return .allRefused(reason)
        case .unknown: return unknown(part)
        }
    }

    private func judge(
        _ reason: String, _ advice: SubmissionAdvice, _ part: OutgoingPart,
        _ barring: inout Barring
    ) -> Judgement {
        switch advice {
        case .retry: refused(part, reason)
        case .giveUp: Judgement(outcome: .failed(reason: reason))
        case .barred: judge(barring.noteRefusal(by: part.recipient), reason, part)
        case .alarm: .allRefused(reason)
        case .ambiguous: unknown(part)
        }
    }

    private func judge(
        _ verdict: Barring.Verdict, _ reason: String, _ part: OutgoingPart
    ) -> Judgement {
        switch verdict {
        case .number: refused(part, reason)
        case .open(let refusals): heldBack(reason, refusals)
        case .persists(let refusals): heldBack(reason, refusals, alarms: true)
        case .sim(let refusals):
            .allRefused(reason, retryAt: later(seconds: pace.barredSeconds(after: refusals)))
        }
    }

    /// Only this part waits, and loses no try.
    private func heldBack(_ reason: String, _ refusals: Int, alarms: Bool = false) -> Judgement {
        let retryAt = later(seconds: pace.barredSeconds(after: refusals))
        return Judgement(
            outcome: .held(reason: reason, retryAt: retryAt), result: .heldBack, alarms: alarms)
    }

    private func refused(_ part: OutgoingPart, _ reason: String) -> Judgement {
        let pause = pace.retrySeconds(afterRefusals: part.refusals + 1)
        return Judgement(
            outcome: .refused(reason: reason, retryAt: later(seconds: pause)),
            result: .notTaken(reason: reason))
    }

    private func unknown(_ part: OutgoingPart) -> Judgement {
        let pause = pace.repeatSeconds(afterSubmissions: part.submissions + 1)
        return Judgement(
            outcome: .unknown(repeatAt: later(seconds: pause)),
            result: .notTaken(reason: "its answers are lost"))
    }
}

extension OutgoingPart {
    /// The number it goes to, as its octets say.
    fileprivate var recipient: String {
        (try? SMSSubmit(decoding: tpdu).destinationAddress.text) ?? ""
    }
}

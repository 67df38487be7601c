internal import ATProtocol
internal import Accounting
internal import LedgerStore
internal import Logging
internal import ModemDriver

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

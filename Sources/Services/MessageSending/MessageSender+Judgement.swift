internal import ATProtocol
internal import Accounting
internal import LedgerStore
internal import ModemDriver
internal import SMSPDU

/// What becomes of a part, of the alarm, and of the messages behind it.
struct Judgement {
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
    /// What the modem's answer to a part means for it and for those behind it.
    func judge(
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

internal import Foundation
internal import SMSPDU
internal import Simulation

/// Answers the lines of a simulated modem's control socket, each with one JSON object or array.
struct SimulatorDesk: Sendable {
    let modem: SimulatedModem
    let link: ModemLink
    let quit: @Sendable () -> Void

    static let help = [
        "sms NUMBER TEXT — a phone texts the modem; \\n in it is a new line",
        "submissions — all that the network took: number, text, reference, tpdu",
        "call NUMBER — a phone calls",
        "ussd CODE ANSWER — what the network answers to a code from now on",
        "fault NAME [COUNT] — what goes wrong the next COUNT times; alone: the names",
        "plan EVERY — faults at random, one every so many messages; 0 ends it",
        "unplug [SECONDS] — pulled out, and plugged in again by itself after SECONDS",
        "replug — plugged in again", "power — its power off and on",
        "sim remove|insert|full|swap", "network on|off|roaming|denied",
        "signal N — 0 to 31, or 99", "clock TIME — such as 2026-11-24T10:00:00Z",
        "reports on|off — whether phones report deliveries",
        "state", "help", "quit",
    ]

    /// The answer to a line.
    @Sendable func answer(_ line: String) async -> String {
        await deskAnswer(line) { verb, rest in try await obey(verb, rest) }
    }

    private func obey(_ verb: String, _ rest: String) async throws -> String {
        switch verb {
        case "sms": try await text(rest)
        case "submissions": return jsonLine(await modem.taken.map(SubmissionDocument.init))
        case "state": return jsonLine(await modem.state)
        case "help": return jsonLine(["commands": Self.help])
        case "call": await modem.call(from: try word(rest, "call NUMBER"))
        case "ussd": try await ussd(rest)
        case "fault": return try await fault(rest)
        case "plan": try await plan(rest)
        case "unplug": try await unplug(rest)
        case "replug": await modem.replug()
        case "power": await modem.powerCycle()
        case "sim": try await sim(rest)
        case "network": try await network(rest)
        case "signal": await modem.receive(signal: try number(rest, 0...99, "signal N"))
        case "clock": try await clock(rest)
        case "reports": try await reports(rest)
        case "quit": quit()
        default: throw Refused("\"\(verb)\" is no command. Write help to see them.")
        }
        return deskDone
    }

    func word(_ rest: String, _ form: String) throws -> String {
        let words = rest.split(separator: " ")
        guard words.count == 1, let word = words.first else { throw Refused("Write: \(form)") }
        return String(word)
    }

    func number(_ rest: String, _ range: ClosedRange<Int>, _ form: String) throws -> Int {
        guard let number = Int(rest), range.contains(number) else {
            throw Refused("Write: \(form), from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}

/// A message the network took, for whoever asks.
struct SubmissionDocument: Encodable {
    var number: String
    var text: String?
    var reference: Int
    var tpdu: String

    init(_ submission: Submission) {
        number = submission.submit.destinationAddress.text
        text = submission.submit.text
        reference = Int(submission.messageReference)
        tpdu = submission.submit.encoded.hexadecimal
    }
}

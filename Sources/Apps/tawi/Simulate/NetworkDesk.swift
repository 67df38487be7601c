internal import Simulation

/// Answers the lines of a simulated network's control socket, each with one JSON object or array.
struct NetworkDesk: Sendable {
    let network: SimulatedNetwork

    /// By the number of the SIM that was in each at the start.
    let modems: [String: PluggedModem]
    let quit: @Sendable () -> Void

    static let help = [
        "text FROM TO TEXT — a phone texts a modem or a phone; \\n in it is a new line",
        "received NUMBER — all that a phone got, in order",
        "phone NUMBER on|off — what comes while it is off is kept for it",
        "delay LEAST [MOST] — seconds a message travels, drawn anew for each",
        "loss P — the share of messages that vanish, 0 to 1",
        "duplication P — the share that arrives twice",
        "reordering P — the share that those sent later overtake",
        "failure P — the share that is refused for good, as its report says",
        "modem NUMBER COMMAND — as on the control socket of tawi simulate modem",
        "state", "help", "quit",
    ]

    /// The answer to a line.
    @Sendable func answer(_ line: String) async -> String {
        await deskAnswer(line) { verb, rest in try await obey(verb, rest) }
    }

    private func obey(_ verb: String, _ rest: String) async throws -> String {
        switch verb {
        case "text": try await text(rest)
        case "received":
            guard !rest.isEmpty else { throw Refused("Write: received NUMBER") }
            return jsonLine(await network.received(by: rest))
        case "phone": try await phone(rest)
        case "delay": try await delay(rest)
        case "loss": try await share(rest, \.loss, verb)
        case "duplication": try await share(rest, \.duplication, verb)
        case "reordering": try await share(rest, \.reordering, verb)
        case "failure": try await share(rest, \.permanentFailure, verb)
        case "modem": return try await modem(rest)
        case "state": return jsonLine(await state())
        case "help": return jsonLine(["commands": Self.help])
        case "quit": quit()
        default: throw Refused("\"\(verb)\" is no command. Write help to see them.")
        }
        return deskDone
    }
}

extension NetworkDesk {
    private func text(_ rest: String) async throws {
        let words = rest.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3 else { throw Refused("Write: text FROM TO TEXT") }
        let text = words[2].replacing("\\n", with: "\n")
        guard await network.text(text, from: words[0], to: words[1]) else {
            throw Refused("\(words[1]) is no number, or the text is too long for one message.")
        }
    }

    private func phone(_ rest: String) async throws {
        let words = rest.split(separator: " ").map(String.init)
        guard words.count == 2, ["on", "off"].contains(words[1]) else {
            throw Refused("Write: phone NUMBER on, or phone NUMBER off")
        }
        await network.join(phone: words[0])
        await network.switchPhone(words[0], on: words[1] == "on")
    }

    private func delay(_ rest: String) async throws {
        let seconds = rest.split(separator: " ").map { Double($0) ?? -1 }
        guard (1...2).contains(seconds.count), let least = seconds.first, let most = seconds.last,
            0 <= least, least <= most, most <= 86_400
        else { throw Refused("Write: delay LEAST MOST, in seconds, such as delay 0.5 3") }
        await network.change { $0.delay = .seconds(least) ... .seconds(most) }
    }

    private func share(
        _ rest: String, _ path: any WritableKeyPath<NetworkConditions, Double> & Sendable,
        _ verb: String
    ) async throws {
        guard let share = Double(rest), (0...1).contains(share) else {
            throw Refused("Write: \(verb) P, from 0 to 1, such as \(verb) 0.05")
        }
        await network.change { $0[keyPath: path] = share }
    }

    private func modem(_ rest: String) async throws -> String {
        let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let plugged = modems[words[0]] else {
            let numbers = modems.keys.sorted().joined(separator: ", ")
            throw Refused("Write: modem NUMBER COMMAND. The modems are \(numbers).")
        }
        return await SimulatorDesk(modem: plugged.modem, link: plugged.link, quit: quit)
            .answer(words[1])
    }

    private func state() async -> NetworkStateDocument {
        var states: [SimulatedModemState] = []
        for number in modems.keys.sorted() {
            if let plugged = modems[number] { states.append(await plugged.modem.state) }
        }
        return NetworkStateDocument(conditions: await network.conditions, modems: states)
    }
}

/// How a network and its modems are, for whoever asks.
private struct NetworkStateDocument: Encodable {
    var delaySeconds: [Double]
    var loss: Double
    var duplication: Double
    var reordering: Double
    var failure: Double
    var modems: [SimulatedModemState]

    init(conditions: NetworkConditions, modems: [SimulatedModemState]) {
        delaySeconds = [conditions.delay.lowerBound, conditions.delay.upperBound].map {
            $0 / .seconds(1)
        }
        loss = conditions.loss
        duplication = conditions.duplication
        reordering = conditions.reordering
        failure = conditions.permanentFailure
        self.modems = modems
    }
}

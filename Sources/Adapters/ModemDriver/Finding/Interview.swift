internal import ATProtocol

/// What a modem says about itself.
struct PortAnswer: Hashable, Sendable {
    var imei: String?
    var manufacturer: String?
    var model: String?
}

/// The few questions that tell whether a modem is behind a port, and which.
///
/// A pure state machine: bytes and ticks of a clock go in, bytes to write come out. Nothing it
/// asks changes anything in a modem.
struct Interview {
    /// How often `tick` is to be called.
    static let tick = Duration.milliseconds(50)

    /// What is known so far; nil while nobody has answered.
    private(set) var answer: PortAnswer?

    /// Nothing more is asked.
    private(set) var isOver = false

    private enum Question: CaseIterable {
        case attention
        case imei
        case manufacturer
        case model
    }

    private var session = ATSession()
    private var questions = Question.allCases[...]
    private var tries = 0
    private var ticksLeft = 0

    /// The first bytes to write.
    mutating func begin() -> [UInt8] { ask() }

    /// Takes bytes from the port and gives those to write.
    mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        var written: [UInt8] = []
        for action in session.receive(bytes) where !isOver {
            switch action {
            case .finish(let lines): written += next(after: lines)
            // Whoever refuses a question has understood that it was one.
            case .fail: written += next(after: nil)
            default: continue
            }
        }
        return written
    }

    /// Takes note that time passes and gives bytes to write.
    mutating func tickPassed() -> [UInt8] {
        guard !isOver else { return [] }
        ticksLeft -= 1
        guard ticksLeft <= 0 else { return [] }
        session.abandon()
        tries += 1
        if questions.first == .attention, tries < 3 {
            // Half a command of a predecessor's may stand in the line, or a prompt be open.
            return [ASCII.escape, ASCII.carriageReturn] + ask()
        }
        guard questions.first != .attention else {
            isOver = true
            return []
        }
        return next(after: nil)
    }

    private mutating func next(after lines: [String]?) -> [UInt8] {
        guard let question = questions.popFirst() else { return [] }
        if answer == nil { answer = PortAnswer() }
        switch question {
        case .attention: break
        case .imei: answer?.imei = lines.flatMap(Self.imei)
        case .manufacturer: answer?.manufacturer = lines.flatMap { try? Self.manufacturer.read($0) }
        case .model: answer?.model = lines.flatMap { try? Self.model.read($0) }
        }
        return ask()
    }

    private mutating func ask() -> [UInt8] {
        let action: ATSession.Action
        switch questions.first {
        case .attention: action = start(ATCommand.attention, ticks: 8)
        case .imei: action = start(Self.serialNumber, ticks: 20)
        case .manufacturer: action = start(Self.manufacturer, ticks: 20)
        case .model: action = start(Self.model, ticks: 20)
        case nil:
            isOver = true
            return []
        }
        guard case .write(let bytes) = action else { return [] }
        return bytes
    }

    private mutating func start<Answer>(
        _ command: ATCommand<Answer>, ticks: Int
    ) -> ATSession.Action {
        ticksLeft = ticks
        return session.start(command.text, informationText: command.informationText)
    }
}

extension Interview {
    private static let manufacturer = ATCommand<String>.manufacturer
    private static let model = ATCommand<String>.model

    /// `+CGSN`: the modem's serial number, which is its IMEI (TS 27.007 §5.4).
    private static let serialNumber = ATCommand<[String]>("+CGSN", informationText: .bare) { $0 }

    /// The IMEI among the lines of the answer, with or without a name, quotes and a trailing mark.
    static func imei(in lines: [String]) -> String? {
        for line in lines {
            for run in line.utf8.split(whereSeparator: { !UInt8.isDigit($0) })
            where (14...16).contains(run.count) {
                return String(decoding: run.prefix(15), as: UTF8.self)
            }
        }
        return nil
    }
}

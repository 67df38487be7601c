public import SMSPDU
public import SerialLine

/// A GSM modem with a SIM and a network behind it, at the far end of a line.
///
/// It knows AT commands from its own reading of the standards, not from Tawi's, and can be told to
/// misbehave as real ones do. Everything between the line and the ledger is the shipped code.
public actor SimulatedModem {
    /// Every message the network took, in order. One reader only.
    public nonisolated let submissions: AsyncStream<Submission>

    /// What it is to do wrong.
    public var faults = ModemFaults()

    /// Whether phones answer with status reports when they are asked for.
    public var reportsDelivery: Bool

    private let line: any ByteLine
    private let network: AsyncStream<Submission>.Continuation
    private let serviceCentreTime: @Sendable () -> ServiceCentreTimeStamp

    private var storage: SimulatedStorage
    private var settings = Settings()
    private var commandLine: [UInt8] = []
    private var prompt: Prompt?
    private var lastReference: UInt8 = 0
    private var commandsHeard = 0
    private var observer: (@Sendable (String) -> Void)?
    private var listeners: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

    struct Settings {
        var echoes = true
        var announces = false
        var reports = StatusReportRouting.dropped
    }

    enum StatusReportRouting: Int {
        case dropped = 0
        case handedOver = 1
        case stored = 2
    }

    /// The text of a message is awaited.
    private struct Prompt {
        var length: Int
        var text: [UInt8] = []
    }

    /// - Parameters:
    ///   - capacity: How many messages the SIM holds; the network keeps the rest.
    ///   - serviceCentreTime: The service centre's clock.
    public init(
        line: any ByteLine, capacity: Int = 30, reportsDelivery: Bool = true,
        serviceCentreTime: @escaping @Sendable () -> ServiceCentreTimeStamp
    ) {
        self.line = line
        self.reportsDelivery = reportsDelivery
        self.serviceCentreTime = serviceCentreTime
        storage = SimulatedStorage(capacity: capacity)
        (submissions, network) = AsyncStream.makeStream()
    }

    /// Serves the line until it is hung up.
    public func run() async {
        for await bytes in line.incoming {
            for byte in bytes { receive(byte) }
        }
        network.finish()
    }

    /// Changes what it does wrong.
    public func misbehave(_ change: @Sendable (inout ModemFaults) -> Void) { change(&faults) }
}

/// A message the network took.
public struct Submission: Hashable, Sendable {
    public var submit: SMSSubmit

    /// TP-MR, as the modem numbered it.
    public var messageReference: UInt8
}

extension SimulatedModem {
    /// The network delivers a message: stored and announced, or kept while the SIM is full.
    public func deliver(_ message: SMSDeliver) {
        store(ModemPDU(serviceCentreAddress: Self.serviceCentre, tpdu: .deliver(message)).encoded)
    }

    /// The network delivers octets, service centre address first, that need not make sense.
    public func deliver(raw octets: [UInt8]) { store(octets) }

    /// Waits until the modem has heard `count` more command lines or texts.
    public func hear(_ count: Int) async {
        guard count > 0 else { return }
        await withCheckedContinuation { listeners.append((commandsHeard + count, $0)) }
    }

    /// Calls `observer` with each command line as it is heard, and with `text` for a message's.
    public func observe(_ observer: (@Sendable (String) -> Void)?) { self.observer = observer }

    private func countCommand(_ line: String = "text") {
        observer?(line)
        commandsHeard += 1
        for listener in listeners where listener.count <= commandsHeard {
            listener.continuation.resume()
        }
        listeners.removeAll { $0.count <= commandsHeard }
    }

    /// How many messages wait on the SIM and in the network.
    public var waiting: Int { storage.count }

    private static let serviceCentre = Address(international: "254722500029")

    private func store(_ pdu: [UInt8]) {
        storage.add(pdu).map(announce)
    }

    private func announce(_ index: Int) {
        guard settings.announces, !faults.lostIndications.takeOne() else { return }
        say("+CMTI: \"SM\",\(index)")
    }

    /// The phone got the message, and its status report comes back.
    private func report(_ submission: Submission) {
        guard reportsDelivery, submission.submit.statusReportRequest else { return }
        let time = serviceCentreTime()
        let report = SMSStatusReport(
            of: submission.messageReference, to: submission.submit.destinationAddress,
            submittedAt: time, dischargedAt: time, status: .received)
        let pdu = ModemPDU(
            serviceCentreAddress: Self.serviceCentre, tpdu: .statusReport(report))
        switch settings.reports {
        case .dropped: break
        case .handedOver: say("+CDS: \(pdu.length)", pdu.line)
        case .stored: storage.add(pdu.encoded).map { say("+CDSI: \"SM\",\($0)") }
        }
    }
}

extension SimulatedModem {
    private func receive(_ byte: UInt8) {
        if prompt != nil { return receiveText(byte) }
        if settings.echoes { send([byte]) }
        switch byte {
        case UInt8(ascii: "\r"):
            let text = String(decoding: commandLine, as: UTF8.self)
            commandLine = []
            if !text.isEmpty { perform(text) }
        case UInt8(ascii: "\n"), 0x1B: commandLine = []
        default: commandLine.append(byte)
        }
    }

    private func receiveText(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            prompt = nil
            say("OK")
        case 0x1A:
            let text = prompt?.text ?? []
            let length = prompt?.length ?? 0
            prompt = nil
            countCommand()
            submit(String(decoding: text, as: UTF8.self), length: length)
        default: prompt?.text.append(byte)
        }
    }

    private func perform(_ commandLine: String) {
        countCommand(commandLine)
        if faults.unansweredCommands.takeOne() { return }
        if faults.chatters { say("^RSSI:17") }
        guard commandLine.uppercased().hasPrefix("AT") else { return }
        let command = SimulatedCommand(String(commandLine.dropFirst(2)))
        switch command {
        case .submit(let length): askForText(length: length)
        case .list: list()
        case .read(let index): read(index)
        case .delete(let index): delete(index)
        case .set(let change):
            change(&settings)
            say("OK")
        case .answer(let lines): say(lines + ["OK"])
        case .storage: say("+CPMS: \(storage.use),\(storage.use),\(storage.use)", "OK")
        case .unknown: say("ERROR")
        }
    }

    private func askForText(length: Int) {
        prompt = Prompt(length: length)
        send(Array((faults.promptsWithoutSpace ? "\r\n>" : "\r\n> ").utf8))
    }

    private func list() {
        for (index, pdu) in storage.stored {
            say("+CMGL: \(index),1,,\(pdu.tpduLength)", pdu.hexadecimal)
            if faults.chatters { say("+CREG: 1") }
        }
        say("OK")
    }

    private func read(_ index: Int) {
        guard let pdu = storage[index] else { return say("+CMS ERROR: 321") }
        say("+CMGR: 1,,\(pdu.tpduLength)", pdu.hexadecimal, "OK")
    }

    private func delete(_ index: Int) {
        guard storage[index] != nil else { return say("+CMS ERROR: 321") }
        let admitted = faults.ignoredDeletions.takeOne() ? nil : storage.remove(index)
        say("OK")
        admitted.map(announce)
    }

    private func submit(_ text: String, length: Int) {
        guard let octets = try? [UInt8](hexadecimal: text.filter { !$0.isWhitespace }),
            let pdu = try? ModemPDU(decoding: octets), case .submit(let submit) = pdu.tpdu,
            pdu.length == length
        else { return say("+CMS ERROR: 304") }
        if faults.refusedSubmissions.takeOne() { return say("+CMS ERROR: 38") }
        lastReference &+= 1
        let submission = Submission(submit: submit, messageReference: lastReference)
        network.yield(submission)
        if faults.lostSubmissionAnswers.takeOne() {
            if faults.reportsDespiteLostAnswer { report(submission) }
            return
        }
        if faults.ambiguousSubmissions.takeOne() { return say("+CMS ERROR: 500") }
        say("+CMGS: \(submission.messageReference)", "OK")
        report(submission)
    }
}

extension SimulatedModem {
    private func say(_ lines: String...) { say(lines) }

    private func say(_ lines: [String]) {
        send(Array(lines.map { "\r\n\($0)\r\n" }.joined().utf8))
    }

    /// Bytes nobody takes are lost, as on a real line.
    private func send(_ bytes: [UInt8]) { try? line.write(bytes) }
}

extension [UInt8] {
    /// Octets after the service centre address, as `+CMGL` and `+CMGR` count them.
    fileprivate var tpduLength: Int { Swift.max(0, count - 1 - Int(first ?? 0)) }
}

public import SerialLine

/// A dongle as `tawi modem list` shows it.
public struct FoundModem: Hashable, Sendable {
    /// The dongle and its ports.
    public var dongle: Dongle

    /// The port that answers AT; nil when none does.
    public var answering: ModemPort?

    /// What the modem calls its maker (`+CGMI`).
    public var manufacturer: String?

    /// What the modem calls itself (`+CGMM`).
    public var model: String?

    /// What it gives as its serial number (`+CGSN`).
    public var imei: String?

    /// Ports that other programs have.
    public var held: [HeldPort]

    /// Why it cannot be used now and what to do; nil when it can.
    public var problem: String?
}

extension FoundModem {
    init(_ finding: DongleFinding) {
        dongle = finding.dongle
        answering = finding.answer?.port
        manufacturer = finding.answer?.answer.manufacturer
        model = finding.answer?.answer.model
        imei = finding.answer?.answer.imei
        held = finding.holders
        problem =
            finding.answer == nil ? FindingError([finding], wanted: .auto).description : nil
    }
}

extension ModemFinder {
    /// Every dongle there is, with what its ports say; changes nothing in any of them.
    public static func survey() async -> [FoundModem] {
        await ask(ModemPorts.dongles(), clock: .continuous) { _ in nil }.map(FoundModem.init)
    }
}

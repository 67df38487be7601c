internal import Accounting
internal import SMSPDU
internal import SerialLine
internal import Simulation

/// A simulated modem and the link other programs find it by.
struct PluggedModem: Sendable {
    let modem: SimulatedModem
    let link: ModemLink

    /// Plugs a modem in.
    ///
    /// - Throws: `Refused` where the link cannot be made, `LineError` without a pseudo-terminal.
    init(
        profile: ModemProfile, sim: SimulatedSIM, imei: String?, seed: UInt64, pty: String
    ) throws {
        let link = try ModemLink(path: pty)
        let plug = { @Sendable in
            let terminal = try UnheededTerminal()
            try link.point(to: terminal.path)
            return terminal
        }
        self.link = link
        modem = SimulatedModem(
            line: try plug(), profile: profile, sim: sim, imei: imei, seed: seed,
            openAnew: { try plug() }, serviceCentreTime: { .simulated })
    }
}

extension ServiceCentreTimeStamp {
    /// Now, in Kenya's zone, as its operators'.
    static var simulated: Self { .now(BranchCalendar { _ in 10_800 }) }
}

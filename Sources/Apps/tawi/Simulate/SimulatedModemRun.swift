internal import Accounting
internal import ControlSocket
internal import Foundation
internal import SMSPDU
internal import SerialLine
internal import Simulation
internal import UnixSignals

/// A simulated modem from being plugged in to `quit`.
struct SimulatedModemRun: Sendable {
    let modem: SimulatedModem
    let link: ModemLink
    private let control: ControlSocketServer
    private let socket: String

    init(
        profile: ModemProfile, sim: SimulatedSIM, imei: String?, seed: UInt64, pty: String,
        control socket: String
    ) throws {
        link = try ModemLink(path: pty)
        control = try ControlSocketServer(path: socket)
        self.socket = socket
        let calendar = BranchCalendar { _ in 10_800 }  // Kenya's zone, as its operator's
        let plug = { @Sendable [link] in
            let terminal = try UnheededTerminal()
            try link.point(to: terminal.path)
            return terminal
        }
        modem = SimulatedModem(
            line: try plug(), profile: profile, sim: sim, imei: imei, seed: seed,
            openAnew: { try plug() }, serviceCentreTime: { .now(calendar) })
    }

    /// Runs until `quit`, SIGINT or SIGTERM, then takes the link and the socket away.
    func run() async {
        let (quits, quit) = AsyncStream<Void>.makeStream()
        let desk = SimulatorDesk(modem: modem, link: link) { quit.yield() }
        await withDiscardingTaskGroup { tasks in
            tasks.addTask { await modem.run() }
            tasks.addTask { await control.run(desk.answer) }
            tasks.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
                    quit.yield()
                }
            }
            printLine("\(link.path) is a \(modem.profile.name) modem; control at \(socket)")
            for await _ in quits { break }
            tasks.cancelAll()
        }
        link.remove()
    }
}

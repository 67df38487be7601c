internal import ControlSocket
internal import Simulation
internal import UnixSignals

/// A simulated modem from being plugged in to `quit`.
struct SimulatedModemRun: Sendable {
    private let plugged: PluggedModem
    private let control: ControlSocketServer
    private let socket: String

    init(_ plugged: PluggedModem, control socket: String) throws {
        self.plugged = plugged
        control = try ControlSocketServer(path: socket)
        self.socket = socket
    }

    /// Runs until `quit`, SIGINT or SIGTERM, then takes the link and the socket away.
    func run() async {
        let (modem, link) = (plugged.modem, plugged.link)
        await untilQuit { tasks, quit in
            let desk = SimulatorDesk(modem: modem, link: link, quit: quit)
            tasks.addTask { await modem.run() }
            tasks.addTask { await control.run(desk.answer) }
            printLine("\(link.path) is a \(modem.profile.name) modem; control at \(socket)")
        }
        link.remove()
    }
}

/// Runs what `start` adds until it calls `quit`, or SIGINT or SIGTERM comes.
func untilQuit(
    _ start: (inout DiscardingTaskGroup, _ quit: @escaping @Sendable () -> Void) -> Void
) async {
    let (quits, quit) = AsyncStream<Void>.makeStream()
    await withDiscardingTaskGroup { tasks in
        tasks.addTask {
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { quit.yield() }
        }
        start(&tasks) { quit.yield() }
        for await _ in quits { break }
        tasks.cancelAll()
    }
}

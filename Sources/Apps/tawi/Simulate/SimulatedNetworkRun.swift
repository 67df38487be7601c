internal import ControlSocket
internal import Simulation

/// Several simulated modems on one network, from being plugged in to `quit`.
struct SimulatedNetworkRun: Sendable {
    private let network: SimulatedNetwork
    private let modems: [PluggedModem]
    private let control: ControlSocketServer
    private let socket: String

    init(_ modems: [PluggedModem], seed: UInt64, control socket: String) throws {
        network = SimulatedNetwork(seed: seed, time: { .simulated })
        self.modems = modems
        control = try ControlSocketServer(path: socket)
        self.socket = socket
    }

    /// Runs until `quit`, SIGINT or SIGTERM, then takes the links and the socket away.
    func run() async {
        var numbers: [String: PluggedModem] = [:]
        for plugged in modems {
            await network.join(plugged.modem)
            let state = await plugged.modem.state
            numbers[state.number] = plugged
            printLine("\(plugged.link.path) is a \(state.profile) modem, number \(state.number)")
        }
        let byNumber = numbers
        await untilQuit { tasks, quit in
            let desk = NetworkDesk(network: network, modems: byNumber, quit: quit)
            for plugged in modems { tasks.addTask { await plugged.modem.run() } }
            tasks.addTask { await network.run() }
            tasks.addTask { await control.run(desk.answer) }
            printLine("control at \(socket)")
        }
        for plugged in modems { plugged.link.remove() }
    }
}

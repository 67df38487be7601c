import ATProtocol
import ModemDriver
import SerialLine
import Simulation
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct LineTests {
    @Test func `without a line commands fail at once`() async throws {
        let driver = Modem(
            connection: ModemConnection(open: { throw LineError.hungUp }), logger: .silent)
        await #expect(throws: ModemError.notConnected) {
            try await driver.send(.signalQuality)
        }
        await #expect(throws: ModemError.notConnected) {
            try await driver.submit([1]) {}
        }
    }

    @Test(arguments: [1, 3])
    func `a modem that does not answer at first is set up all the same`(
        commands: Int
    ) async throws {
        try await withBench(misbehaving: .with(\.unansweredCommands, commands)) { bench in
            let maker = try await bench.driver.send(.manufacturer)
            #expect(maker == "Tawi")
        }
    }

    @Test(arguments: [1, 2, 3])
    func `commands that were never answered do not stop the next`(commands: Int) async throws {
        try await withBench { bench in
            await bench.simulated.misbehave { $0.unansweredCommands = commands }
            await #expect(throws: ModemError.noAnswer) {
                try await bench.driver.send(.signalQuality)
            }
            let quality = try await bench.driver.send(.signalQuality)
            #expect(quality.signalStrengthDBm == -71)
            #expect(try await bench.driver.send(.registration) == .home)
        }
    }

    @Test func `commands asked at once get each their own answer`() async throws {
        try await withBench(misbehaving: .with(\.chatters, true)) { bench in
            let driver = bench.driver
            try await withThrowingTaskGroup(of: Bool.self) { tasks in
                for _ in 0..<10 {
                    tasks.addTask { try await driver.send(.manufacturer) == "Tawi" }
                    tasks.addTask { try await driver.send(.registration) == .home }
                    tasks.addTask { try await driver.send(.simState) == .ready }
                }
                for try await isRight in tasks { #expect(isRight) }
            }
        }
    }

    @Test func `what the modem refuses is an error of its own`() async throws {
        try await withBench { bench in
            await #expect(throws: ModemError.refused(.error("ERROR"))) {
                try await bench.driver.send(ATCommand("+NONSENSE"))
            }
        }
    }

    @Test func `a modem plugged in anew is set up and announced`() async throws {
        try await withBench { bench in
            let other = try await PluggedModem()
            try await withThrowingDiscardingTaskGroup { tasks in
                tasks.addTask { await other.simulated.run() }
                defer { other.terminal.close() }
                bench.port.change(to: other.terminal.path)
                bench.terminal.close()
                #expect(await bench.events.ready())
                let quality = try await bench.driver.send(.signalQuality)
                #expect(quality.signalStrengthDBm == -71)
            }
        }
    }

    @Test func `a command that runs when the line is hung up fails`() async throws {
        try await withBench { bench in
            await bench.simulated.misbehave { $0.unansweredCommands = 1 }
            let driver = bench.driver
            let answer = Task { try await driver.send(.signalQuality) }
            bench.terminal.close()
            await #expect(throws: (any Error).self) { try await answer.value }
        }
    }
}

import ATProtocol
import ModemDriver
import Testing

@testable import Simulation

/// What the driver finds out about a modem that answers well and yet does not do its work.
@Suite(.serialized, .timeLimit(.minutes(3))) struct HeartbeatTests {
    @Test func `a radio that was switched off is switched on again`() async throws {
        try await withFaultBench { bench, events in
            #expect(await events.ready())
            try await bench.driver.send(.setFunctionality(.radioOff))
            let noticed = await bench.becomes(within: .seconds(120)) {
                $0 == .recovering(.initialise)
            }
            #expect(noticed != nil)
            let took = try await bench.works(within: .seconds(60))
            #expect(took != nil)
            let functionality = try await bench.driver.send(.functionality)
            #expect(functionality == .full)
        }
    }

    @Test func `the network has its name even where the modem was set to digits`() async throws {
        var kind = ModemProfile.plain
        kind.operatorFormat = 2
        try await withFaultBench(kind) { bench, events in
            #expect(await events.ready())
            #expect(await bench.driver.condition.networkOperator == "Safaricom")
        }
    }

    @Test func `a modem that nobody sweeps any more is set up anew`() async throws {
        var settings = ModemSettings()
        settings.sweepPatience = .seconds(60)
        try await withFaultBench(settings: settings) { bench, events in
            #expect(await events.ready())
            let noticed = await bench.becomes(within: .seconds(120)) {
                $0 == .recovering(.initialise)
            }
            #expect(noticed != nil)
            #expect(await events.ready())
        }
    }

    @Test func `a storage that fills and does not empty raises the alarm until it does`()
        async throws
    {
        try await withFaultBench(sim: SimulatedSIM(capacity: 10)) { bench, events in
            #expect(await events.ready())
            for number in 1...10 {
                await bench.simulated.deliver(try delivery("BALANCE \(number)"))
            }
            var stored = try await bench.driver.storedMessages()
            _ = try await bench.driver.deleteMessages([stored.removeFirst()])
            await bench.simulated.deliver(try delivery("BALANCE 11"))
            _ = try await bench.driver.storedMessages()
            await bench.simulated.call(from: "+254722000002")
            let beforeCall = await events.alarms(until: .missedCall(from: "+254722000002"))
            #expect(beforeCall.isEmpty, "what is emptied may be full for a moment")
            stored = try await bench.driver.storedMessages()
            let alarm = await events.alarm(.storageNearlyFull)
            #expect(alarm?.sentence.contains("10 of 10") == true)
            _ = try await bench.driver.deleteMessages(stored)
            _ = try await bench.driver.storedMessages()
            #expect(await events.meets(.alarmOver(.storageNearlyFull)))
        }
    }
}

extension AsyncStream<ModemEvent>.Iterator {
    /// The alarms that come before an event.
    fileprivate mutating func alarms(until end: ModemEvent) async -> [ModemAlarm] {
        var alarms: [ModemAlarm] = []
        while let event = await next(), event != end {
            if case .alarm(let alarm) = event { alarms.append(alarm) }
        }
        return alarms
    }
}

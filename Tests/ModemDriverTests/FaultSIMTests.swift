import ATProtocol
import ModemDriver
import Simulation
import Testing

/// What only a person can put right, and what happens when he has.
@Suite(.serialized, .timeLimit(.minutes(3))) struct FaultSIMTests {
    @Test func `a SIM taken out and put back works again by itself`() async throws {
        try await withFaultBench { bench, events in
            #expect(await events.ready())
            await bench.simulated.removeSIM()
            let noticed = await bench.becomes(within: .seconds(120)) { $0 == .waitingForPerson }
            #expect(noticed != nil)
            await bench.simulated.deliver(try delivery("BALANCE"))
            await bench.simulated.insertSIM()
            let took = try await bench.works(within: .seconds(60))
            #expect(took != nil)
        }
    }

    @Test func `a SIM that stays busy is called that, and works once it is ready`() async throws {
        try await withFaultBench { bench, events in
            #expect(await events.ready())
            await bench.simulated.misbehave { $0[.simBusy] = 1_000_000 }
            let noticed = await bench.becomes(within: .seconds(120)) { $0 == .waitingForPerson }
            #expect(noticed != nil)
            #expect(await bench.driver.condition.failure == .simBusy)
            await bench.simulated.misbehave { $0[.simBusy] = 0 }
            let took = try await bench.works(within: .seconds(60))
            #expect(took != nil)
        }
    }

    @Test func `a SIM without a service centre raises the alarm`() async throws {
        try await withFaultBench(sim: SimulatedSIM(serviceCentre: "")) { bench, events in
            let alarm = await events.alarm(.noServiceCentre)
            #expect(alarm?.sentence.contains("service_centre") == true)
        }
    }

    @Test func `the service centre of the configuration is set on the SIM`() async throws {
        var settings = ModemSettings()
        settings.serviceCentre = ServiceCentreNumber("+254722500099")
        for before in ["", "+254722500029"] {
            try await withFaultBench(
                sim: SimulatedSIM(serviceCentre: before), settings: settings
            ) { bench, events in
                #expect(await events.ready())
                #expect(await bench.driver.condition.serviceCentre == "+254722500099")
                let onSIM = try await bench.driver.send(.serviceCentre)
                #expect(onSIM == "+254722500099")
            }
        }
    }

    @Test func `the PIN is given where it may be`() async throws {
        let custody = try Self.custody(giving: "1234")
        try await withFaultBench(sim: SimulatedSIM(pin: "1234"), custody: custody) {
            bench, events in
            #expect(await events.ready())
            let took = try await bench.works(within: .seconds(30))
            #expect(took != nil)
        }
    }

    @Test func `no PIN is tried where none may be`() async throws {
        try await withFaultBench(sim: SimulatedSIM(pin: "1234")) { bench, events in
            #expect(await events.alarm(.pinBlocked) != nil)
            #expect(await events.alarm(.pinBlocked) != nil, "the driver looks again now and then")
            #expect(await bench.simulated.state.sim == "SIM PIN")
            #expect(await bench.driver.condition.state == .waitingForPerson)
        }
    }

    @Test func `a blocked SIM waits for a person`() async throws {
        let custody = try Self.custody(giving: "9999")
        try await withFaultBench(sim: SimulatedSIM(pin: "1234"), custody: custody) {
            bench, events in
            // A custody that never counts has three tries; then the SIM asks for the PUK.
            for _ in 1...4 { #expect(await events.alarm(.pinBlocked) != nil) }
            #expect(await bench.simulated.state.sim == "SIM PUK")
            #expect(await bench.driver.condition.trouble?.contains("PUK") == true)
        }
    }

    @Test func `a foreign SIM is left alone until somebody says that it may stay`() async throws {
        let custody = SIMCustody(
            check: { _ in .foreign(sentence: "Run: tawi sim accept") },
            pin: { _, _ in .leave(sentence: "no PIN") }, pinAnswered: { _, _ in })
        try await withFaultBench(custody: custody) { bench, events in
            #expect(await events.alarm(.simSwapped)?.sentence == "Run: tawi sim accept")
            await #expect(throws: ModemError.notConnected) {
                try await bench.driver.submit([1]) {}
            }
        }
    }

    private static func custody(giving pin: String) throws -> SIMCustody {
        let pin = try #require(SIMPIN(pin))
        return SIMCustody(
            check: { _ in .accepted }, pin: { _, _ in .enter(pin, attempt: 1) },
            pinAnswered: { _, _ in })
    }
}

import SMSPDU
import SerialLine
import Simulation
import Synchronization
import Testing

/// Modems and phones that text each other.
@Suite(.serialized, .timeLimit(.minutes(3))) struct NetworkTests {
    @Test func `two modems text each other and the report says delivered`() async throws {
        try await withNetwork { network, first, second in
            _ = try await first.ask("+CNMI=2,1,0,1")
            _ = try await second.ask("+CNMI=2,1")
            try await first.submit("Hello", reported: true, expecting: ["+CMGS: 1", "OK"])
            _ = try await second.read(to: "+CMTI: \"SM\",1\r\n")
            _ = try await second.ask("+CMGF=1")
            let listed = try await second.ask("+CMGR=1")
            #expect(listed.first?.contains("+254722000001") == true, "\(listed)")
            #expect(listed.dropFirst().first == "Hello")
            let report = try await first.read(to: "00\r\n")
            #expect(report.contains("+CDS: "))
        }
    }

    @Test func `a modem that is off gets its messages when it is on again`() async throws {
        try await withNetwork { network, _, second in
            _ = try await second.ask("+CNMI=2,1;+CFUN=0")
            await network.text("Later", from: "+254711000001", to: "+254722000002")
            try await until { await second.modem.state.heldByNetwork > 0 }
            _ = try await second.ask("+CFUN=1")
            _ = try await second.read(to: "+CMTI: \"SM\",1\r\n")
        }
    }

    @Test func `a phone gets what came while it was off`() async throws {
        try await withNetwork { network, _, _ in
            for phone in ["+254711000001", "+254711000002"] { await network.join(phone: phone) }
            await network.switchPhone("+254711000002", on: false)
            await network.text("one", from: "+254711000001", to: "+254711000002")
            await network.text("two", from: "+254711000001", to: "+254711000001")
            try await until { await !network.received(by: "+254711000001").isEmpty }
            #expect(await network.received(by: "+254711000002").isEmpty)
            await network.switchPhone("+254711000002", on: true)
            #expect(await network.received(by: "+254711000002").map(\.text) == ["one"])
        }
    }

    @Test func `losses and copies are as frequent as the conditions say`() async throws {
        var conditions = NetworkConditions()
        conditions.loss = 0.25
        conditions.duplication = 0.25
        try await withNetwork(conditions) { network, _, _ in
            await network.join(phone: "+254711000002")
            for number in 1...400 {
                await network.text("\(number)", from: "+254711000001", to: "+254711000002")
            }
            await network.join(phone: "+254711000003")
            var texts: [String] = []
            var counted = -1
            while texts.count != counted {
                counted = texts.count
                try await Task.sleep(for: .milliseconds(50))
                texts = await network.received(by: "+254711000002").map(\.text)
            }
            #expect((250...350).contains(Set(texts).count), "\(Set(texts).count)")
            #expect((40...120).contains(texts.count - Set(texts).count))
        }
    }

    @Test func `a copy has the time of the first`() async throws {
        var conditions = NetworkConditions()
        conditions.duplication = 1
        let asked = Mutex<Int64>(0)
        let time = { @Sendable in
            let second = asked.withLock { asked in
                asked += 1
                return asked
            }
            return ServiceCentreTimeStamp(
                secondsSince1970: 1_795_417_200 + second, zoneQuarterHours: 12) ?? .test
        }
        try await withNetwork(conditions, time: time) { network, _, second in
            await network.text("Twice", from: "+254711000001", to: "+254722000002")
            try await until { await second.modem.state.storedOnSIM == 2 }
            _ = try await second.ask("+CMGF=0")
            let first = try await second.ask("+CMGR=1").dropFirst().first
            #expect(try await second.ask("+CMGR=2").dropFirst().first == first)
        }
    }

    @Test func `messages overtake each other as often as the conditions say, and none is lost`()
        async throws
    {
        var conditions = NetworkConditions()
        conditions.reordering = 0.2
        try await withNetwork(conditions) { network, _, _ in
            await network.join(phone: "+254711000002")
            for number in 1...200 {
                await network.text("\(number)", from: "+254711000001", to: "+254711000002")
            }
            try await until { await network.received(by: "+254711000002").count == 200 }
            let numbers = await network.received(by: "+254711000002").compactMap { Int($0.text) }
            #expect(Set(numbers) == Set(1...200))
            let overtaken = numbers.indices.filter { index in
                numbers[..<index].contains { $0 > numbers[index] }
            }
            #expect((15...75).contains(overtaken.count), "\(overtaken.count)")
        }
    }

    private func withNetwork(
        _ conditions: NetworkConditions = NetworkConditions(),
        time: @escaping @Sendable () -> ServiceCentreTimeStamp = { .test },
        _ body: (SimulatedNetwork, inout Talk, inout Talk) async throws -> Void
    ) async throws {
        let network = SimulatedNetwork(conditions: conditions, seed: 42, time: time)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await network.run() }
            let terminals = try [PseudoTerminal(), PseudoTerminal()]
            defer {
                tasks.cancelAll()
                for terminal in terminals { terminal.close() }
            }
            var talks: [Talk] = []
            for (number, terminal) in zip(["+254722000001", "+254722000002"], terminals) {
                let modem = SimulatedModem(
                    line: terminal, sim: SimulatedSIM(number: number),
                    serviceCentreTime: { .test })
                tasks.addTask { await modem.run() }
                await network.join(modem)
                var talk = try Talk(modem, terminal.path)
                try talk.write("ATE0\r")
                _ = try await talk.read(to: "OK\r\n")
                talks.append(talk)
            }
            var (first, second) = (talks[0], talks[1])
            try await body(network, &first, &second)
        }
    }
}

/// Waits until something is so, or the test's time is over.
private func until(_ isSo: () async -> Bool) async throws {
    while await !isSo() {
        try Task.checkCancellation()
        await Task.yield()
    }
}

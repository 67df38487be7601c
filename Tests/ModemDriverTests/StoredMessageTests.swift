import ATProtocol
import ModemDriver
import SMSPDU
import Simulation
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct StoredMessageTests {
    @Test func `what arrives is announced, read and deleted`() async throws {
        try await withBench { bench in
            let message = try delivery("BALANCE")
            await bench.simulated.deliver(message)
            let event = await bench.events.next()
            #expect(event == .messageStored(memory: .sim, index: 1))

            let stored = try #require(try await bench.driver.storedMessage(at: 1, in: .sim))
            #expect(try tpdu(of: stored) == .deliver(message))
            #expect(stored.pdu.isWhole)
            #expect(stored.storage == .sim)

            #expect(try await bench.driver.deleteMessages([stored]).isEmpty)
            #expect(await bench.simulated.waiting == 0)
            #expect(try await bench.driver.storedMessages().isEmpty)
        }
    }

    @Test(arguments: [false, true])
    func `every stored message is listed whatever the modem says in between`(
        chatters: Bool
    ) async throws {
        try await withBench(misbehaving: .with(\.chatters, chatters)) { bench in
            let messages = try ["BALANCE", "PAY 1024 S100", "HELP"].map(delivery)
            for message in messages { await bench.simulated.deliver(message) }
            let listed = try await bench.driver.storedMessages()
            #expect(try listed.map { try tpdu(of: $0) } == messages.map { TPDU.deliver($0) })
            #expect(listed.map(\.pdu.index) == [1, 2, 3])
        }
    }

    /// Answers that come too late shift those that follow: what stands at a place would be taken for
    /// what stands at another, and deleted unread.
    @Test(arguments: [500, 800, 950, 1050, 1150, 1250, 1400])
    func `a modem that was busy and then answers everything is read right`(
        milliseconds: Int
    ) async throws {
        try await withBench { bench in
            let messages = try (1...5).map { try delivery("PAY 100\($0) S100") }
            for message in messages { await bench.simulated.deliver(message) }
            for commandsBefore in 0..<3 {
                await bench.simulated.misbehave { $0.occupation = .milliseconds(milliseconds) }
                try await bench.expectRight(messages, busyAfter: commandsBefore)
            }
        }
    }

    @Test func `octets that are no message are listed as they are`() async throws {
        try await withBench { bench in
            await bench.simulated.deliver(raw: [0x00, 0xFF, 0x01])
            let listed = try await bench.driver.storedMessages()
            #expect(listed.map(\.pdu.pdu) == ["00FF01"])
        }
    }

    @Test func `an empty place is nothing and the next command works`() async throws {
        try await withBench { bench in
            #expect(try await bench.driver.storedMessage(at: 7, in: .sim) == nil)
            let quality = try await bench.driver.send(.signalQuality)
            #expect(quality.signalStrengthDBm == -71)
        }
    }

    @Test func `a full SIM lets the next message in when one is deleted`() async throws {
        try await withBench { bench in
            for number in 1...31 { await bench.simulated.deliver(try delivery("HELP \(number)")) }
            let first = try #require(try await bench.driver.storedMessages().first)
            #expect(try await bench.driver.deleteMessages([first]).isEmpty)
            #expect(await bench.simulated.waiting == 30)
            // The network delivers after the answer, and the next command may come before.
            var moved: StoredMessage?
            while moved == nil { moved = try await bench.driver.storedMessage(at: 1, in: .sim) }
            #expect(try tpdu(of: #require(moved)) == .deliver(try delivery("HELP 31")))
        }
    }
}

extension Bench {
    /// Lists until nothing is lost on the way; whatever is listed stands where it is said to.
    fileprivate func expectRight(_ messages: [SMSDeliver], busyAfter commands: Int) async throws {
        let driver = driver
        async let listing = driver.storedMessages()
        await simulated.hear(commands)
        await simulated.misbehave { $0[.busy] = 1 }
        var found = try? await listing
        while found?.count != messages.count {
            try Task.checkCancellation()
            for message in found ?? [] {
                #expect(try tpdu(of: message) == .deliver(messages[message.pdu.index - 1]))
            }
            found = try? await driver.storedMessages()
            if found == nil { await driver.waitUntilReady() }
        }
        #expect(try found?.map { try tpdu(of: $0) } == messages.map { TPDU.deliver($0) })
        #expect(found?.map(\.pdu.index) == Array(1...messages.count))
    }
}

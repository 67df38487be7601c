import Accounting
import LedgerStore
import Synchronization
import Testing
import TextCommands

@testable import ModemCare

@Suite(.serialized, .timeLimit(.minutes(3))) struct AirtimeTests {
    @Test(
        arguments: [
            ("Bal: KSH 1,250.50, expires 01-12-2026", "1250.50"), ("Bal: KSH 45.00 only", "45.00"),
            ("Bal: KSH 1.250,50", "1250.50"), ("Bal: KSH 1 250", "1250.00"),
            ("Bal: KSH 12,345,678.90.", "12345678.90"), ("Bal: KSH 1.250", "1250.00"),
            ("Bal: KSH -3.20", "-3.20"), ("Bal: KSH 0", "0.00"),
        ])
    func `the amount is read from the operator's answer`(
        answer: String, amount: String
    ) throws {
        #expect(try pattern.amount(in: answer)?.decimal == amount)
    }

    @Test(arguments: [
        "", "Service not available", "Bal: KSH", "Bal: KSH 12,34,567", "Bal: KSH 1.2345",
        "Bal: KSH 99999999999999999999999", "Bal: KSH ,", "Bal: KSH -",
    ])
    func `where nothing can be read without guessing nothing is read`(answer: String) throws {
        #expect(try pattern.amount(in: answer) == nil)
    }

    @Test func `no beginning of an answer stops the reader`() throws {
        let answer = "Bal: KSH 12,345,678.90\u{A0}-\u{2212}''.,, Ünïcode €"
        for count in 0...answer.count { _ = try pattern.amount(in: String(answer.prefix(count))) }
    }

    @Test(arguments: ["(", "Bal [0-9]+", "*"])
    func `a pattern without an amount is refused`(text: String) throws {
        #expect(AirtimePattern(text, currency: try shillings(0).currency) == nil)
    }

    @Test(
        arguments: [
            // Hours and shillings, and the days that are left.
            ([(0, 100)], nil), ([(0, 100), (24, 90)], 9), ([(0, 100), (48, 80), (72, 70)], 7),
            ([(0, 100), (3, 50)], nil), ([(0, 100), (24, 100)], nil),
            ([(0, 20), (24, 10), (25, 500), (48, 490)], 49), ([(0, 10), (24, 0)], 0),
        ] as [([(Int64, Int64)], Int64?)])
    func `days left follow from what was spent`(
        readings: [(Int64, Int64)], days: Int64?
    ) throws {
        let forecast = try AirtimeForecast(
            readings.map { hour, amount in
                AirtimeReading(
                    modem: "m1", amount: try shillings(amount),
                    readAt: World.begin.advanced(bySeconds: hour * 3600))
            })
        #expect(forecast?.days == days)
    }

    @Test func `short airtime raises an alarm and a top-up ends it`() async throws {
        let branch = try await CareBranch()
        var settings = AirtimeWatch.Settings(pattern: try pattern)
        settings.leastAmount = try shillings(50)
        let alarms = try await branch.watch(
            settings, answers: ["Bal: KSH 100", "busy", "Bal: KSH 49", "Bal: KSH 500"])
        // One look for each answer: what alarms were open when the next was asked for.
        #expect(alarms == [[], [], [], [.lowAirtime], []])
        let readings = try await branch.books.read {
            try $0.airtime.readings(of: Route(modem: "m1"), since: World.begin).map(\.readAt)
        }
        // Every six hours; an answer without an amount is asked for again at the next look.
        let hours = readings.map { $0.secondsSince1970 - World.begin.secondsSince1970 }
        #expect(hours.first == 0)
        #expect(hours.dropFirst().allSatisfy { $0 > 6 * 3600 })
    }

    @Test func `an alarm is raised days before the end`() async throws {
        let branch = try await CareBranch()
        let settings = AirtimeWatch.Settings(pattern: try pattern)
        let alarms = try await branch.watch(
            settings, answers: ["Bal: KSH 100", "Bal: KSH 60", "Bal: KSH 10"])
        #expect(alarms == [[], [], [.lowAirtime], [.lowAirtime]])
    }

    @Test func `a modem is asked only when it is ready`() async throws {
        let branch = try await CareBranch()
        let (steps, note) = AsyncStream<String>.makeStream()
        let world = branch.world
        let watch = AirtimeWatch(
            modem: "m1", books: branch.books, settings: .init(pattern: try pattern), clock: world,
            logger: .silent, modemIsReady: { note.yield("ready") },
            ask: {
                note.yield("asked")
                return "busy"
            }, now: { world.moment() })
        await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await watch.run() }
            defer { tasks.cancelAll() }
            var seen = steps.prefix(4).makeAsyncIterator()
            for step in ["ready", "asked", "ready", "asked"] { #expect(await seen.next() == step) }
        }
    }

    private var pattern: AirtimePattern {
        get throws {
            try #require(
                AirtimePattern(
                    #"KSH ([-0-9., ']*[0-9])"#, currency: try shillings(0).currency))
        }
    }
}

extension CareBranch {
    /// Runs the watch through these answers; the alarms that were open each time it asked.
    fileprivate func watch(
        _ settings: AirtimeWatch.Settings, answers: [String]
    ) async throws -> [[AlarmKind]] {
        let (asked, note) = AsyncStream<[AlarmKind]>.makeStream()
        let left = Mutex(answers)
        let world = world
        let watch = AirtimeWatch(
            modem: "m1", books: books, settings: settings, clock: world, logger: .silent,
            ask: { [books] in
                note.yield(try await books.read { try $0.alarms.open().map(\.kind) })
                guard let answer = left.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
                    note.finish()
                    throw CancellationError()
                }
                return answer
            }, now: { world.moment() })
        return await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await watch.run() }
            defer { tasks.cancelAll() }
            return await asked.reduce(into: []) { $0.append($1) }
        }
    }
}

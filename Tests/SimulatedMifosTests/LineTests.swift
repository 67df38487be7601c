import Testing

@testable import SimulatedMifos

/// What a line and a proxy do to requests, and that the ledger tells what came of it.
@Suite(.timeLimit(.minutes(3))) struct LineTests {
    @Test(arguments: [("drop-before", 0), ("commit-then-drop", 1), ("cut-answer", 1)])
    func `a dropped request is posted or not, and its key finds out`(fault: String, posted: Int)
        async throws
    {
        try await ServedMifos.run { mifos in
            try await mifos.order("faults", #"{"name":"\#(fault)"}"#)
            let body = ServedMifos.repayment(externalId: "ext-1")
            await #expect(throws: (any Error).self) {
                try await mifos.post(ServedMifos.loan, body, key: "k")
            }
            #expect(
                try await mifos.order("ledger?externalId=ext-1").json["count"]?.integer == posted)
            let again = try await mifos.post(ServedMifos.loan, body, key: "k")
            #expect(again.status == 200 && again.isCached == (posted == 1))
            #expect(try await mifos.order("ledger?externalId=ext-1").json["count"]?.integer == 1)
        }
    }

    @Test(arguments: [
        ("bad-gateway", 502, 0), ("gateway-timeout", 504, 1), ("unauthorized", 401, 0),
        ("password-outdated", 400, 0), ("read-only", 405, 0), ("loan-locked", 409, 0),
    ])
    func `a fault has its status and strikes once`(fault: String, status: Int, posted: Int)
        async throws
    {
        try await ServedMifos.run { mifos in
            try await mifos.order("faults", #"{"name":"\#(fault)"}"#)
            let first = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "k")
            #expect(first.status == status && !first.isCached)
            if status > 500 { #expect(first.text.contains("<html")) }
            #expect(try await mifos.order("ledger?by=tawi").json["count"]?.integer == posted)
            let again = try await mifos.post(ServedMifos.loan, ServedMifos.repayment(), key: "k")
            #expect(again.status == 200)
            let faults = try await mifos.order("faults")
            #expect(faults.json["dealt"]?[fault]?.integer == 1)
        }
    }

    @Test func `a line that is down refuses connections and comes back on the same port`()
        async throws
    {
        try await ServedMifos.run { mifos in
            #expect(try await mifos.get("v1/offices").status == 200)
            try await mifos.order("line", #"{"state":"down"}"#)
            while await Self.isAnswered(mifos) { try Task.checkCancellation() }
            #expect(try await mifos.order("line").json["line"] == "down")
            try await mifos.order("line", #"{"state":"up"}"#)
            try await Self.untilAnswered(mifos)
        }
    }

    @Test func `a line that is down for a while comes back by itself`() async throws {
        try await ServedMifos.run { mifos in
            // A machine that is busy may miss the first.
            for duration in [Duration.milliseconds(200), .seconds(2), .seconds(20)] {
                mifos.line.cut(for: duration)
                var wasRefused = false
                while !mifos.line.isUp {
                    try Task.checkCancellation()
                    if await !Self.isAnswered(mifos) { wasRefused = true }
                }
                try await Self.untilAnswered(mifos)
                if wasRefused { return }
            }
            Issue.record("it was never down")
        }
    }

    private static func untilAnswered(_ mifos: ServedMifos) async throws {
        while await !isAnswered(mifos) { try Task.checkCancellation() }
    }

    private static func isAnswered(_ mifos: ServedMifos) async -> Bool {
        (try? await mifos.get("v1/offices").status) == 200
    }

    @Test func `the same seed makes the same faults and the same data`() throws {
        let plan = try FineractFaultPlan("rough")
        func faults(_ seed: UInt64) -> [FineractFault?] {
            var desk = FaultDesk(seed: seed, plan: plan)
            return (0..<500).flatMap { _ in [desk.forRequest(isWrite: true), desk.forCommand()] }
        }
        #expect(faults(7) == faults(7) && faults(7) != faults(8))
        let struck = faults(7).compactMap { $0 }.filter { !$0.isOfCommand }.count
        #expect((110...200).contains(struck))
        func books(_ seed: UInt64) -> [CentralClient] {
            SeededBooks(on: ServedMifos.day, clients: 200, seed: seed).made().clients.values
                .sorted { $0.id < $1.id }
        }
        #expect(books(7) == books(7) && books(7) != books(8))
    }

    @Test func `a plan names its faults`() throws {
        let plan = try FineractFaultPlan("conflict=5, drop-before=2.5")
        #expect(plan.percent == [.conflict: 5, .dropBefore: 2.5])
        for text in ["conflict", "conflict=101", "nonsense=1"] {
            #expect(throws: UnknownFaults.self) { try FineractFaultPlan(text) }
        }
    }
}

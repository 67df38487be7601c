import Testing

@testable import ModemDriver

@Suite struct RecoveryLadderTests {
    @Test func `the gentlest comes first and a person is told last`() {
        var ladder = RecoveryLadder()
        let rungs = RecoveryRung.allCases.map { _ in ladder.climb().rung }
        #expect(rungs == RecoveryRung.allCases)
    }

    @Test func `after the alarm it begins again with longer waits and never ends`() {
        var ladder = RecoveryLadder()
        var pauses: [Duration] = []
        for _ in 0..<200 {
            let (rung, pause) = ladder.climb()
            if rung == .initialise { pauses.append(pause) }
        }
        #expect(pauses.count > 20)
        #expect(pauses == pauses.sorted())
        #expect(pauses.last == .seconds(32))
    }

    @Test func `what is not there is skipped`() {
        var ladder = RecoveryLadder()
        let rungs = (1...7).map { _ in
            ladder.climb(skipping: [.usbReset, .powerCycle]).rung
        }
        #expect(
            rungs == [
                .attention, .initialise, .radioOffOn, .restart, .reopen, .alarm, .initialise,
            ])
    }

    @Test func `a fault the gentle rungs cannot mend begins higher`() {
        var ladder = RecoveryLadder()
        #expect(ladder.climb(from: .radioOffOn).rung == .radioOffOn)
        #expect(ladder.climb(from: .radioOffOn).rung == .restart)
        // The next trouble is another one, but the modem was not well in between.
        #expect(ladder.climb(from: .attention).rung == .reopen)
    }

    @Test func `a modem that was well in between is treated gently again`() {
        var ladder = RecoveryLadder()
        for _ in 1...3 { _ = ladder.climb() }
        ladder.recovered()
        #expect(ladder.climb().rung == .attention)
    }
}

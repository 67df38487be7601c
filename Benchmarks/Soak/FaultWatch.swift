internal import Simulation
internal import Synchronization

/// How often each fault struck, and how long it took until the modem did its work again.
///
/// A class because the modem, the network and the services tell it what they do.
final class FaultWatch: Sendable {
    private struct State {
        var struck: [ModemFault: Int] = [:]
        var open: [Open] = []
        var recoveries: [ModemFault: [Duration]] = [:]
        var submissions = 0
    }

    /// A fault that is not over.
    private struct Open {
        var fault: ModemFault
        var at: Duration

        /// Messages the network had taken by then.
        var submissions: Int
    }

    private let state = Mutex(State())
    private let clock: SoakClock

    init(clock: SoakClock) { self.clock = clock }

    var struck: [ModemFault: Int] { state.withLock(\.struck) }

    var recoveries: [ModemFault: [Duration]] { state.withLock(\.recoveries) }

    /// A fault strikes now, when the network has taken so many messages.
    func note(_ fault: ModemFault, _ submissions: Int) {
        let now = clock.passed
        state.withLock { state in
            state.struck[fault, default: 0] += 1
            state.open.append(Open(fault: fault, at: now, submissions: submissions))
        }
    }

    /// The network took a message: whatever stopped that is over.
    func noteSent() {
        let now = clock.passed
        state.withLock { state in
            state.submissions += 1
            let number = state.submissions
            close(&state, at: now) { !$0.fault.stopsReception && $0.submissions < number }
        }
    }

    /// The inbox took a message.
    func noteReceived() {
        let now = clock.passed
        state.withLock { close(&$0, at: now) { $0.fault.stopsReception } }
    }

    private func close(_ state: inout State, at now: Duration, _ isOver: (Open) -> Bool) {
        for open in state.open where isOver(open) {
            state.recoveries[open.fault, default: []].append(now - open.at)
        }
        state.open.removeAll(where: isOver)
    }
}

extension ModemFault {
    /// What it hinders is receiving; everything else shows in sending too.
    fileprivate var stopsReception: Bool {
        switch self {
        case .simFull, .ignoredDeletion, .lostIndication, .cutListing, .brokenListing: true
        default: false
        }
    }
}

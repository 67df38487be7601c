import Foundation

/// `make bench`: the shipped executable, release build, over a real pseudo-terminal, against a
/// simulated modem that answers at once.
@main
struct Bench {
    static func main() async throws {
        try await receiving()
        try await latency()
        try await idling()
        try await RecoveryTimes.measure()
    }

    /// 250 messages on a full SIM, each answered: how fast they are committed and deleted, and how
    /// fast the replies go out meanwhile.
    private static func receiving() async throws {
        var received: [Double] = []
        var replied: [Double] = []
        for _ in 1...5 {
            let branch = try await BenchedBranch(capacity: 255)
            for index in 0..<250 {
                try await branch.text("BALANCE", from: BenchedBranch.phone(index))
            }
            let service = try await branch.start()
            try await branch.times.reach("text", 250)
            let listed = branch.times.all("AT+CMGL=4")
            let deleted = branch.times.all { $0.hasPrefix("AT+CMGD=") }
            let sent = branch.times.all("text")
            received.append(250 / (deleted[249] - listed[0]).seconds)
            replied.append(249 / (sent[249] - sent[0]).seconds)
            await service.stop()
            await branch.remove()
        }
        Figures(received).print(
            "received, committed and deleted, full SIM of 250", "messages/s",
            "aim 500; gammu-smsd with files 197, smstools 4")
        Figures(replied).print(
            "replies sent meanwhile", "messages/s", "aim 100; gammu-smsd 1, smstools 2")
    }

    /// One message at a time to an idle branch.
    private static func latency() async throws {
        let branch = try await BenchedBranch(capacity: 30)
        let service = try await branch.start()
        try await branch.times.reach("AT+CMGL=4", 1)
        var committed: [Double] = []
        var answered: [Double] = []
        for index in 0..<200 {
            branch.times.clear()
            let start = ContinuousClock.now
            try await branch.text("BALANCE", from: BenchedBranch.phone(index))
            try await branch.times.reach("text", 1)
            let deletion = branch.times.all { $0.hasPrefix("AT+CMGD=") }
            let submission = branch.times.all { $0.hasPrefix("AT+CMGS=") }
            committed.append((deletion[0] - start).seconds * 1000)
            answered.append((submission[0] - start).seconds * 1000)
            try await branch.becomesQuiet()
        }
        await service.stop()
        await branch.remove()
        Figures(committed).print(
            "+CMTI to the committed row (its +CMGD heard)", "ms",
            "aim median 20, p99 60; gammu-smsd 489, smstools 918")
        Figures(answered).print("+CMTI to the reply's +CMGS", "ms", "aim median 20, p99 60")
    }

    /// An idle minute with the sweep every 30 s, next to the peers that are installed, each at a
    /// modem of its own of the same kind.
    private static func idling() async throws {
        let branch = try await BenchedBranch(capacity: 30, sweepSeconds: 30)
        let service = try await branch.start()
        try await branch.times.reach("AT+CMGL=4", 1)
        var peers: [IdlePeer] = []
        for daemon in PeerDaemon.installed { peers.append(try await IdlePeer(daemon)) }
        // Peers take their time until they only wait.
        try await Task.sleep(for: .seconds(peers.isEmpty ? 3 : 30))
        let own = Idleness(of: service)
        let others = peers.map { Idleness(of: $0.service) }
        try await Task.sleep(for: .seconds(60))
        let used = own.used(by: service)
        print(
            "idle minute: CPU \(used.cpuSeconds.formatted) s, \(Int(used.wakeUps)) wake-ups "
                + "(gammu-smsd 0.03 s polling every second)")
        for (peer, before) in zip(peers, others) {
            guard peer.isAtWork else {
                print("  \(peer.name): it did not find its modem, so nothing is compared")
                continue
            }
            print("  \(before.used(by: peer.service).comparison(of: peer.name, with: used))")
        }
        print(
            "idle memory: RSS \(service.memory("VmRSS").formatted) MB (gammu-smsd 10 MB), "
                + "of it anonymous \(service.memory("RssAnon").formatted) MB")
        for peer in peers { await peer.remove() }
        await service.stop()
        await branch.remove()
    }
}

/// What several runs gave.
struct Figures {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    func print(_ name: String, _ unit: String, _ comparison: String) {
        let median = sorted[sorted.count / 2]
        let last = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
        Swift.print(
            "\(name): median \(median.formatted) \(unit), min \(sorted[0].formatted), "
                + "p99 \(last.formatted), max \(sorted[sorted.count - 1].formatted), "
                + "n \(sorted.count) (\(comparison))")
    }
}

extension Double {
    var formatted: String { String(format: "%.2f", self) }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}

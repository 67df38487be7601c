public import SerialLine

/// Finds the port of the modem that is meant, whatever number it has today.
///
/// USB modems have several ports, and their numbers change with every plugging in. So the finder
/// asks: dongle by dongle at the same time, port by port in a dongle, until one says who it is.
public struct ModemFinder: Sendable {
    private let wanted: ModemAddress
    private let clock: any Clock<Duration>
    private let memory = FinderMemory()
    private let changes: PortChanges

    /// A finder of one modem; it watches for ports from now on.
    public init(_ wanted: ModemAddress) { self.init(wanted, clock: .continuous) }

    init(_ wanted: ModemAddress, clock: any Clock<Duration>) {
        self.wanted = wanted
        self.clock = clock
        if case .path(let path) = wanted {
            changes = PortChanges(paths: [path])
        } else {
            changes = PortChanges()
        }
    }

    /// Opens the port the modem answers at.
    ///
    /// - Throws: `FindingError` or `LineError`, which say what to do.
    public func open() async throws -> any ByteLine {
        memory.changesSeen = changes.count
        if case .path(let path) = wanted {
            let line = try Self.open(path)
            ModemPorts.all().first { $0.path == path || $0.links.contains(path) }
                .map(memory.remember)
            return line
        }
        let findings = await search(try candidates())
        guard let port = findings.compactMap(chosen).first else {
            throw FindingError(findings, wanted: wanted)
        }
        memory.remember(port)
        return try SerialPort(opening: port.path)
    }

    /// The USB socket of the port that was opened last, such as `1-1.3`; nil when it is on none.
    public var usbPath: String? { memory.socket }

    /// Returns when a port appeared since the last search began, or when the time is over.
    public func waitForChange(atMost limit: Duration) async {
        let seen = memory.changesSeen
        let appeared = await withTaskGroup(of: Bool.self) { race in
            race.addTask { [changes] in
                await changes.wait(after: seen)
                return true
            }
            race.addTask { [clock] in
                try? await clock.sleep(for: limit)
                return false
            }
            defer { race.cancelAll() }
            return await race.next() ?? false
        }
        if appeared { await waitForTheRest() }
    }

    /// A dongle's ports appear one after the other; the one to ask first may be the last to come.
    private func waitForTheRest() async {
        if case .path = wanted { return }
        for _ in 1...5 {
            let count = changes.count
            guard (try? await clock.sleep(for: .milliseconds(200))) != nil else { return }
            if changes.count == count { return }
        }
    }
}

extension ModemFinder {
    private static func open(_ path: String) throws -> any ByteLine {
        do {
            // Of a pseudo-terminal the simulated modem holds the other side.
            if !path.hasPrefix("/dev/pts/"), path.hasPrefix("/dev/"),
                let owner = PortOwners.of(path).first
            {
                throw LineError.inUse(path: path, owner: owner)
            }
            return try SerialPort(opening: path)
        } catch LineError.cannotOpen(path, "No such file or directory") {
            throw FindingError.nothingThere(path: path, others: ModemPorts.all().map(\.path))
        }
    }

    /// The dongles that may be the one.
    private func candidates() throws -> [Dongle] {
        let dongles = ModemPorts.dongles()
        guard case .usbPath(let usbPath) = wanted else { return dongles }
        let meant = dongles.filter { dongle in
            dongle.identity?.path == usbPath || dongle.identity?.serialNumber == usbPath
        }
        guard !meant.isEmpty else {
            throw FindingError.notPluggedIn(
                usbPath: usbPath, others: dongles.compactMap(\.identity?.path))
        }
        return meant
    }

    /// Asks all dongles at once; who the udev rules name comes first.
    private func search(_ dongles: [Dongle]) async -> [DongleFinding] {
        let findings = await Self.ask(dongles, clock: clock) { memory.interface(of: $0) }
        let isNamed = { (finding: DongleFinding) in
            finding.dongle.ports.contains(where: \.isNamedByRule)
        }
        return findings.filter(isNamed) + findings.filter { !isNamed($0) }
    }

    /// The port of the dongle, if it is the one that is wanted.
    private func chosen(_ finding: DongleFinding) -> ModemPort? {
        guard let (port, answer) = finding.answer else { return nil }
        guard case .imei(let imei) = wanted else { return port }
        // Some modems leave out the check digit, which comes last.
        return answer.imei?.prefix(14) == imei.prefix(14) ? port : nil
    }

    /// Asks dongles at the same time, one port of each; in the order they were given.
    static func ask(
        _ dongles: [Dongle], clock: any Clock<Duration>, first: (USBIdentity?) -> UInt8?
    ) async -> [DongleFinding] {
        await withTaskGroup(of: (Int, DongleFinding).self) { tasks in
            for (offset, dongle) in dongles.enumerated() {
                let remembered = first(dongle.identity)
                tasks.addTask {
                    let probe = PortProbe(clock: clock)
                    return (
                        offset,
                        await DongleFinding.asking(dongle, first: remembered, probe: probe)
                    )
                }
            }
            var found: [(offset: Int, finding: DongleFinding)] = []
            for await one in tasks { found.append((one.0, one.1)) }
            return found.sorted { $0.offset < $1.offset }.map(\.finding)
        }
    }
}

internal import ATProtocol
internal import Foundation
internal import LedgerStore
internal import Logging
internal import MessageSending
internal import ModemDriver

/// A modem that a verb opens by itself for a while, because no service has it.
struct ModemVisit {
    let tended: TendedModem

    /// The modem of a configuration: the books say which SIM belongs into it, and count its PINs.
    ///
    /// - Parameters:
    ///   - books: Nil when they cannot be opened: then no PIN is given.
    ///   - recording: Writes the dialogue down.
    /// - Throws: `Refused` when the file of its PIN cannot be used.
    init(_ settings: Configuration.Modem, books: Books?, recording: ModemRecording? = nil) throws {
        var custody = SIMCustody.none
        if let books {
            _ = try SIMPINFile.pin(for: settings)
            custody = SIMCustody(of: settings.name, books: books, routes: RouteTable(Routing([]))) {
                try SIMPINFile.pin(for: settings)
            }
        }
        let failure = LastFailure()
        var connection = ModemConnection(settings, noting: failure)
        // Nobody waits here while power comes and goes.
        (connection.resetUSB, connection.cyclePower) = (nil, nil)
        self.init(
            connection, name: settings.name, device: settings.device, custody: custody,
            centre: settings.driverSettings, failure: failure, recording: recording)
    }

    /// Whatever is at `device`, without a configuration: any SIM will do, and no PIN is given. A
    /// path may be one from the folder the user is in.
    init(device: String, recording: ModemRecording? = nil) {
        let device = device.contains("/") ? URL(fileURLWithPath: device).path : device
        let failure = LastFailure()
        let finder = ModemFinder(ModemAddress(configured: device))
        let connection = ModemConnection(
            open: { try await failure.noting { try await finder.open() } },
            waitForChange: { await finder.waitForChange(atMost: $0) })
        self.init(
            connection, name: "modem", device: device, custody: .none, centre: ModemSettings(),
            failure: failure, recording: recording)
    }

    private init(
        _ connection: ModemConnection, name: String, device: String, custody: SIMCustody,
        centre settings: ModemSettings, failure: LastFailure, recording: ModemRecording?
    ) {
        var (connection, settings) = (connection, settings)
        settings.heartbeat = .seconds(1)
        settings.sweepPatience = nil
        settings.calls = .ignore
        if let recording {
            let open = connection.open
            connection.open = { recording.listening(to: try await open()) }
        }
        let modem = Modem(
            name: name, connection: connection, settings: settings, custody: custody,
            logger: Logger(label: "tawi") { _ in SwiftLogNoOpLogHandler() })
        tended = TendedModem(modem: modem, device: device, failure: failure)
    }
}

extension ModemVisit {
    /// Keeps the modem's line while `body` works with it.
    func during<Result: Sendable>(
        _ body: (TendedModem) async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { [modem = tended.modem] in try await modem.run() }
            defer { tasks.cancelAll() }
            try await settle()
            return try await body(tended)
        }
    }

    /// Waits until it is known how the modem is: set up and in a network, or why not.
    private func settle() async throws {
        let start = ContinuousClock.now
        while ContinuousClock.now - start < Self.patience {
            let condition = await tended.modem.condition
            switch condition.state {
            case .ready:
                if condition.registration?.isRegistered == true { return }
                if ContinuousClock.now - start > Self.registrationPatience { return }
            case .recovering, .waitingForPerson: return
            case .absent: if tended.failure.latest != nil { return }
            case .settingUp: if condition.failure != nil { return }
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// A SIM that starts takes twenty seconds.
    private static let patience = Duration.seconds(40)

    /// A modem that was just plugged in has a network after some seconds.
    private static let registrationPatience = Duration.seconds(8)
}

internal import ArgumentParser
internal import Foundation
internal import LedgerStore
internal import ModemDriver

/// Which modem a verb works with.
struct ModemOptions: ParsableArguments {
    @Option(help: "The branch's configuration file.")
    var config = Configuration.defaultPath

    @Option(help: "The modem's name in the configuration; the first if left out.")
    var modem: String?

    @Option(
        help: """
            Work without a configuration, on the modem at this path, with this IMEI, in this USB \
            socket, or auto.
            """)
    var device: String?

    /// Lends the modem to `body`, through the service when it runs.
    ///
    /// - Parameter recording: Writes the dialogue down; the service cannot do that.
    func withModem<Result: Sendable>(
        recording: ModemRecording? = nil, _ body: (ModemAccess) async throws -> Result
    ) async throws -> Result {
        if let device {
            return try await ModemVisit(device: device, recording: recording)
                .during { try await body(.own($0)) }
        }
        let configuration = try Configuration(fileAt: config)
        let database = configuration.branch.database
        let settings = try configuration.modem(named: modem)
        if ServiceLock.isHeld(beside: database) {
            guard recording == nil else {
                throw Refused(
                    "The service has the modem. Stop it first: sudo systemctl stop tawi")
            }
            return try await body(
                .service(path: ServiceDesk.path(beside: database), name: settings.name))
        }
        let books =
            FileManager.default.fileExists(atPath: database)
            ? try configuration.openBooks() : nil
        return try await ModemVisit(settings, books: books, recording: recording)
            .during { try await body(.own($0)) }
    }
}

extension Configuration {
    /// The modem of this name; the first when no name is given.
    func modem(named name: String?) throws -> Modem {
        guard let found = name == nil ? modems.first : modems.first(where: { $0.name == name })
        else {
            let names = modems.map(\.name).joined(separator: ", ")
            throw Refused(
                names.isEmpty
                    ? "The configuration has no modem. Write [[modem]] and device = \"auto\"."
                    : "No modem is called \"\(name ?? "")\". There are \(names).")
        }
        return found
    }
}

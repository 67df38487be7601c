internal import Accounting
internal import Foundation
internal import LedgerStore
internal import ModemDriver

/// Looks at everything, whatever of it fails.
struct Examination {
    /// The file to edit.
    var config: String

    /// A modem to look at instead of those of the configuration.
    var device: String?

    /// Every check, in the order it is shown.
    func checks() async throws -> [DoctorCheck] {
        if let device, !FileManager.default.fileExists(atPath: config) {
            return try await checks(ofModemAt: device)
        }
        let configuration: Configuration
        do {
            configuration = try Configuration(fileAt: config)
        } catch {
            return without("the configuration cannot be read")
                + [DoctorCheck("configuration", .red, advice: "\(error)")]
        }
        let opened = Self.books(of: configuration)
        let books = await Self.facts(opened.books, configuration)
        let modems = try await modemChecks(configuration, opened.books)
        let database = books.database
        return modems + Self.airtime(configuration, books.facts)
            + MachineChecks(
                machine: MachineFacts(diskOf: configuration.branch.database),
                trust: books.facts?.trust
            ).all
            + [opened.fault ?? database] + [Self.check(configuration, config)]
            + [Self.service(configuration)] + HeadOfficeChecks(configuration, books.facts).all
            + (books.facts.map { BooksChecks(books: $0).alarms }
                ?? [.unchecked("alarms", "the books are not open")])
    }

    private func checks(ofModemAt device: String) async throws -> [DoctorCheck] {
        let document = try await showingProgress("asking the modem") {
            try await ModemVisit(device: device).during { await $0.document }
        }
        return ModemChecks(modem: document).all
            + MachineChecks(machine: MachineFacts(diskOf: nil)).all
    }

    /// What is left to look at without a configuration.
    private func without(_ reason: String) -> [DoctorCheck] {
        let names = [
            "port", "owner", "modem", "SIM", "PIN", "network", "signal", "service centre",
            "storage", "airtime",
        ]
        return names.map { .unchecked($0, reason) }
            + MachineChecks(machine: MachineFacts(diskOf: config)).all
            + ["database", "service", "alarms"].map { .unchecked($0, reason) }
    }
}

extension Examination {
    /// Each modem's lights: through the service when it runs, else by opening the modem.
    private func modemChecks(
        _ configuration: Configuration, _ books: Books?
    ) async throws -> [DoctorCheck] {
        let settings = configuration.modems
        guard !settings.isEmpty else {
            return [
                DoctorCheck(
                    "modem", .red, "The configuration has no modem.",
                    action: "Write [[modem]] and device = \"auto\".")
            ]
        }
        let database = configuration.branch.database
        let documents: [ModemDocument]
        do {
            documents = try await showingProgress("asking the modems") {
                ServiceLock.isHeld(beside: database)
                    ? try await ServiceClient(path: ServiceDesk.path(beside: database)).modems()
                    : try await Self.visited(settings, books)
            }
        } catch let failure as ServiceFailure {
            return [DoctorCheck("modem", .red, advice: "\(failure)")]
        }
        return documents.flatMap { document in
            let own = settings.first { $0.name == document.name }
            return ModemChecks(modem: document, pinFileFault: own.flatMap(Self.pinFileFault)).all
        }
    }

    /// One after the other: two that are found by asking would ask the same ports.
    private static func visited(
        _ settings: [Configuration.Modem], _ books: Books?
    ) async throws -> [ModemDocument] {
        var documents: [ModemDocument] = []
        for modem in settings {
            let usable = pinFileFault(of: modem) == nil ? books : nil
            documents.append(
                try await ModemVisit(modem, books: usable).during { await $0.document })
        }
        return documents
    }

    private static func pinFileFault(of modem: Configuration.Modem) -> String? {
        do {
            _ = try SIMPINFile.pin(for: modem)
            return nil
        } catch {
            return "\(error)"
        }
    }

    private static func airtime(
        _ configuration: Configuration, _ facts: BooksFacts?
    ) -> [DoctorCheck] {
        configuration.modems.map { modem in
            BooksChecks(books: facts ?? BooksFacts()).airtime(of: modem)
        }
    }
}

extension Examination {
    private static func books(
        of configuration: Configuration
    ) -> (books: Books?, fault: DoctorCheck?) {
        let database = configuration.branch.database
        guard FileManager.default.fileExists(atPath: database) else {
            return (
                nil,
                DoctorCheck(
                    "database", .red, "There are no books at \(database) yet.",
                    action: "Make them: tawi import DIR --config FILE")
            )
        }
        do {
            return (try configuration.openBooks(), nil)
        } catch {
            return (nil, DoctorCheck("database", .red, advice: "\(error)"))
        }
    }

    private static func facts(
        _ books: Books?, _ configuration: Configuration
    ) async -> (facts: BooksFacts?, database: DoctorCheck) {
        guard let books else { return (nil, .unchecked("database", "it is not open")) }
        do {
            let facts = try await showingProgress("recounting the books") {
                try await BooksFacts(books, configuration, at: .now())
            }
            return (facts, BooksChecks(books: facts).database)
        } catch {
            return (
                nil,
                DoctorCheck(
                    "database", .red, "The books cannot be read: \(error).",
                    action: "Stop the service, keep this file as evidence, restore the last good "
                        + "backup.")
            )
        }
    }

    private static func check(_ configuration: Configuration, _ path: String) -> DoctorCheck {
        let unsure = configuration.modems.filter { $0.device.hasPrefix("/dev/ttyUSB") }
        guard let modem = unsure.first else {
            return DoctorCheck("configuration", .green, "\(path) reads well.")
        }
        return DoctorCheck(
            "configuration", .yellow,
            "\(modem.device) may be another port after the next plugging in.",
            action: "Write device = \"auto\", or the modem's IMEI, in \(path).")
    }

    private static func service(_ configuration: Configuration) -> DoctorCheck {
        ServiceLock.isHeld(beside: configuration.branch.database)
            ? DoctorCheck("service", .green, "The service runs.")
            : DoctorCheck(
                "service", .yellow, "The service does not run: nobody is answered.",
                action: "Start it: sudo systemctl start tawi (or tawi serve --config FILE)")
    }
}

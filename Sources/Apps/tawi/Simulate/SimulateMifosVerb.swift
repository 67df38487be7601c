internal import Accounting
internal import ArgumentParser
internal import Foundation
internal import Logging
internal import ServiceLifecycle
internal import SimulatedMifos
internal import UnixSignals

/// `tawi simulate mifos`: a head office on this machine.
struct SimulateMifosVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mifos",
        abstract: "Be the part of Mifos (Apache Fineract) that a branch talks to.",
        discussion: """
            Runs until it is interrupted. Its first line says where it listens. The same seed,
            date and size make the same data; up to 30 clients are those of
            "tawi simulate branch". Beside the branch's user there is mifos, who may everything.

            Example:
              tawi simulate mifos --port 8080 --clients 40 &
              curl -u tawi:password -H 'Fineract-Platform-TenantId: default' \\
                http://127.0.0.1:8080/fineract-provider/api/v1/clients/1001
              curl -d '{"name":"conflict","count":2}' http://127.0.0.1:8080/simulation/faults
              curl -d '{"state":"down","seconds":20}' http://127.0.0.1:8080/simulation/line
              curl http://127.0.0.1:8080/simulation/ledger?by=tawi

            Faults: none, rough, or shares in percent such as conflict=5,drop-before=10, of
            \(FineractFault.allCases.map(\.rawValue).joined(separator: ", ")).
            """)

    @Option(help: "Where it listens; 0 picks a free port.") var port = 8_080

    @Option(help: "The address it listens at.") var host = "127.0.0.1"

    @Option(help: "A port for /simulation alone, open while the line is down too.")
    var controlPort: Int?

    @Option(help: "How many clients the branch has.") var clients = SeededBooks.sampleSize

    @Option(help: "What everything at random is drawn from.") var seed: UInt64 = 1

    @Option(help: "The business date, such as 2026-11-24; today if left out.") var date: String?

    @Option(help: "Who the branch signs in as.") var user = "tawi"

    @Option(help: "The password of that user.") var password = "password"

    @Option(help: "What goes wrong by itself.") var faults = "none"

    @Flag(help: "Unpack requests that come as gzip, as a proxy before the server may.")
    var gzipRequests = false

    func run() async throws {
        try await reporting {
            let today = BranchCalendar { _ in 0 }.day(of: Moment.now())
            guard let day = date.map(Day.init(iso:)) ?? today else {
                throw Refused("\"\(date ?? "")\" is no day. Write it like 2026-11-24.")
            }
            guard (1...200_000).contains(clients) else {
                throw Refused("A branch has 1 to 200000 clients. Write --clients 40.")
            }
            guard (0...65_535).contains(port), (1...65_535).contains(controlPort ?? 1) else {
                throw Refused("A port is a number up to 65535. Write --port 0 for a free one.")
            }
            let seeded = SeededBooks(
                on: day, clients: clients, seed: seed, user: user, password: password)
            try await serve(SimulatedFineract(seeded, seed: seed, plan: try plan()))
        }
    }

    private func plan() throws -> FineractFaultPlan {
        do {
            return try FineractFaultPlan(faults)
        } catch {
            throw Refused(error.description)
        }
    }

    private func serve(_ fineract: SimulatedFineract) async throws {
        if gzipRequests { await fineract.change { $0.settings.unpacksRequests = true } }
        let address = host
        let server = MifosServer(
            fineract, host: host, port: port, controlPort: controlPort
        ) { listening in
            switch listening {
            case .api(let port): printLine("http://\(address):\(port)/fineract-provider/api/v1")
            case .control(let port): printLine("http://\(address):\(port)/simulation")
            }
        }
        do {
            try await ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [server], gracefulShutdownSignals: [.sigint, .sigterm],
                    logger: Logger(label: "simulate-mifos") { _ in SwiftLogNoOpLogHandler() })
            ).run()
        } catch {
            throw Refused("Cannot listen at \(host) port \(port): \(error). Write --port 0.")
        }
    }
}

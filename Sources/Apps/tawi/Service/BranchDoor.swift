internal import Accounting
internal import BranchBundle
internal import BranchConsole
internal import Counter
internal import Foundation
internal import HeadOfficeSync
internal import LedgerStore
internal import Logging
internal import SerialLine
internal import ServiceLifecycle

/// What the branch does for head office by itself: bundles, and the HTTP door.
struct BranchDoor {
    private let configuration: Configuration
    private let books: Books

    /// Nil where the branch has no key for bundles.
    let maker: BundleMaker?

    /// - Throws: `Refused` when a file of a secret cannot be used.
    init(_ configuration: Configuration, books: Books) throws {
        self.configuration = configuration
        self.books = books
        do {
            maker = try configuration.bundleMaker(books)
        } catch BundleKeyError.missing {
            maker = nil
        } catch let error as BundleKeyError {
            throw Refused("\(error)")
        }
    }

    /// Makes a bundle each day.
    var rounds: [Round] {
        guard let maker, let hour = configuration.bundles.makeAt else { return [] }
        return [
            Round("bundle", from: hour) { books, _, _, _ in
                while try maker.makeNext(in: books) != nil {}
            }
        ]
    }

    /// The HTTP door where somebody may come in, and the keeper of sticks where they are looked for.
    func services(_ logger: Logger) throws -> [any Service] {
        var services: [any Service] = []
        if let settings = try consoleSettings {
            services.append(
                ConsoleServer(
                    settings, books: books, maker: maker, logger: logger, now: Moment.now))
        }
        if let maker, let folder = configuration.bundles.stick.folder {
            services.append(
                StickKeeper(
                    books: books, maker: maker,
                    mount: StickMount(
                        folder: folder, mounts: configuration.bundles.stick.mounts),
                    branch: configuration.branch.name, languages: configuration.rules.languages,
                    sticks: StickMonitor.arrivals, logger: logger, now: Moment.now))
        }
        return services
    }

    private var consoleSettings: ConsoleSettings? {
        get throws {
            guard configuration.console != nil || configuration.gateway != nil else { return nil }
            let console = configuration.console ?? Configuration.Console()
            let token = try configuration.console.map {
                try SecretFile.token(
                    $0.tokenFile, credential: "console-token", "[console] token_file")
            }
            let gateway = try configuration.gateway.map { gateway in
                GatewayRules(
                    tenant: gateway.tenant,
                    appKey: try SecretFile.token(
                        gateway.appKeyFile, credential: "gateway-app-key",
                        "[gateway] app_key_file"),
                    branch: configuration.branch.name, country: configuration.branch.country,
                    ownNumbers: configuration.rules.ownNumbers)
            }
            return ConsoleSettings(
                host: console.host, port: console.port, token: token, gateway: gateway)
        }
    }
}

extension Configuration {
    /// - Throws: `BundleKeyError` when there is no key, or it cannot be used.
    func bundleMaker(_ books: Books) throws -> BundleMaker {
        BundleMaker(
            books: books, key: try BundleSigningKey(fileAt: bundleKeyFile),
            encryptingTo: bundles.recipient, now: Moment.now)
    }
}

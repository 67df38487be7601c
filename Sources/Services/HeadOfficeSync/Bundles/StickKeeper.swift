public import Accounting
internal import Foundation
public import LedgerStore
public import Logging
public import SerialLine
public import ServiceLifecycle
public import TextCommands

/// Copies bundles onto a USB stick when one is plugged in, lets go of it, and tells the managers.
public struct StickKeeper: Service {
    private let books: Books
    private let maker: BundleMaker
    private let mount: StickMount
    private let languages: Languages
    private let sticks: @Sendable () -> AsyncStream<Stick>
    private let logger: Logger
    private let now: @Sendable () -> Moment

    /// The folder on the stick; another branch's bundles may lie beside it.
    private let folder: String

    public init(
        books: Books, maker: BundleMaker, mount: StickMount, branch: String, languages: Languages,
        sticks: @escaping @Sendable () -> AsyncStream<Stick>, logger: Logger,
        now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.maker = maker
        self.mount = mount
        self.languages = languages
        self.sticks = sticks
        self.logger = logger
        self.now = now
        folder = "tawi/" + branch.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    }

    public func run() async throws {
        for await stick in sticks().cancelOnGracefulShutdown() {
            await serve(stick)
        }
    }

    private func serve(_ stick: Stick) async {
        do {
            let outcome = await copy(to: stick)
            try await tell(outcome)
        } catch {
            logger.error("cannot tell about a stick", metadata: ["reason": "\(error)"])
        }
    }

    private func copy(to stick: Stick) async -> StickOutcome {
        do {
            _ = try await maker.makeAll()
            try await mount.attach(stick)
            let copied: [MadeBundle]
            do {
                copied = try await BundleFolder(mount.folder + "/" + folder).copy(from: books)
            } catch {
                _ = await mount.release()
                throw error
            }
            let isReleased = await mount.release()
            let last = try await books.read { try $0.bundles.last()?.number ?? 0 }
            logger.info(
                "bundles copied to a stick",
                metadata: ["bundles": "\(copied.count)", "released": "\(isReleased)"])
            return .copied(count: copied.count, last: last, isReleased: isReleased)
        } catch {
            logger.error("no bundles to the stick", metadata: ["reason": "\(error)"])
            return .failed
        }
    }

    private func tell(_ outcome: StickOutcome) async throws {
        try await books.write { [languages, now] books in
            for manager in try books.people.managers() {
                guard let phone = manager.phone else { continue }
                let text = languages.pack(manager.language).text(of: .stick(outcome))
                try books.outbox.enqueue(
                    OutgoingMessage(to: phone, text: text, as: .alert), at: now())
            }
        }
    }
}

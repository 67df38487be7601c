import Accounting
import BranchBundle
import Foundation
import HeadOfficeSync
import LedgerStore
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing
import TextCommands

@testable import BranchConsole

/// A branch's door on a port of this machine, and curl in front of it.
///
/// A class so that the folder goes when the test is over.
final class TestDoor: Sendable {
    let books: Books
    let folder: URL
    let key = BundleSigningKey(for: "Kibwezi")
    let time = Mutex(TestDoor.start)

    static let token = "a-token-of-head-office"
    static let appKey = "0123456789abcdef-key"

    /// Monday morning: 2026-11-23T07:00:00Z.
    static let start = Moment(millisecondsSince1970: 1_795_417_200_000)

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tawi-door-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        books = try Books(
            at: folder.appending(path: "tawi.db").path,
            key: try BranchKey(Data(repeating: 7, count: BranchKey.length)))
        let shilling = try #require(Currency("KES"))
        let phone = try #require(PhoneNumber(e164: "+254722000002"))
        try await books.write { books in
            try books.people.enrol(Centre(code: "C1", name: "Kibwezi"))
            try books.people.enrol(Group(code: "G1", name: "Umoja", centre: "C1"))
            try books.people.enrol(
                Client(number: "1024", name: "Mary", phone: phone, group: "G1"))
            try books.people.enrol(
                ClientAccount(
                    account: .savings(client: "1024"), client: "1024", currency: shilling,
                    number: nil, product: nil, figureDay: nil, nextDue: nil))
            try books.people.open(.headOffice, currency: shilling)
        }
    }

    deinit {
        try? books.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var now: Moment { time.withLock(\.self) }

    /// Moves money `count` times.
    func book(_ count: Int, from first: Int) async throws {
        let shilling = try #require(Currency("KES"))
        let posting = Posting(at: now, day: try #require(Day(iso: "2026-11-23")))
        try await books.write { books in
            for number in first..<first + count {
                let transfer = Transfer(
                    id: "opening \(number)", debit: .headOffice,
                    credit: .savings(client: "1024"),
                    amount: Money(minorUnits: Int64(number) * 7 + 1, currency: shilling))
                let verdict = try books.ledger.post(transfer, on: posting)
                #expect(verdict == .posted)
            }
        }
    }

    var maker: BundleMaker { BundleMaker(books: books, key: key, now: { self.now }) }

    /// Opens the door for the time of `body`, which gets its port.
    func open(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        let (ports, port) = AsyncStream<Int>.makeStream()
        let gateway = GatewayRules(
            tenant: "default", appKey: try #require(SecretToken(Self.appKey)), branch: "Kibwezi",
            country: try #require(Country(code: "KE")),
            ownNumbers: [try #require(PhoneNumber(e164: "+254700000001"))])
        let server = ConsoleServer(
            ConsoleSettings(
                host: "127.0.0.1", port: 0, token: SecretToken(Self.token), gateway: gateway),
            books: books, maker: maker,
            logger: Logger(label: "door") { _ in SwiftLogNoOpLogHandler() },
            now: { self.now }, onListening: { port.yield($0) })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await server.run() }
            let number = try #require(await ports.first { _ in true })
            try await body(number)
            tasks.cancelAll()
        }
    }

    static var hasCurl: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/curl") }

    /// A request as Fineract makes it; the status and the body.
    static func fineract(
        _ path: String, _ body: String? = nil, at port: Int, key: String = appKey,
        tenant: String = "default"
    ) async throws -> (status: Int, body: Data) {
        let posting = body.map { ["-X", "POST", "--data-binary", $0] } ?? []
        let arguments =
            [
                "-H", "Fineract-Platform-TenantId: \(tenant)", "-H",
                "Fineract-Tenant-App-Key: \(key)", "-H", "Content-Type: application/json", "-w",
                "%{http_code}", "http://127.0.0.1:\(port)\(path)",
            ] + posting
        let answer = try await curl(arguments)
        let status = Int(String(decoding: answer.output.suffix(3), as: UTF8.self))
        return (try #require(status), answer.output.dropLast(3))
    }

    /// curl as head office has it; its standard output and exit status.
    static func curl(_ arguments: [String]) async throws -> (output: Data, status: Int32) {
        let run = try await ProgramRun.of(
            "/usr/bin/curl", ["-sS", "--max-time", "20"] + arguments)
        return (run.output, run.status)
    }
}

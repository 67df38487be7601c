import ATProtocol
import Foundation
import LedgerStore
import MessageSending
import ModemDriver
import Synchronization
import Testing

@testable import tawi

/// What the operator writes into the file of the PIN, and what the SIM is given.
struct SIMCustodyTests {
    @Test func `another PIN in the file is another attempt, without starting anew`() async throws {
        try await withCustody { custody, file in
            file.write("4321")
            let first = try await custody.offer(left: 3, wasRight: false)
            #expect(first.pin == SIMPIN("4321"))
            let again = try await custody.offer(left: 3)
            #expect(again.advice.contains("write it into the file"))
            file.write("1234")
            let stopped = try await custody.offer(left: 2)
            #expect(stopped.advice.contains("enter the PIN there"))
            // The SIM was in a phone, which gave it the right one.
            let other = try await custody.offer(left: 3, wasRight: true)
            #expect(other.pin == SIMPIN("1234"))
        }
    }

    @Test func `where the modem counts nothing one wrong PIN is the last`() async throws {
        try await withCustody { custody, file in
            file.write("4321")
            let first = try await custody.offer(left: nil, wasRight: false)
            #expect(first.pin == SIMPIN("4321"))
            file.write("1234")
            let stopped = try await custody.offer(left: nil)
            #expect(stopped.advice.contains("switch its PIN off"))
        }
    }

    private func withCustody(_ body: (SIMCustody, PINFile) async throws -> Void) async throws {
        let folder = try CommandLineFolder()
        let key = try BranchKey(Data(repeating: 7, count: BranchKey.length))
        let books = try Books(at: folder.database, key: key)
        let file = PINFile()
        let routes = RouteTable(Routing([]))
        let custody = SIMCustody(of: "m1", books: books, routes: routes) { file.read() }
        try await body(custody, file)
        try books.close()
        try folder.remove()
    }
}

/// A class because the test writes what the custody reads.
private final class PINFile: Sendable {
    private let text = Mutex<String?>(nil)

    func read() -> String? { text.withLock { $0 } }

    func write(_ pin: String) { text.withLock { $0 = pin } }
}

extension SIMCustody {
    /// The PIN a SIM with so many attempts left is given, else the advice to the operator.
    fileprivate func offer(
        left: Int?, wasRight: Bool = false
    ) async throws -> (pin: SIMPIN?, advice: String) {
        switch try await pin(SIMIdentity(iccid: ICCID("8925402000000000001"), imsi: nil), left) {
        case .leave(let sentence): return (nil, sentence)
        case .enter(let pin, let attempt):
            try await pinAnswered(attempt, wasRight)
            return (pin, "")
        }
    }
}

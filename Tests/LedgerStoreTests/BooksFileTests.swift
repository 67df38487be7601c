import Foundation
import Testing

@testable import LedgerStore

/// The one file, beside the log and the index SQLite keeps while it is open.
@Suite struct BooksFileTests {
    @Test func `the file of closed books has everything by itself`() async throws {
        let branch = try await TestBranch()
        let clients = try await branch.books.read { try $0.people.counts().clients }
        #expect(clients > 0)
        try branch.books.close()
        let alone = branch.folder.appending(path: "copy.db")
        try FileManager.default.copyItem(
            at: branch.folder.appending(path: "tawi.db"), to: alone)
        let copy = try Books(at: alone.path, key: try TestBranch.key)
        #expect(try await copy.read { try $0.people.counts().clients } == clients)
        try copy.close()
    }

    @Test func `whoever reads does not wait for a write, and sees the books before it`()
        async throws
    {
        let branch = try await TestBranch()
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let ends = DispatchSemaphore(value: 0)
        let books = branch.books
        let write = Task {
            try await books.write { open in
                _ = try open.pulls.begin(at: TestBranch.start)
                begin.finish()
                ends.wait()
            }
        }
        for await _ in begun {}
        #expect(try await books.read { try $0.pulls.open() } == nil)
        ends.signal()
        try await write.value
        #expect(try await books.read { try $0.pulls.open() } != nil)
    }
}

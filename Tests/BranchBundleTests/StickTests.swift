import Foundation
import HeadOfficeSync
import LedgerStore
import Logging
import SerialLine
import Testing
import TextCommands

@testable import BranchBundle

/// A stick is plugged in: it gets what it has not, and the manager is told.
struct StickTests {
    private static func plugIn(_ times: Int, at branch: BundledBranch, folder: URL) async throws {
        let keeper = StickKeeper(
            books: branch.books, maker: branch.maker(),
            mount: StickMount(folder: folder.path, mounts: false), branch: "Kibwezi Town",
            languages: .english,
            sticks: {
                AsyncStream { stream in
                    for _ in 0..<times {
                        stream.yield(Stick(path: "/dev/sdz1", fileSystem: "vfat"))
                    }
                    stream.finish()
                }
            }, logger: Logger(label: "stick") { _ in SwiftLogNoOpLogHandler() },
            now: { branch.now })
        try await keeper.run()
    }

    private static func branch() async throws -> BundledBranch {
        let branch = try await BundledBranch(clients: 3)
        let phone = try #require(PhoneNumber(e164: "+254711000009"))
        try await branch.books.write { books in
            try books.people.enrol(User(code: "MG", name: "Grace", phone: phone, role: .manager))
        }
        try await branch.collect(3)
        return branch
    }

    private static func texts(_ branch: BundledBranch) async throws -> [String] {
        try await branch.books.read { try $0.outbox.messages(latest: 9).map(\.message.text) }
    }

    @Test func `a stick gets every bundle it has not, and no more`() async throws {
        let branch = try await Self.branch()
        let folder = branch.folder.appending(path: "stick")
        try await Self.plugIn(2, at: branch, folder: folder)
        let copy = folder.appending(path: "tawi/Kibwezi-Town/0000001.tawi")
        let octets = try #require(FileManager.default.contents(atPath: copy.path))
        #expect(try SealedBundle(octets: octets).contents().collections.count == 3)
        #expect(
            try await Self.texts(branch) == [
                "USB stick: 1 bundle copied, the last is number 1. You may pull it out.",
                "USB stick: 0 bundles copied, the last is number 1. You may pull it out.",
            ])
        try Data(repeating: 0, count: octets.count).write(to: copy)
        try await Self.plugIn(1, at: branch, folder: folder)
        #expect(FileManager.default.contents(atPath: copy.path) == octets)
    }

    @Test func `a stick that cannot be written to is told of`() async throws {
        let branch = try await Self.branch()
        let folder = branch.folder.appending(path: "no-folder")
        try Data("a file".utf8).write(to: folder)
        try await Self.plugIn(1, at: branch, folder: folder)
        let texts = try await Self.texts(branch)
        #expect(texts.count == 1)
        #expect(texts.first?.hasPrefix("USB stick: nothing was copied") == true)
    }
}

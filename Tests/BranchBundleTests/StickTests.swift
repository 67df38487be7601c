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
            mount: StickMount(folder: folder.path, mounts: false, patience: .zero),
            branch: "Kibwezi Town",
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

    /// Another device than the branch's folder is on, as a mounted stick is.
    private static func withMountedFolder(
        _ branch: BundledBranch, _ test: (URL) async throws -> Void
    ) async throws {
        let device = URL(filePath: "/dev/shm/tawi-stick-\(UUID())")
        try FileManager.default.createDirectory(at: device, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: device) }
        let folder = branch.folder.appending(path: "stick")
        try FileManager.default.createSymbolicLink(at: folder, withDestinationURL: device)
        try await test(folder)
    }

    private static func texts(_ branch: BundledBranch) async throws -> [String] {
        try await branch.books.read { try $0.outbox.messages(latest: 9).map(\.message.text) }
    }

    /// Somebody else mounted it: the branch cannot say that it may be pulled out.
    private static let advice = "It is still mounted: eject it before you pull it out."

    @Test func `a stick gets every bundle it has not, and no more`() async throws {
        let branch = try await Self.branch()
        try await Self.withMountedFolder(branch) { folder in
            try await Self.plugIn(2, at: branch, folder: folder)
            let copy = folder.appending(path: "tawi/Kibwezi-Town/0000001.tawi")
            let octets = try #require(FileManager.default.contents(atPath: copy.path))
            #expect(try SealedBundle(octets: octets).contents().collections.count == 3)
            #expect(
                try await Self.texts(branch) == [
                    "USB stick: 1 bundle copied, the last is number 1. \(Self.advice)",
                    "USB stick: 0 bundles copied, the last is number 1. \(Self.advice)",
                ])
            try Data(repeating: 0, count: octets.count).write(to: copy)
            try await Self.plugIn(1, at: branch, folder: folder)
            #expect(FileManager.default.contents(atPath: copy.path) == octets)
        }
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

    /// Where nothing is mounted, what is copied would land on the branch's own disk.
    @Test func `a folder nothing is mounted at is no stick`() async throws {
        let branch = try await Self.branch()
        let folder = branch.folder.appending(path: "stick")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await Self.plugIn(1, at: branch, folder: folder)
        let texts = try await Self.texts(branch)
        #expect(texts.first?.hasPrefix("USB stick: nothing was copied") == true, "\(texts)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}

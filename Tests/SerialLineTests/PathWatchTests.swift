import Foundation
import SerialLine
import Testing

@Suite(.serialized, .timeLimit(.minutes(3))) struct PathWatchTests {
    @Test func `a link pointed elsewhere is noticed`() async throws {
        try await withFolder { folder in
            let (one, other) = (try PseudoTerminal(), try PseudoTerminal())
            let link = folder.appending(path: "modem").path
            try FileManager.default.createSymbolicLink(
                atPath: link, withDestinationPath: one.path)
            var arrivals = PathWatch.arrivals(at: link).makeAsyncIterator()
            try FileManager.default.removeItem(atPath: link)
            try FileManager.default.createSymbolicLink(
                atPath: link, withDestinationPath: other.path)
            #expect(await arrivals.next() != nil)
        }
    }

    @Test func `a path in a folder that is not there yet is noticed when it comes`() async throws {
        try await withFolder { folder in
            // Again and again, as each folder may be made at any moment of looking for it. The kernel
            // takes its time to give an inotify instance back, and has 128 for each user.
            for round in 0..<60 {
                let deep = folder.appending(path: "\(round)/a/b")
                var arrivals = PathWatch.arrivals(at: deep.appending(path: "modem").path)
                    .makeAsyncIterator()
                try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
                try Data("x".utf8).write(to: deep.appending(path: "modem"))
                #expect(await arrivals.next() != nil)
            }
        }
    }

    @Test func `watching ends with the task that reads`() async throws {
        let reading = Task {
            for await _ in PathWatch.arrivals(at: "/tmp/tawi-nothing-here") {}
            for await _ in PortMonitor.events() {}
        }
        reading.cancel()
        await reading.value
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tawi-watch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}

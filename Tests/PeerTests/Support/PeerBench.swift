import ControlSocket
import Foundation
import TestSupport
import Testing

/// A folder with a simulated modem's link and control socket in it.
struct PeerBench: Sendable {
    let directory: URL

    var device: String { path("modem") }

    func path(_ name: String) -> String { directory.appending(path: name).path }

    /// A folder below, made if it is missing.
    func folder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: path(name), withIntermediateDirectories: true)
        return path(name)
    }

    func write(_ text: String, to name: String) throws -> String {
        try (text + "\n").write(toFile: path(name), atomically: true, encoding: .utf8)
        return path(name)
    }

    /// What the files of a folder say.
    func texts(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).map {
            let data = FileManager.default.contents(atPath: folder + "/" + $0) ?? Data()
            return String(decoding: data, as: UTF8.self)
        }
    }

    /// A line on the control socket, which must be obeyed.
    @discardableResult
    func tell(_ line: String) async throws -> String {
        let answer = try await ControlSocketClient.ask(
            line, at: path("control"), deadline: .seconds(60))
        try #require(!answer.contains("\"error\""), "\(line): \(answer)")
        return answer
    }

    /// Number and text of everything the network took.
    func submissions() async throws -> [String] {
        let answer = try await tell("submissions")
        let objects = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [[String: Any]]
        return (objects ?? []).map { "\($0["number"] ?? "") \($0["text"] ?? "")" }
    }

    /// Waits until something is so; other people's programs tell nobody when they are done.
    func reaches(_ what: String, _ isSo: () async throws -> Bool) async throws {
        for _ in 0..<1200 {
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("never came: \(what)")
    }
}

/// Runs `body` with the real executable simulating a modem.
func withSimulatedModem(
    _ profile: String, _ body: (PeerBench) async throws -> Void
) async throws {
    try await withSimulator(body) { bench in
        ["modem", "--pty", bench.device, "--profile", profile]
    }
}

/// Runs `body` with the real executable simulating a network, a modem of a kind at each link.
func withSimulatedNetwork(
    _ profiles: [(link: String, profile: String)], _ body: (PeerBench) async throws -> Void
) async throws {
    try await withSimulator(body) { bench in
        ["network"] + profiles.flatMap { ["--modem", "\(bench.path($0.link)),\($0.profile)"] }
    }
}

private func withSimulator(
    _ body: (PeerBench) async throws -> Void, _ arguments: (PeerBench) -> [String]
) async throws {
    let directory = FileManager.default.temporaryDirectory
        .appending(path: "tawi-peer-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let bench = PeerBench(directory: directory)
    let command =
        ["simulate"] + arguments(bench) + ["--control", bench.path("control"), "--seed", "42"]
    async let run = Executable.run(command)
    try await bench.reaches("the control socket") {
        FileManager.default.fileExists(atPath: bench.path("control"))
    }
    do {
        try await body(bench)
    } catch {
        Issue.record("\(error)")
    }
    try await bench.tell("quit")
    #expect(try await run.status == 0)
    #expect(!FileManager.default.fileExists(atPath: bench.device))
}

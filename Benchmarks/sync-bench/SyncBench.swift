import Foundation

/// Measures the branch's traffic with head office over loopback.
///
/// Head office is the stand-in, in a process of its own, so that its memory is not counted.
@main
struct SyncBench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "pull", let port = Int(arguments[3]) {
            return try await PullBench(database: arguments[2], port: port).run()
        }
        try await PullBench.measure(
            clients: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000)
    }
}

/// The most memory this process ever had, in mebibytes (`/proc/self/status`, VmHWM).
func peakMebibytes() -> Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
    return kibibytes / 1024
}

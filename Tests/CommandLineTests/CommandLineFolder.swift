import Accounting
import Foundation
import LedgerStore
import Simulation
import TestSupport
import Testing

/// A folder with a configuration file and the sample branch, and the real executable on them.
struct CommandLineFolder {
    let url: URL
    let branch: URL

    var configuration: String { url.appending(path: "tawi.toml").path }
    var database: String { url.appending(path: "tawi.db").path }

    /// The sample branch has no PINs: hashing them takes an import its time.
    init() throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: "tawi-command-line-\(UUID().uuidString)")
        branch = url.appending(path: "branch")
        try FileManager.default.createDirectory(at: branch, withIntermediateDirectories: true)
        for (name, text) in SimulatedBranch(on: try Self.day, withPINs: false).files {
            try write(Data(text.utf8), to: name)
        }
        try configure(
            """
            [branch]
            name = "Kibwezi"
            country = "KE"
            database = "\(database)"
            """)
    }

    static var day: Day { get throws { try #require(Day(iso: "2026-11-24")) } }

    func configure(_ text: String) throws {
        try Data(text.utf8).write(to: url.appending(path: "tawi.toml"))
    }

    /// Puts octets in the place of one of the six files.
    func write(_ data: Data, to name: String) throws {
        try data.write(to: branch.appending(path: name))
    }

    /// Changes one of the six files.
    func edit(_ name: String, _ change: (String) -> String) throws {
        let file = branch.appending(path: name)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        try write(Data(change(text).utf8), to: name)
    }

    /// Runs a verb with this configuration.
    func tawi(_ arguments: String...) async throws -> Executable.Run {
        try await Executable.run(arguments + ["--config", configuration])
    }

    /// Runs a verb, and somebody types a PIN.
    func tawi(_ arguments: String..., typing pin: String) async throws -> Executable.Run {
        try await Executable.run(arguments + ["--config", configuration], input: pin + "\n")
    }

    /// Somebody has chosen a PIN of his own, as he does by text.
    func choosePIN(_ pin: String, of holder: String) async throws {
        let books = try Books(
            at: database, key: BranchKey(fileAt: database + ".key", forBooksAt: database))
        let hash = try books.hash(pin)
        try await books.write { try $0.people.changePIN(of: holder, to: hash) }
        try books.close()
    }

    func `import`() async throws -> Executable.Run { try await tawi("import", branch.path) }

    /// How many clients the database has.
    func clients() async throws -> Int? {
        let status = try await tawi("status", "--json")
        let people = try object(status.output)["people"] as? [String: Int]
        return people?["clients"]
    }

    func remove() throws { try FileManager.default.removeItem(at: url) }
}

/// A line of output as the JSON object it must be.
func object(_ line: some StringProtocol) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return try #require(object as? [String: Any])
}

/// Gives a folder to `body` and removes it.
func withFolder(_ body: (CommandLineFolder) async throws -> Void) async throws {
    let folder = try CommandLineFolder()
    try await body(folder)
    try folder.remove()
}

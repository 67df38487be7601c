import Foundation
import Testing

/// The layer table, executed: imports point down only, and each outside thing has one door.
struct LayerTests {
    /// What each target may import of the house. A row a target, from the bottom up.
    static let table: [(target: String, folder: String, mayImport: Set<String>)] = [
        ("SMSPDU", "Core/SMSPDU", []),
        ("ATProtocol", "Core/ATProtocol", []),
        ("Accounting", "Core/Accounting", []),
        ("LanguagePacks", "Core/LanguagePacks", []),
        ("TextCommands", "Core/TextCommands", ["Accounting", "LanguagePacks"]),
        ("pack-check", "Tools/pack-check", ["LanguagePacks"]),
        ("SerialLine", "Adapters/SerialLine", []),
        ("ControlSocket", "Adapters/ControlSocket", []),
        ("ModemDriver", "Adapters/ModemDriver", core.union(["SerialLine"])),
        ("LedgerStore", "Adapters/LedgerStore", core),
        ("Compression", "Adapters/Compression", []),
        ("MifosClient", "Adapters/MifosClient", core.union(["Compression"])),
        ("BranchBundle", "Adapters/BranchBundle", core.union(["Compression", "LedgerStore"])),
        ("Simulation", "Simulation", core.union(adapters)),
        ("SimulatedMifos", "Simulation/Mifos", core.union(["Compression", "Simulation"])),
        ("InboxPolling", "Services/InboxPolling", core.union(adapters)),
        ("Counter", "Services/Counter", core.union(adapters)),
        ("MessageSending", "Services/MessageSending", core.union(adapters)),
        ("ModemCare", "Services/ModemCare", core.union(adapters)),
        ("HeadOfficeSync", "Services/HeadOfficeSync", core.union(adapters)),
        ("BranchConsole", "Apps/BranchConsole", core.union(adapters).union(services)),
        (
            "tawi", "Apps/tawi",
            core.union(adapters).union(services).union(simulation).union(["BranchConsole"])
        ),
    ]

    static let core: Set<String> = [
        "SMSPDU", "ATProtocol", "Accounting", "LanguagePacks", "TextCommands",
    ]
    static let adapters: Set<String> = [
        "ControlSocket", "SerialLine", "ModemDriver", "LedgerStore", "Compression", "MifosClient",
        "BranchBundle",
    ]
    static let services: Set<String> = [
        "InboxPolling", "Counter", "MessageSending", "ModemCare", "HeadOfficeSync",
    ]
    static let simulation: Set<String> = ["Simulation", "SimulatedMifos"]

    /// The one target that may import an outside thing.
    static let doors: [String: Set<String>] = [
        "CUdev": ["SerialLine"],
        "CZlib": ["Compression"],
        "GRDB": ["LedgerStore"],
        "Crypto": ["LedgerStore", "BranchBundle"],
        "AsyncHTTPClient": ["MifosClient"],
        "Hummingbird": ["SimulatedMifos", "BranchConsole"],
        "SwiftProtobuf": ["BranchBundle"],
        "CryptoExtras": ["LedgerStore"],
        "TOMLKit": ["tawi"],
        "SwiftCSV": ["tawi"],
        "ArgumentParser": ["tawi"],
        "UnixSignals": ["tawi"],
    ]

    /// The files of a target, without those of a target whose folder lies within its own.
    private static func files(of folder: String) throws -> [SourceFile] {
        let within = table.map(\.folder).filter { $0.hasPrefix(folder + "/") }
        return try SourceFile.all(in: folder).filter { file in
            !within.contains { file.path.hasPrefix($0 + "/") }
        }
    }

    @Test(arguments: table.map(\.target))
    func `imports point down only`(target: String) throws {
        let row = try #require(Self.table.first { $0.target == target })
        let house = Set(Self.table.map(\.target))
        for file in try Self.files(of: row.folder) {
            let forbidden = file.imports.intersection(house).subtracting(row.mayImport)
            #expect(forbidden.isEmpty, "\(file.name) imports \(forbidden.sorted())")
        }
    }

    @Test(arguments: table.map(\.target))
    func `each outside thing has one door`(target: String) throws {
        let row = try #require(Self.table.first { $0.target == target })
        for file in try Self.files(of: row.folder) {
            for module in file.imports {
                guard let allowed = Self.doors[module] else { continue }
                #expect(allowed.contains(target), "\(file.name) imports \(module)")
            }
        }
    }

    @Test(arguments: core.sorted())
    func `the core imports nothing but itself`(target: String) throws {
        for file in try SourceFile.all(in: "Core/\(target)") {
            let outside = file.imports.subtracting(Self.core)
            #expect(outside.isEmpty, "\(file.name) imports \(outside.sorted())")
        }
    }

    @Test func `every target is in the table`() throws {
        let folders = try SourceFile.all(in: "").map { file in
            file.path.split(separator: "/").prefix(2).joined(separator: "/")
        }
        let known = Set(Self.table.map(\.folder))
        for folder in Set(folders) {
            #expect(known.contains(folder) || known.contains(String(folder.prefix { $0 != "/" })))
        }
    }
}

/// What must never stand in the sources.
struct TidinessTests {
    static let unwanted = [
        "try!", "as!", "@unchecked Sendable", "fatalError(", "TODO", "FIXME", "@preconcurrency",
    ]

    @Test(arguments: unwanted)
    func `nothing traps or waits to be finished`(phrase: String) throws {
        for file in try SourceFile.all(in: "") where !file.isGenerated {
            #expect(!file.text.contains(phrase), "\(file.name)")
        }
    }

    @Test func `no AT command stands outside ATProtocol`() throws {
        for file in try SourceFile.all(in: "") where !file.path.hasPrefix("Core/ATProtocol") {
            guard !file.path.hasPrefix("Simulation") else { continue }
            #expect(!file.text.contains("\"AT+"), "\(file.name)")
            #expect(!file.text.contains("\"+CMG"), "\(file.name)")
        }
    }

    @Test func `no module shares its name with a type in it`() throws {
        for row in LayerTests.table {
            for file in try SourceFile.all(in: row.folder) {
                for kind in ["struct", "class", "enum", "actor", "protocol"] {
                    #expect(!file.text.contains(" \(kind) \(row.target) "), "\(file.name)")
                }
            }
        }
    }
}

/// The codec is a library of its own: whoever uses it reads its documentation, not its code.
struct DocumentationTests {
    @Test func `every public declaration of the codec is documented`() throws {
        for file in try SourceFile.all(in: "Core/SMSPDU") {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.drop { $0 == " " } }
            for (line, above) in zip(lines.dropFirst(), lines) {
                guard line.hasPrefix("public "), !line.hasPrefix("public import ") else { continue }
                #expect(above.hasPrefix("///"), "\(file.name): \(line)")
            }
        }
    }
}

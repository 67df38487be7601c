// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules; warnings are errors.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let sqlite = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let slowHashes = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let http = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let tls = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let webServer = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let csv = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")

/// A target in the folder of its layer.
func target(_ layer: String, _ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(layer)/\(name)",
        swiftSettings: strict)
}

/// The tests of a target, or of the whole house.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

// Layers from the bottom up; imports point down only. TidyTests hold the table.
let core: [Target] = [
    target("Core", "SMSPDU"),
    target("Core", "ATProtocol"),
    target("Core", "Accounting"),
    target("Core", "LanguagePacks"),
    .target(
        name: "TextCommands", dependencies: ["Accounting", "LanguagePacks"],
        path: "Sources/Core/TextCommands", exclude: ["Packs"], swiftSettings: strict,
        plugins: ["LanguagePackPlugin"]),
]

/// Run while building: the language packs are checked and compiled in.
let tools: [Target] = [
    .executableTarget(
        name: "pack-check", dependencies: ["LanguagePacks"], path: "Sources/Tools/pack-check",
        swiftSettings: strict),
    .plugin(name: "LanguagePackPlugin", capability: .buildTool(), dependencies: ["pack-check"]),
]

let adapters: [Target] = [
    .systemLibrary(
        name: "CUdev", path: "Sources/Adapters/CUdev", pkgConfig: "libudev",
        providers: [.apt(["libudev-dev"])]),
    .systemLibrary(
        name: "CZlib", path: "Sources/Adapters/CZlib", pkgConfig: "zlib",
        providers: [.apt(["zlib1g-dev"])]),
    target("Adapters", "Compression", ["CZlib"]),
    target("Adapters", "SerialLine", ["CUdev"]),
    target("Adapters", "ControlSocket"),
    target("Adapters", "ModemDriver", ["SerialLine", "ATProtocol", "SMSPDU", logging]),
    target(
        "Adapters", "LedgerStore",
        ["Accounting", "SMSPDU", "TextCommands", sqlite, crypto, slowHashes]),
    target(
        "Adapters", "MifosClient",
        ["Accounting", "Compression", http, nio, nioHTTP, nioPosix, tls]),
    .target(
        name: "BranchBundle",
        dependencies: [
            "Accounting", "Compression", "LedgerStore", "TextCommands", crypto, protobuf,
        ],
        path: "Sources/Adapters/BranchBundle", exclude: ["Schema"], swiftSettings: strict),
]

let services: [Target] = [
    target(
        "Services", "InboxPolling",
        [
            "Accounting", "ATProtocol", "LedgerStore", "ModemDriver", "SMSPDU", "TextCommands",
            lifecycle, logging,
        ]),
    target(
        "Services", "Counter",
        ["Accounting", "LedgerStore", "SMSPDU", "TextCommands", lifecycle, logging]),
    target(
        "Services", "MessageSending",
        ["Accounting", "ATProtocol", "LedgerStore", "ModemDriver", "SMSPDU", lifecycle, logging]),
    target(
        "Services", "ModemCare", ["Accounting", "LedgerStore", "TextCommands", lifecycle, logging]),
    target(
        "Services", "HeadOfficeSync",
        [
            "Accounting", "BranchBundle", "LedgerStore", "MifosClient", "SerialLine",
            "TextCommands", lifecycle, logging,
        ]),
]

let apps: [Target] = [
    target(
        "Apps", "BranchConsole",
        [
            "Accounting", "HeadOfficeSync", "LedgerStore", "TextCommands", lifecycle, logging,
            webServer,
        ]),
    .executableTarget(
        name: "tawi",
        dependencies: [
            "Accounting", "BranchBundle", "BranchConsole", "Compression", "ControlSocket",
            "Counter",
            "HeadOfficeSync", "InboxPolling", "LedgerStore", "ATProtocol", "MessageSending",
            "MifosClient", "ModemCare", "ModemDriver", "SMSPDU", "SerialLine", "Simulation",
            "SimulatedMifos", "TextCommands", arguments, csv, lifecycle, logging, signals, toml,
        ],
        path: "Sources/Apps/tawi", swiftSettings: strict),
]

/// Measure the whole house from outside, and the codec alone: `make bench`.
let benchmarks: [Target] = [
    .target(name: "AllocationCounter", path: "Benchmarks/AllocationCounter"),
    .executableTarget(
        name: "codec-bench", dependencies: ["AllocationCounter", "SMSPDU"],
        path: "Benchmarks/codec-bench", swiftSettings: strict),
    .executableTarget(
        name: "tawi-bench",
        dependencies: [
            "Accounting", "ModemDriver", "SMSPDU", "SerialLine", "Simulation", logging,
        ],
        path: "Benchmarks/tawi-bench", swiftSettings: strict),
    .executableTarget(
        name: "counter-bench",
        dependencies: [
            "Accounting", "Counter", "LedgerStore", "SMSPDU", "TextCommands", logging,
        ],
        path: "Benchmarks/counter-bench", swiftSettings: strict),
    .executableTarget(
        name: "sync-bench",
        dependencies: [
            "Accounting", "HeadOfficeSync", "LedgerStore", "MifosClient", "SimulatedMifos",
            "TextCommands", logging,
        ],
        path: "Benchmarks/sync-bench", swiftSettings: strict),
    .executableTarget(
        name: "bundle-bench",
        dependencies: [
            "Accounting", "BranchBundle", "Compression", "HeadOfficeSync", "LedgerStore",
            "TextCommands",
        ],
        path: "Benchmarks/bundle-bench", swiftSettings: strict),
    .target(
        name: "Soak",
        dependencies: [
            "Accounting", "Counter", "InboxPolling", "LedgerStore", "MessageSending",
            "ModemDriver", "SMSPDU", "SerialLine", "Simulation", "TextCommands", lifecycle, logging,
        ],
        path: "Benchmarks/Soak", swiftSettings: strict),
    .executableTarget(
        name: "tawi-soak", dependencies: ["Simulation", "Soak"], path: "Benchmarks/tawi-soak",
        swiftSettings: strict),
]

/// Stands beside the adapters: the same modem and branch, without the hardware.
let simulation: [Target] = [
    .target(
        name: "Simulation", dependencies: ["Accounting", "SMSPDU", "SerialLine"],
        path: "Sources/Simulation", exclude: ["Mifos"], swiftSettings: strict),
    .target(
        name: "SimulatedMifos",
        dependencies: [
            "Accounting", "Compression", "Simulation", httpTypes, lifecycle, logging, nio,
            webServer,
        ],
        path: "Sources/Simulation/Mifos", exclude: ["README.md"], swiftSettings: strict),
]

let tested: [Target] = [
    tests("SMSPDUTests", ["SMSPDU"]),
    tests("ATProtocolTests", ["ATProtocol"]),
    tests("AccountingTests", ["Accounting"]),
    tests("ControlSocketTests", ["ControlSocket", "TestSupport"]),
    tests("LanguagePacksTests", ["LanguagePacks", "SMSPDU"]),
    .testTarget(
        name: "TextCommandsTests", dependencies: ["Accounting", "LanguagePacks", "TextCommands"],
        path: "Tests/TextCommandsTests", exclude: ["Spellings"], swiftSettings: strict),
    tests("LedgerStoreTests", ["Accounting", "LedgerStore", "TextCommands", sqlite]),
    tests(
        "ModemDriverTests",
        ["ATProtocol", "ModemDriver", "SMSPDU", "SerialLine", "Simulation", logging]),
    tests(
        "CounterTests",
        [
            "Accounting", "Counter", "InboxPolling", "LedgerStore", "SMSPDU", "TextCommands",
            logging, sqlite,
        ]),
    tests(
        "MessageSendingTests",
        [
            "ATProtocol", "Accounting", "Counter", "LedgerStore", "MessageSending", "ModemDriver",
            "SMSPDU", "SerialLine", "Simulation", "TextCommands", logging,
        ]),
    tests(
        "ModemCareTests", ["Accounting", "LedgerStore", "ModemCare", "TextCommands", logging]),
    tests("SimulationTests", ["SMSPDU", "SerialLine", "Simulation"]),
    tests(
        "SimulatedMifosTests",
        ["Accounting", "SimulatedMifos", http, nio, nioHTTP]),
    tests("PeerTests", ["ControlSocket", "TestSupport", "tawi"]),
    tests("CompressionTests", ["Compression"]),
    tests(
        "MifosClientTests",
        [
            "Accounting", "Compression", "MifosClient", "TestSupport", nio, nioHTTP, nioPosix, tls,
        ]),
    tests(
        "HeadOfficeSyncTests",
        [
            "Accounting", "HeadOfficeSync", "LedgerStore", "MifosClient", "SMSPDU", "SerialLine",
            "SimulatedMifos", "Simulation", "TestSupport", "TextCommands", "tawi", logging,
        ]),
    tests(
        "BranchBundleTests",
        [
            "Accounting", "BranchBundle", "Compression", "HeadOfficeSync", "LedgerStore",
            "SerialLine", "TextCommands", logging, protobuf,
        ]),
    tests(
        "BranchConsoleTests",
        [
            "Accounting", "BranchBundle", "BranchConsole", "HeadOfficeSync", "LedgerStore",
            "TestSupport", "TextCommands", lifecycle, logging,
        ]),
    tests("SoakTests", ["Simulation", "Soak"]),
    tests("TidyTests", ["LanguagePacks"]),
    tests(
        "CommandLineTests",
        [
            "ATProtocol", "Accounting", "ControlSocket", "LedgerStore", "MessageSending",
            "ModemDriver", "Simulation", "TestSupport", "tawi",
        ]),
    .testTarget(
        name: "ScenarioTests",
        dependencies: [
            "Accounting", "LedgerStore", "SMSPDU", "SerialLine", "Simulation", "TestSupport",
            "tawi",
        ],
        path: "Tests/ScenarioTests", exclude: ["Days"], swiftSettings: strict),
    tests("SerialLineTests", ["SerialLine", "TestSupport", "hot-plug-stage"]),
    .executableTarget(
        name: "hot-plug-stage", dependencies: ["ModemDriver", "SerialLine"],
        path: "Tests/HotPlugStage", swiftSettings: strict),
    .target(
        name: "TestSupport", path: "Tests/TestSupport", exclude: ["OpenAPI"],
        swiftSettings: strict),
]

let package = Package(
    name: "tawi",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.5.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: core + tools + adapters + services + apps + simulation + benchmarks + tested
)

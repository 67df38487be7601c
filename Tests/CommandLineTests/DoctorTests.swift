import Foundation
import TestSupport
import Testing

/// `tawi doctor` beside a simulated modem with a fault.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct DoctorTests {
    /// A fault and the light it gives.
    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var simulator: [String] = []
        var settings = ""
        var pin: String?

        /// What the simulator is told.
        var lines: [String] = []
        var check: String
        var light = "red"
        var sentence: String
        var action: String

        var testDescription: String { name }
    }

    static let faults = [
        Fault(
            name: "a PIN nobody gave", simulator: ["--pin", "1234"], check: "PIN",
            sentence: "waits for its PIN (3 attempts left)", action: "configuration"),
        Fault(
            name: "a wrong PIN", simulator: ["--pin", "1234"], settings: "pin_file = \"PIN_FILE\"",
            pin: "4321", check: "PIN", sentence: "refused the PIN", action: "in a phone"),
        Fault(
            name: "a SIM taken out", lines: ["sim remove"], check: "SIM", sentence: "no SIM",
            action: "Put it in"),
        Fault(
            name: "no network", lines: ["network off"], check: "network",
            sentence: "No network", action: "antenna"),
        Fault(
            name: "a barred SIM", lines: ["network denied"], check: "network",
            sentence: "denied", action: "operator"),
        Fault(
            name: "a foreign network", lines: ["network roaming"], check: "network",
            light: "yellow", sentence: "as a guest", action: "Move"),
        Fault(
            name: "a weak signal", lines: ["signal 3"], check: "signal", light: "yellow",
            sentence: "-107 dBm, poor", action: "window"),
        Fault(
            name: "a full SIM", lines: ["sim full"], check: "storage",
            sentence: "holds 30 of 30", action: "tawi status"),
        Fault(
            name: "a modem pulled out", lines: ["unplug"], check: "port",
            sentence: "Nothing is at", action: "Plug the modem in"),
    ]

    @Test(arguments: faults)
    func `a fault has its light, its sentence and its action`(fault: Fault) async throws {
        try await withModem(fault.simulator, settings: fault.settings) { bench in
            if let pin = fault.pin {
                try Data(pin.utf8).write(to: URL(fileURLWithPath: bench.pinFile))
                chmod(bench.pinFile, 0o600)
            }
            for line in fault.lines { try await bench.tell(line) }
            let (checks, status) = try await bench.examine()
            let check = try #require(checks[fault.check])
            #expect(check["light"] as? String == fault.light, "\(check)")
            #expect((check["sentence"] as? String)?.contains(fault.sentence) == true, "\(check)")
            #expect((check["action"] as? String)?.contains(fault.action) == true, "\(check)")
            #expect(status == (fault.light == "red" ? 2 : 1))
            #expect(checks["database"]?["light"] as? String == "green")
        }
    }

    @Test func `a modem that is well has green lights, with the service and without`() async throws
    {
        try await withModem { bench in
            try await expectWell(bench)
            try await bench.whileServing {
                try await expectWell(bench)
                #expect(try await bench.examine().checks["service"]?["light"] as? String == "green")
            }
        }
    }

    private func expectWell(_ bench: ModemBench) async throws {
        let (checks, status) = try await bench.examine()
        let wanted = [
            "port", "owner", "modem", "SIM", "PIN", "network", "signal", "service centre",
            "storage", "database", "configuration", "alarms", "disk",
        ]
        for name in wanted {
            #expect(checks[name]?["light"] as? String == "green", "\(checks[name] ?? [:])")
        }
        // Nobody watches the airtime.
        #expect(status == 1)
    }

    @Test func `a SIM taken out is seen through the service`() async throws {
        try await withModem { bench in
            try await bench.tell("sim remove")
            try await bench.whileServing("waiting-for-person") {
                let (checks, status) = try await bench.examine()
                #expect(checks["SIM"]?["light"] as? String == "red")
                #expect(checks["alarm"]?["light"] as? String == "red")
                #expect(status == 2)
                let lines = try await bench.tawi("status").output
                #expect(lines.contains("waiting for a person"), "\(lines)")
                #expect(lines.contains("alarm     "), "\(lines)")
                #expect(lines.contains("tawi doctor"))
            }
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
    func `who has the port is named with what frees it`() async throws {
        try await withModem { bench in
            let input = try ProgramPipe()
            let holder = try Spawned(
                "/usr/bin/flock", ["--no-fork", bench.device, "cat"], input: input.reading)
            defer { holder.kill() }
            try await bench.reaches("the owner") {
                let check = try await bench.examine().checks["owner"]
                return check?["light"] as? String == "red"
            }
            let check = try #require(try await bench.examine().checks["owner"])
            let process = "\(holder.identifier)"
            #expect((check["sentence"] as? String)?.contains(process) == true, "\(check)")
            #expect((check["action"] as? String)?.contains("kill \(process)") == true, "\(check)")
        }
    }

    @Test func `a configuration that cannot be read leaves the rest grey`() async throws {
        try await withFolder { folder in
            try folder.configure("[branch]\nnmae = \"Kibwezi\"")
            let run = try await folder.tawi("doctor")
            #expect(run.status == 2)
            #expect(run.output.contains("red     configuration"), "\(run.output)")
            #expect(run.output.contains("grey    port"))
            #expect(run.output.contains("not checked: the configuration cannot be read"))
        }
    }
}

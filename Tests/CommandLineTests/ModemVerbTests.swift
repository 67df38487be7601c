import Foundation
import TestSupport
import Testing

/// `tawi modem`: the curious and the desperate.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct ModemVerbTests {
    @Test(arguments: ["plain", "huawei-e173", "sim800", "sim7600", "quectel-ec25", "zte"])
    func `a modem that no service has is opened for a while`(profile: String) async throws {
        try await withModem(["--profile", profile]) { bench in
            try await lookAround(bench)
            let bare = try await Executable.run(["modem", "info", "--device", bench.device])
            #expect(bare.status == 0, "\(bare.errors)")
            #expect(bare.output.contains("Safaricom"))
        }
    }

    @Test func `while the service runs they go through it`() async throws {
        try await withModem { bench in
            try await bench.whileServing {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: bench.folder.database + ".control")
                #expect(attributes[.posixPermissions] as? Int == 0o600)
                try await lookAround(bench)
                let unknown = try await bench.tawi("modem", "info", "--modem", "nobody")
                #expect(unknown.status == 2)
                #expect(unknown.errors.contains("There are modem."))
                let record = try await bench.tawi("modem", "record", bench.pinFile)
                #expect(record.status == 2)
                #expect(record.errors.contains("systemctl stop tawi"))
            }
        }
    }

    private func lookAround(_ bench: ModemBench) async throws {
        let info = try await bench.tawi("modem", "info", "--json")
        #expect(info.status == 0, "\(info.errors)")
        let document = try object(info.output)
        #expect(document["state"] as? String == "ready")
        #expect((document["network"] as? [String: Any])?["registered"] as? Bool == true)
        #expect((document["signal"] as? [String: Any])?["dBm"] as? Int != nil)
        #expect(document["service_centre"] as? String == "+254722500029")
        let answer = try await bench.tawi("modem", "at", "at+csq")
        #expect(answer.output.hasPrefix("+CSQ: "), "\(answer.errors)")
        #expect(answer.output.hasSuffix("OK\n"))
        let code = try await bench.tawi("modem", "ussd", "*144#")
        #expect(code.output.contains("KES"), "\(code.errors)")
        #expect(code.status == 0)
    }

    @Test func `what the network asks back is answered in one go`() async throws {
        try await withModem { bench in
            let asked = try await bench.tawi("modem", "ussd", "*100#")
            #expect(asked.output.hasPrefix("1 Balance\n2 Bundles"))
            #expect(asked.errors.contains("tawi modem ussd '*100#' ANSWER"), "\(asked.errors)")
            let answered = try await bench.tawi("modem", "ussd", "*100#", "2", "1")
            #expect(answered.output.hasSuffix("Bought: Daily 10.\n"), "\(answered.errors)")
            #expect(answered.errors.isEmpty)
        }
    }

    @Test func `a session stays open while the service runs`() async throws {
        try await withModem { bench in
            try await bench.whileServing {
                let asked = try await bench.tawi("modem", "ussd", "*100#", "--json")
                #expect(try object(asked.output)["expects_answer"] as? Bool == true)
                #expect(asked.errors.contains("tawi modem ussd ANSWER"), "\(asked.errors)")
                let answered = try await bench.tawi("modem", "ussd", "0")
                #expect(answered.output == "Goodbye.\n", "\(answered.errors)")
                #expect(try await bench.tawi("modem", "ussd", "--cancel").status == 0)
            }
        }
    }

    @Test(arguments: ["AT+CMGD=1", "+CMGS=20", "D0711000001;", "+CFUN=1,1", "+CPIN=\"1234\""])
    func `what cannot be taken back is refused`(line: String) async throws {
        try await withModem { bench in
            let run = try await bench.tawi("modem", "at", line)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("--force"), "\(run.errors)")
            let forced = try await bench.tawi("modem", "at", "+CMGD=1,4", "--force")
            #expect(forced.status == 0, "\(forced.errors)")
        }
    }

    @Test func `a command the modem refuses fails with the reason`() async throws {
        try await withModem { bench in
            let run = try await bench.tawi("modem", "at", "+NONSENSE")
            #expect(run.status == 1)
            #expect(run.errors.contains("ERROR"), "\(run.errors)")
        }
    }

    @Test func `a recording names the modem and nobody`() async throws {
        try await withModem(["--profile", "huawei-e173"]) { bench in
            let file = bench.folder.url.appending(path: "transcript.txt").path
            let info = try object(try await bench.tawi("modem", "info", "--json").output)
            let run = try await bench.tawi("modem", "record", file)
            #expect(run.status == 0, "\(run.errors)")
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.hasPrefix("# maker: huawei\n# model: E173\n"))
            #expect(text.contains("> AT+CPMS?"))
            #expect(!text.contains(try #require(info["imei"] as? String)))
            #expect(!text.contains("8925402100000000001"))
            let again = try await bench.tawi("modem", "record", file)
            #expect(again.status == 2, "a file is never written over")
        }
    }

    @Test func `another SIM needs a person's word`() async throws {
        try await withModem { bench in
            #expect(try await bench.tawi("modem", "info").status == 0)
            try await bench.tell("sim swap")
            let swapped = try await bench.examine()
            let check = try #require(swapped.checks["SIM"])
            #expect(check["light"] as? String == "red")
            let action = try #require(check["action"] as? String)
            let words = action.split(separator: " ").map(String.init)
            let command = try #require(words.firstIndex(of: "tawi"))
            let accepted = try await bench.tawi(Array(words[(command + 1)...]))
            #expect(accepted.status == 0, "\(accepted.errors)")
            #expect(try await bench.examine().checks["SIM"]?["light"] as? String == "green")
            let unknown = try await bench.tawi("modem", "accept-sim", "8900000000000000000")
            #expect(unknown.status == 2)
        }
    }

    @Test(arguments: [
        ["modem", "list"], ["modem", "info"], ["modem", "at"], ["modem", "ussd"],
        ["modem", "record"], ["modem", "accept-sim"], ["doctor"],
    ])
    func `help has an example`(verb: [String]) async throws {
        let run = try await Executable.run(verb + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("Example"))
        #expect(run.output.contains("tawi \(verb.joined(separator: " "))"))
    }

    @Test(arguments: [
        ["modem", "ussd"], ["modem", "at"], ["modem", "at", "+CSQ", "--seconds", "0"],
    ])
    func `misuse is refused`(arguments: [String]) async throws {
        let run = try await Executable.run(arguments + ["--config", "/nonexistent/tawi.toml"])
        #expect(run.status == 2)
        #expect(!run.errors.isEmpty)
    }

    @Test func `a list is made whether or not there is a modem`() async throws {
        let run = try await Executable.run(["modem", "list", "--json"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("["))
    }
}

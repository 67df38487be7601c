import Foundation
import Testing

/// Other people's programs before the real `tawi simulate modem`.
@Suite(.serialized, .timeLimit(.minutes(3))) struct PeerTests {
    @Test(
        .enabled(if: PeerProgram.gammu.isInstalled, "gammu is not installed: apt install gammu"),
        arguments: ["huawei-e173", "quectel-ec25", "sim800", "sim7600", "zte"])
    func `gammu identifies the modem, its network and its messages, and sends`(
        profile: String
    ) async throws {
        try await withSimulatedModem(profile) { bench in
            let configuration = try bench.write(
                """
                [gammu]
                device = \(bench.device)
                connection = at115200
                """, to: "gammurc")
            func gammu(_ arguments: String...) async throws -> String {
                try await PeerProgram.gammu.run(["-c", configuration] + arguments)
            }
            try await bench.tell("sms +254711000001 Habari za leo")
            let identity = try await gammu("identify")
            #expect(identity.contains("639021000000001"), "\(identity)")
            let network = try await gammu("networkinfo")
            #expect(network.contains("home network") && network.contains("639 02"), "\(network)")
            let messages = try await gammu("getallsms")
            #expect(messages.contains("Habari za leo"), "\(messages)")
            #expect(messages.contains("+254711000001"), "\(messages)")
            let sent = try await gammu("sendsms", "TEXT", "+254711222333", "-text", "Karibu")
            #expect(sent.contains("reference=1"), "\(sent)")
            #expect(try await bench.submissions() == ["+254711222333 Karibu"])
            let monitor = try await gammu("monitor", "1")
            #expect(monitor.contains("-71 dBm"), "\(monitor)")
        }
    }

    @Test(.enabled(if: PeerProgram.gammu.isInstalled, "gammu is not installed: apt install gammu"))
    func `one gammu texts another over a network that delivers twice`() async throws {
        try await withSimulatedNetwork([("red", "huawei-e173"), ("blue", "sim800")]) { bench in
            try await bench.tell("duplication 1")
            let configurations = try ["red", "blue"].map { name in
                try bench.write(
                    "[gammu]\ndevice = \(bench.path(name))\nconnection = at115200",
                    to: "\(name).rc")
            }
            let sent = try await PeerProgram.gammu.run([
                "-c", configurations[0], "sendsms", "TEXT", "+254722000101", "-text", "Karibu",
            ])
            #expect(sent.contains("reference=1"), "\(sent)")
            try await bench.reaches("both copies") {
                try await bench.tell("modem +254722000101 state").contains("\"storedOnSIM\":2")
            }
            let messages = try await PeerProgram.gammu.run(["-c", configurations[1], "getallsms"])
            #expect(messages.components(separatedBy: "Karibu").count == 3, "\(messages)")
            #expect(messages.contains("+254722000100"), "\(messages)")
            // A phone that the modem texts, and one that texts the modem.
            try await bench.tell("text +254711000001 +254722000100 BALANCE")
            try await bench.tell("phone +254711000001 on")
            _ = try await PeerProgram.gammu.run([
                "-c", configurations[0], "sendsms", "TEXT", "+254711000001", "-text", "Habari",
            ])
            try await bench.reaches("both copies on the phone") {
                try await bench.tell("received +254711000001").components(separatedBy: "Habari")
                    .count == 3
            }
        }
    }

    @Test(
        .enabled(
            if: PeerProgram.gammuSMSD.isInstalled,
            "gammu-smsd is not installed: apt install gammu-smsd"),
        arguments: ["huawei-e173", "sim800"])
    func `gammu-smsd receives and sends`(profile: String) async throws {
        try await withSimulatedModem(profile) { bench in
            let inbox = try bench.folder("inbox")
            let outbox = try bench.folder("outbox")
            let configuration = try bench.write(
                """
                [gammu]
                device = \(bench.device)
                connection = at115200
                [smsd]
                service = files
                inboxpath = \(inbox)/
                outboxpath = \(outbox)/
                sentsmspath = \(try bench.folder("sent"))/
                errorsmspath = \(try bench.folder("error"))/
                logfile = \(bench.path("smsd.log"))
                commtimeout = 1
                receivefrequency = 1
                loopsleep = 1
                checksecurity = 0
                checkbattery = 0
                checksignal = 0
                checknetwork = 0
                """, to: "smsdrc")
            try await bench.tell("sms +254711000001 Habari za leo")
            try "Karibu".write(
                toFile: outbox + "/OUT+254711222333.txt", atomically: true, encoding: .utf8)
            try await PeerProgram.gammuSMSD.whileRunning(["-c", configuration]) {
                try await bench.reaches("an incoming file") {
                    try bench.texts(in: inbox).contains { $0.contains("Habari za leo") }
                }
                try await bench.reaches("a submission") {
                    try await bench.submissions() == ["+254711222333 Karibu"]
                }
            }
        }
    }

    @Test(
        .enabled(
            if: PeerProgram.smstools.isInstalled,
            "smstools is not installed: apt install smstools"),
        arguments: [("huawei-e173", 0), ("sim7600", 0), ("plain", 1)])
    func `smstools receives and sends`(profile: String, firstIndex: Int) async throws {
        try await withSimulatedModem(profile) { bench in
            let names = ["outgoing", "checked", "incoming", "sent", "failed", "report"]
            let folders = try names.map { "\($0) = \(try bench.folder($0))" }
            let configuration = try bench.write(
                """
                devices = GSM1
                \(folders.joined(separator: "\n"))
                logfile = \(bench.path("smsd.log"))
                infofile = \(bench.path("smsd.working"))
                pidfile = \(bench.path("smsd.pid"))
                stats =
                delaytime = 1
                delaytime_mainprocess = 1
                [GSM1]
                device = \(bench.device)
                incoming = high
                memory_start = \(firstIndex)
                baudrate = 115200
                rtscts = no
                """, to: "smsd.conf")
            try await bench.tell("sms +254711000001 Habari za leo")
            _ = try bench.write("To: 254711222333\n\nKaribu\n", to: "outgoing/one")
            try await PeerProgram.smstools.whileRunning(["-t", "-c", configuration]) {
                try await bench.reaches("an incoming file") {
                    try bench.texts(in: bench.path("incoming"))
                        .contains { $0.contains("Habari za leo") }
                }
                try await bench.reaches("a submission") {
                    try await bench.submissions() == ["+254711222333 Karibu"]
                }
            }
        }
    }
}

import SMSPDU
import SerialLine
import Simulation
import Testing

/// A program at a simulated modem's line: writes, and reads up to what it waits for.
struct Talk {
    let modem: SimulatedModem
    private let port: SerialPort
    private var incoming: AsyncStream<[UInt8]>.Iterator
    private(set) var unread = ""

    init(_ modem: SimulatedModem, _ path: String) throws {
        self.modem = modem
        port = try SerialPort(opening: path)
        incoming = port.incoming.makeAsyncIterator()
    }

    func write(_ text: String) throws { try port.write(Array(text.utf8)) }

    func close() { port.close() }

    /// Everything up to and with the first of these endings.
    mutating func read(to endings: [String]) async throws -> String {
        while true {
            let found = endings.compactMap { unread.firstRange(of: $0) }
            if let end = found.map(\.upperBound).min() {
                defer { unread = String(unread[end...]) }
                return String(unread[..<end])
            }
            guard let bytes = await incoming.next() else { throw HungUp(after: unread) }
            unread += String(decoding: bytes, as: UTF8.self)
        }
    }

    mutating func read(to ending: String) async throws -> String {
        try await read(to: [ending])
    }

    /// As above, and it must be this.
    mutating func read(
        to ending: String, expecting expected: String,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await read(to: ending)
        #expect(answer == expected, sourceLocation: location)
    }

    /// A command and its answer: the lines, the final result code last.
    mutating func ask(_ command: String) async throws -> [String] {
        try write("AT\(command)\r")
        var lines: [String] = []
        while true {
            let line = try await read(to: ["\r\n", "\r\n> ", "\r\n>"]).trimmed
            guard !line.isEmpty else { continue }
            lines.append(line)
            if line == "OK" || line == "NO CARRIER" || line.contains("ERROR") { return lines }
        }
    }

    /// A command, and the answer it must have.
    mutating func ask(
        _ command: String, expecting expected: [String],
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await ask(command)
        #expect(answer == expected, "AT\(command)", sourceLocation: location)
    }

    /// A message in PDU mode, and the answer it must have.
    mutating func submit(
        _ text: String, reported: Bool = false, expecting expected: [String],
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await submit(text, reported: reported)
        #expect(answer == expected, sourceLocation: location)
    }

    /// A message in PDU mode, and the final answer.
    mutating func submit(_ text: String, reported: Bool = false) async throws -> [String] {
        let recipient = try #require(Address("+254722000002"))
        let message = try #require(
            SMSSubmit.parts(
                text: text, to: recipient,
                requestingStatusReport: reported)?.first)
        let pdu = ModemPDU(tpdu: .submit(message))
        try write("AT+CMGS=\(pdu.length)\r")
        _ = try await read(to: ">")
        try write(pdu.line + "\u{1A}")
        var lines: [String] = []
        while true {
            let line = try await read(to: "\r\n").trimmed
            guard !line.isEmpty else { continue }
            lines.append(line)
            if line == "OK" || line.contains("ERROR") { return lines }
        }
    }
}

extension String {
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

/// Runs `body` with a modem and a program that turned the echo off.
func withModem(
    _ profile: ModemProfile = .plain, sim: SimulatedSIM? = nil, echoing: Bool = false,
    _ body: (inout Talk) async throws -> Void
) async throws {
    let terminal = try PseudoTerminal()
    let modem = SimulatedModem(
        line: terminal, profile: profile, sim: sim, seed: 42, serviceCentreTime: { .test })
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { await modem.run() }
        defer {
            tasks.cancelAll()
            terminal.close()
        }
        var talk = try Talk(modem, terminal.path)
        if !echoing {
            try talk.write("ATE0\r")
            _ = try await talk.read(to: "OK\r\n")
        }
        try await body(&talk)
        talk.close()
    }
}

extension ServiceCentreTimeStamp {
    /// 24 November 2026, ten o'clock in Kenya.
    static var test: Self {
        guard
            let stamp = Self(
                year: 2026, month: 11, day: 24, hour: 10, minute: 0, second: 0,
                zoneQuarterHours: 12)
        else { preconditionFailure("the moment exists") }
        return stamp
    }
}

/// A text from a phone.
func delivery(_ text: String) throws -> SMSDeliver {
    let sender = try #require(Address("+254711000001"))
    return try #require(SMSDeliver.parts(text: text, from: sender, at: .test)?.first)
}

extension SimulatedModem {
    /// Plugged in and done with starting.
    var isReady: Bool { state.isPlugged && !state.isBooting }
}

/// The line ended before what was waited for.
struct HungUp: Error {
    var after: String
}

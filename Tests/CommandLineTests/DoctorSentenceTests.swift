import Foundation
import LedgerStore
import Testing

@testable import tawi

/// Facts in, light and words out: a row a sentence.
struct DoctorSentenceTests {
    private func modem(
        _ state: ModemDocument.State = .ready, _ edit: (inout ModemDocument) -> Void = { _ in }
    ) -> ModemDocument {
        var modem = ModemDocument(name: "modem", device: "auto", state: state)
        modem.manufacturer = "huawei"
        modem.model = "E173"
        modem.network = .init(registration: "at home", registered: true, roaming: false)
        modem.signal = .init(dBm: -71, words: "excellent")
        modem.serviceCentre = "+254722500029"
        modem.storages = [.init(name: "SM", used: 3, total: 30)]
        edit(&modem)
        return modem
    }

    private func lights(_ modem: ModemDocument) -> [String: DoctorCheck] {
        let checks = ModemChecks(modem: modem).all
        return Dictionary(checks.map { ($0.name, $0) }) { first, _ in first }
    }

    @Test func `a modem that is well is green from port to storage`() {
        let checks = ModemChecks(modem: modem()).all
        #expect(checks.allSatisfy { $0.light == .green && $0.action == nil })
        #expect(checks.exitStatus == 0)
    }

    @Test(arguments: [
        (ModemDocument.Cause.missing, "port"), (.forbidden, "port"), (.wrongMode, "port"),
        (.held, "owner"),
    ])
    func `only the first thing that is wrong is red`(cause: ModemDocument.Cause, name: String) {
        let lights = lights(
            modem(.absent) {
                $0.cause = cause
                $0.trouble = "something is wrong; do this: that"
            })
        #expect(lights.values.filter { $0.light == .red }.map(\.name) == [name])
        #expect(lights[name]?.action == "Do this: that")
        #expect(lights["signal"]?.light == .grey)
        #expect(lights["signal"]?.sentence.hasPrefix("not checked: ") == true)
    }

    @Test(arguments: [
        (ModemDocument.Cause.noSIM, "SIM"), (.foreignSIM, "SIM"), (.pin, "PIN"),
    ])
    func `a SIM of no use leaves the network grey`(cause: ModemDocument.Cause, name: String) {
        let lights = lights(
            modem(.waitingForPerson) {
                $0.cause = cause
                $0.trouble = "it is the SIM. Look at it"
            })
        #expect(lights.values.filter { $0.light == .red }.map(\.name) == [name])
        #expect(lights["network"]?.light == .grey)
        #expect(lights["modem"]?.light == .green)
    }

    @Test(arguments: ModemDocument.State.allStates, ModemDocument.Cause.allCases.map(\.self))
    func `whatever is red or yellow says what to do`(
        state: ModemDocument.State, cause: ModemDocument.Cause
    ) {
        let checks = ModemChecks(
            modem: modem(state) {
                $0.cause = cause
                $0.trouble = "it does not work. Try again"
                $0.serviceCentre = nil
                $0.signal = nil
                $0.network?.registered = false
                $0.storages = [.init(name: "SM", used: 30, total: 30)]
            }
        ).all
        for check in checks {
            #expect(!check.sentence.isEmpty)
            if [.red, .yellow].contains(check.light) { #expect(check.action != nil, "\(check)") }
        }
    }

    @Test(arguments: [
        (0, 30, DoctorCheck.Light.green), (26, 30, .green), (27, 30, .yellow), (30, 30, .red),
        (31, 30, .red), (Int.max, 30, .red), (0, Int.max, .green), (-1, 30, .red),
    ])
    func `a storage is judged by what is free`(used: Int, total: Int, light: DoctorCheck.Light) {
        let lights = lights(
            modem { $0.storages = [.init(name: "SM", used: used, total: total)] })
        #expect(lights["storage"]?.light == light)
    }

    @Test(
        arguments: [
            (nil, DoctorCheck.Light.grey), (UInt32(0), .green), (0x50005, .red), (0x50000, .yellow),
            (0x1, .red), (0x2, .green),
        ] as [(UInt32?, DoctorCheck.Light)])
    func `the supply is judged by what the firmware saw`(state: UInt32?, light: DoctorCheck.Light) {
        var machine = MachineFacts()
        machine.power = state.map(MachineFacts.Power.init(throttled:))
        #expect(MachineChecks(machine: machine).power.light == light)
    }

    @Test(arguments: [
        (UInt64(10_000_000), false, DoctorCheck.Light.red), (100_000_000, false, .yellow),
        (9_000_000_000, false, .green), (9_000_000_000, true, .red),
    ])
    func `a disk needs room and leave to write`(
        free: UInt64, isReadOnly: Bool, light: DoctorCheck.Light
    ) {
        var machine = MachineFacts()
        machine.disk = .init(freeBytes: free, isReadOnly: isReadOnly)
        #expect(MachineChecks(machine: machine).disk.light == light)
    }

    @Test func `a clock nobody confirmed is yellow unless something keeps it`() {
        var machine = MachineFacts()
        #expect(MachineChecks(machine: machine).clock.light == .yellow)
        machine.hasRTC = true
        #expect(MachineChecks(machine: machine).clock.light == .green)
        let far = MachineChecks(machine: machine, trust: .isOff(by: -7300, according: .network))
        #expect(far.clock.light == .red)
        #expect(far.clock.sentence == "The clock is 2 h behind what the network says.")
        let near = MachineChecks(machine: machine, trust: .agrees(with: .network, secondsAgo: 60))
        #expect(near.clock.light == .green)
    }

    @Test(
        arguments: [
            ([], 0), ([.green, .grey], 0), ([.green, .yellow], 1), ([.yellow, .red, .green], 2),
        ] as [([DoctorCheck.Light], Int32)])
    func `the exit status is that of the worst light`(lights: [DoctorCheck.Light], status: Int32) {
        #expect(lights.map { DoctorCheck("x", $0, "") }.exitStatus == status)
    }

    @Test func `sentences stand in one column, and what to do below them`() {
        let checks = [
            DoctorCheck("port", .green, "It opens."),
            DoctorCheck("service centre", .red, "There is none.", action: "Ask for it."),
        ]
        #expect(
            DoctorReport(checks: checks, hasColours: false).lines == [
                "green   port            It opens.", "red     service centre  There is none.",
                "                        → Ask for it.", "1 to put right first.",
            ])
        let coloured = DoctorReport(checks: checks, hasColours: true).lines
        #expect(coloured.first == "\u{1B}[32m●\u{1B}[0m green   port            It opens.")
    }

    @Test(
        arguments: [
            ("the modem finds no SIM; put it in", "The modem finds no SIM.", "Put it in"),
            ("Nothing is at /dev/x.1. Plug it in.", "Nothing is at /dev/x.1.", "Plug it in."),
            ("tawi.toml:7: no such key. Remove it.", "tawi.toml:7: no such key.", "Remove it."),
            ("it is broken", "It is broken.", nil), ("", ".", nil), (". ", ".", ""),
        ] as [(String, String, String?)])
    func `advice is a sentence and an action`(text: String, sentence: String, action: String?) {
        let check = DoctorCheck("x", .red, advice: text)
        #expect(check.sentence == sentence)
        #expect(check.action == action)
    }
}

extension ModemDocument.State {
    fileprivate static let allStates: [Self] = [
        .absent, .settingUp, .ready, .recovering, .waitingForPerson,
    ]
}

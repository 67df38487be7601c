internal import ATProtocol
internal import ArgumentParser
internal import Foundation
internal import Simulation

/// `tawi simulate modem`: a modem on a pseudo-terminal, for Tawi and for other programs.
struct SimulateModemVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "modem",
        abstract: "Be a modem on a pseudo-terminal, with a SIM and a network behind it.",
        discussion: """
            Runs until it is told to quit. Other programs open the link as they would a modem's
            port; the control socket takes one line and answers with one line of JSON.

            Example:
              tawi simulate modem --pty /tmp/modem --control /tmp/modem.control &
              gammu-smsd, smsd, or device = "/tmp/modem" in tawi.toml
              echo 'sms +254711000001 BALANCE' | nc -NU /tmp/modem.control
              echo 'fault lost-answer 2'       | nc -NU /tmp/modem.control
              echo 'submissions'               | nc -NU /tmp/modem.control
              echo 'quit'                      | nc -NU /tmp/modem.control

            Profiles: \(ModemProfile.all.map(\.name).joined(separator: ", ")).
            The line help on the control socket shows every command.
            """)

    @Option(help: "The link other programs open; it is made, and removed at the end.")
    var pty: String

    @Option(help: "The socket that takes commands.") var control: String

    @Option(help: "What kind of modem it is.") var profile = "plain"

    @Option(help: "What everything at random is drawn from.") var seed: UInt64 = 1

    @Option(help: "The PIN the SIM asks for; none if left out.") var pin: String?

    @Option(help: "How many messages the SIM holds.") var capacity = 30

    @Option(help: "The SIM's number.") var number = "+254722000100"

    @Option(help: "What is printed on the SIM.") var iccid = "8925402100000000001"

    @Option(help: "The modem's serial number.") var imei: String?

    func run() async throws {
        try await reporting {
            let profile = try ModemProfile(orRefuse: profile)
            guard (1...255).contains(capacity) else {
                throw Refused("A SIM holds 1 to 255 messages. Write --capacity 30.")
            }
            guard ICCID(iccid) != nil else {
                throw Refused("\"\(iccid)\" is no ICCID. Write the 18 to 20 digits on the card.")
            }
            let sim = SimulatedSIM(number: number, iccid: iccid, capacity: capacity, pin: pin)
            do {
                let plugged = try PluggedModem(
                    profile: profile, sim: sim, imei: imei, seed: seed, pty: pty)
                do {
                    try await SimulatedModemRun(plugged, control: control).run()
                } catch {
                    plugged.link.remove()
                    throw error
                }
            } catch let error as any CustomStringConvertible & Error {
                throw Refused(error.description)
            }
        }
    }
}

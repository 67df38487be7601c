internal import ATProtocol
internal import ArgumentParser
internal import Simulation

/// `tawi simulate network`: several modems and any number of phones that text each other.
struct SimulateNetworkVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network",
        abstract: "Be several modems on one network that delays, loses, doubles and reorders.",
        discussion: """
            Runs until it is told to quit. Each --modem is a link, the kind of modem, and the number
            of its SIM; what is left out is chosen. The control socket takes one line and answers
            with one line of JSON; the line help shows every command.

            Example:
              tawi simulate network --control /tmp/net --modem /tmp/red,huawei-e173,+254722000100 \\
                --modem /tmp/blue,sim800,+254733000100 &
              echo 'delay 0.5 3'                              | nc -NU /tmp/net
              echo 'duplication 0.05'                         | nc -NU /tmp/net
              echo 'text +254711000001 +254722000100 BALANCE' | nc -NU /tmp/net
              echo 'received +254711000001'                   | nc -NU /tmp/net
              echo 'modem +254733000100 unplug 20'            | nc -NU /tmp/net
              echo 'quit'                                     | nc -NU /tmp/net
            """)

    @Option(help: "A modem: LINK, LINK,PROFILE or LINK,PROFILE,NUMBER; once for each.")
    var modem: [String]

    @Option(help: "The socket that takes commands.") var control: String

    @Option(help: "What everything at random is drawn from.") var seed: UInt64 = 1

    func run() async throws {
        try await reporting {
            let wanted = try modem.enumerated().map { try WantedModem($1, index: $0) }
            let numbers = wanted.map(\.sim.number)
            guard Set(numbers).count == numbers.count else {
                throw Refused("Two modems have one number. Write another after the second comma.")
            }
            var plugged: [PluggedModem] = []
            do {
                for modem in wanted { plugged.append(try modem.plug(seed: seed)) }
                try await SimulatedNetworkRun(plugged, seed: seed, control: control).run()
            } catch let error as any CustomStringConvertible & Error {
                for modem in plugged { modem.link.remove() }
                throw Refused(error.description)
            }
        }
    }
}

/// `LINK,PROFILE,NUMBER`, and what sets the modem at this place apart from the others.
private struct WantedModem {
    var link: String
    var profile: ModemProfile
    var sim: SimulatedSIM
    private var index: Int

    init(_ text: String, index: Int) throws {
        let fields = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard (1...3).contains(fields.count), !fields.contains(""), (0..<99).contains(index) else {
            throw Refused(
                "\"\(text)\" is no modem. Write --modem /tmp/red,huawei-e173,+254722000100.")
        }
        self.index = index
        link = fields[0]
        profile = try ModemProfile(orRefuse: fields.count > 1 ? fields[1] : "plain")
        let serial = 100 + index
        sim = SimulatedSIM(
            number: fields.count > 2 ? fields[2] : "+254722000\(serial)",
            iccid: "8925402100000000\(serial)", imsi: "639021000000\(serial)")
    }

    func plug(seed: UInt64) throws -> PluggedModem {
        // The first is as the profile says; a second of its kind needs a serial number of its own.
        let imei = index == 0 ? nil : IMEI("\(profile.imei.prefix(11))\(100 + index)")?.digits
        return try PluggedModem(
            profile: profile, sim: sim, imei: imei, seed: seed &+ UInt64(index), pty: link)
    }
}

extension ModemProfile {
    /// The profile of a name.
    ///
    /// - Throws: `Refused` with the names there are.
    init(orRefuse name: String) throws {
        let names = Self.all.map(\.name)
        guard let profile = Self(named: name) else {
            let nearest = NearestName.of(name, in: names).map { " Perhaps \($0)." } ?? ""
            throw Refused(
                "\"\(name)\" is no profile.\(nearest) There are \(names.joined(separator: ", ")).")
        }
        self = profile
    }
}

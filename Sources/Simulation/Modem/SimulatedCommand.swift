/// An AT command as the simulated modem reads it.
enum SimulatedCommand {
    case answer([String])
    case set((inout SimulatedModem.Settings) -> Void)
    case storage
    case list
    case read(Int)
    case delete(Int)
    case submit(length: Int)
    case unknown

    /// Reads what stands after `AT`.
    init(_ text: String) {
        let command = text.uppercased()
        if let simple = Self.simple[command] {
            self = simple
        } else if command.hasPrefix("E0") {
            self = .set { $0.echoes = false }
        } else if command.hasPrefix("+CPMS=") {
            self = .storage
        } else if command.hasPrefix("+CNMI=") {
            self = Self.indications(command.dropFirst(6))
        } else if command.hasPrefix("+CMGL") {
            self = .list
        } else if let number = Self.number(in: command, after: "+CMGR=") {
            self = .read(number)
        } else if let number = Self.number(in: command, after: "+CMGD=") {
            self = .delete(number)
        } else if let number = Self.number(in: command, after: "+CMGS=") {
            self = .submit(length: number)
        } else {
            self = .unknown
        }
    }

    private static var simple: [String: SimulatedCommand] {
        [
            "": .answer([]),
            "Z": .set { $0 = SimulatedModem.Settings() },
            "E1": .set { $0.echoes = true },
            "+CMEE=1": .answer([]),
            "+CMGF=0": .answer([]),
            "+CPIN?": .answer(["+CPIN: READY"]),
            "+CREG?": .answer(["+CREG: 0,1"]),
            "+CSQ": .answer(["+CSQ: 21,99"]),
            "+CSCA?": .answer(["+CSCA: \"+254722500029\",145"]),
            "+CPMS=?": .answer(["+CPMS: (\"SM\"),(\"SM\"),(\"SM\")"]),
            "+CGMI": .answer(["Tawi"]),
            "+CGMM": .answer(["Simulated"]),
        ]
    }

    private static func indications(_ parameters: Substring) -> SimulatedCommand {
        let numbers = parameters.split(separator: ",").compactMap { Int($0) }
        guard numbers.count >= 4,
            let reports = SimulatedModem.StatusReportRouting(rawValue: numbers[3])
        else { return .unknown }
        return .set { settings in
            settings.announces = numbers[1] == 1
            settings.reports = reports
        }
    }

    private static func number(in command: String, after prefix: String) -> Int? {
        command.hasPrefix(prefix) ? Int(command.dropFirst(prefix.count)) : nil
    }
}

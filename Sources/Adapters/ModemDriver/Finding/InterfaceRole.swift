internal import SerialLine

/// What a port of a dongle is for, as far as its maker tells.
///
/// Only an order of asking: the port that answers counts.
enum InterfaceRole: Int, Comparable {
    /// Takes AT commands and says what the modem says unasked.
    case commands

    /// Carries calls; takes AT commands as well, but may keep silent unasked.
    case calls

    case unknown

    /// Positions, sound or the maker's diagnostics: takes no AT commands.
    case other

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension InterfaceRole {
    /// The role of a port by its maker's habit.
    init(of port: ModemPort) {
        guard let device = port.device, let number = port.interfaceNumber else {
            self = .unknown
            return
        }
        switch device.vendor {
        case 0x12d1: self = Self.huawei(number, port.interfaceProtocol)
        case 0x19d2: self = Self.zte(number)
        case 0x1e0e, 0x2c7c: self = Self.qualcommModule(number)
        case 0x1199: self = Self.sierra(number)
        case 0x1546: self = Self.uBlox(number, product: device.product)
        default: self = .unknown
        }
    }

    /// Huawei marks newer ports by `bInterfaceProtocol`: 1 for calls, 2 for commands (which it
    /// calls PCUI). Older ones come as calls, diagnostics, commands.
    private static func huawei(_ number: UInt8, _ interfaceProtocol: UInt8?) -> Self {
        switch (interfaceProtocol, number) {
        case (0x02, _): .commands
        case (0x01, _): .calls
        case (0xff?, 0), (nil, 0): .calls
        case (0xff?, 1), (nil, 1): .other
        case (0xff?, 2...), (nil, 2...): .commands
        default: .other
        }
    }

    /// Most ZTE sticks have calls on interface 3, the second AT port on 1; some on 2 and 4.
    private static func zte(_ number: UInt8) -> Self {
        switch number {
        case 1: .commands
        case 2, 3: .calls
        default: .unknown
        }
    }

    /// SIMCom SIM7000 to SIM7600 and Quectel's modules: diagnostics, positions, commands, calls,
    /// then sound.
    private static func qualcommModule(_ number: UInt8) -> Self {
        switch number {
        case 2: .commands
        case 3: .calls
        case 0, 1, 4: .other
        default: .unknown
        }
    }

    /// Sierra Wireless MC and EM series: 0 diagnostics, 2 positions, 3 commands.
    private static func sierra(_ number: UInt8) -> Self {
        switch number {
        case 3: .commands
        case 0, 2: .other
        default: .unknown
        }
    }

    /// u-blox TOBY-L4 answers on 6; LISA-U2, TOBY-R2 and LARA-R2 on 0, 2 and 4.
    private static func uBlox(_ number: UInt8, product: UInt16) -> Self {
        if product == 0x1010 { return number == 6 ? .commands : .other }
        switch number {
        case 0: return .commands
        case 2, 4: return .calls
        default: return .other
        }
    }
}

extension Dongle {
    /// The ports in the order they are asked: the one that answered last time, then by role, then
    /// by number.
    func portsToAsk(first remembered: UInt8?) -> [ModemPort] {
        ports.enumerated().sorted { one, other in
            let known = (
                one.element.isRemembered(as: remembered),
                other.element.isRemembered(as: remembered)
            )
            if known.0 != known.1 { return known.0 }
            if one.element.isNamedByRule != other.element.isNamedByRule {
                return one.element.isNamedByRule
            }
            return (InterfaceRole(of: one.element), one.offset)
                < (InterfaceRole(of: other.element), other.offset)
        }.map(\.element)
    }
}

extension ModemPort {
    fileprivate func isRemembered(as number: UInt8?) -> Bool {
        number != nil && interfaceNumber == number
    }
}

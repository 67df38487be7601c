internal import SMSPDU

/// The modem as a device: power, clock, errors, characters (3GPP TS 27.007 §5, §8, §9).
extension SimulatedModem {
    func equipment(_ command: ExtendedCommand) -> CommandOutcome? {
        switch (command.name, command.form) {
        case ("+CMEE", _): setting(command, \.errorReporting, 0...2)
        case ("+CSCS", _): characterSet(command)
        case ("+CPAS", .execute): .done("+CPAS: \(condition.caller == nil ? 0 : 3)")
        case ("+CPAS", .test): .done("+CPAS: (0,2-4)")
        case ("+CBC", .execute): .done("+CBC: 0,100")
        case ("+CBC", .test): .done("+CBC: (0,1),(0-100)")
        case ("+CFUN", _): functionality(command)
        case ("+CCLK", _): clock(command)
        case ("+CTZU", _): setting(command, \.timeZoneUpdate, 0...1)
        case ("+CTZR", _): setting(command, \.timeZoneReporting, 0...2)
        case ("+CSQ", .execute): .done("+CSQ: \(signal)\(profile.separator)99")
        case ("+CSQ", .test): .done("+CSQ: (0-31,99),(0-7,99)")
        case ("+CMUX", _), ("+CRC", _), ("+CMOD", _): command.form == .read ? .error : .ok
        default: nil
        }
    }

    private var signal: Int {
        condition.functionality == 1 && condition.coverage != .searching ? condition.signal : 99
    }

    private func characterSet(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.form {
        case .read: return .done("+CSCS: \"\(settings.characterSet.rawValue)\"")
        case .test:
            let names = CharacterSet.allCases.map { "\"\($0.rawValue)\"" }
            return .done("+CSCS: (\(names.joined(separator: ",")))")
        case .execute: return .ok
        case .set:
            guard let set = command.text(0).flatMap(CharacterSet.init) else {
                return .refused(.incorrectParameters)
            }
            settings.characterSet = set
            return .ok
        }
    }

    private func functionality(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.form {
        case .read: return .done("+CFUN: \(condition.functionality)")
        case .test: return .done("+CFUN: (0,1,4),(0,1)")
        case .execute: return .error
        case .set:
            guard let level = command.number(0), [0, 1, 4].contains(level) else {
                return .refused(.incorrectParameters)
            }
            if command.number(1) == 1 {
                answer([], .ok)
                restart()
                return .silence
            }
            condition.functionality = level
            announceRegistration()
            if level == 1 { later(.zero) { $0.deliverHeld() } }
            return .ok
        }
    }

    private func clock(_ command: ExtendedCommand) -> CommandOutcome {
        switch command.form {
        case .read:
            if faults.take(.wrongClock) { return .done("+CCLK: \"80/01/06,00:00:12+00\"") }
            let stamp = serviceCentreTime()
            let own = ServiceCentreTimeStamp(
                secondsSince1970: stamp.secondsSince1970 + condition.clockOffset,
                zoneQuarterHours: stamp.zoneQuarterHours)
            return .done("+CCLK: \"\((own ?? stamp).clockText)\"")
        case .set:
            guard let text = command.text(0), let stamp = ServiceCentreTimeStamp(clock: text) else {
                return .refused(.incorrectParameters)
            }
            setClock(secondsSince1970: stamp.secondsSince1970)
            return .ok
        case .test: return .ok
        case .execute: return .error
        }
    }
}

extension ServiceCentreTimeStamp {
    /// `yy/MM/dd,hh:mm:ss` and the zone in quarters of an hour (3GPP TS 27.007 §8.15).
    var clockText: String {
        let date = [year % 100, month, day].map(Self.two).joined(separator: "/")
        let time = [hour, minute, second].map(Self.two).joined(separator: ":")
        return date + "," + time + (zoneQuarterHours < 0 ? "-" : "+")
            + Self.two(abs(zoneQuarterHours))
    }

    init?(clock text: String) {
        let isWest = text.dropFirst(17).hasPrefix("-")
        let numbers = text.split { !$0.isNumber }.map { Int($0) ?? -1 }
        guard numbers.count == 6 || numbers.count == 7 else { return nil }
        self.init(
            year: 2000 + numbers[0] % 100, month: numbers[1], day: numbers[2], hour: numbers[3],
            minute: numbers[4], second: numbers[5],
            zoneQuarterHours: numbers.count == 7 ? (isWest ? -numbers[6] : numbers[6]) : 0)
    }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
}

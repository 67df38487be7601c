/// Calls that come in (3GPP TS 27.007 §6, §7.6).
extension SimulatedModem {
    func calls(_ command: ExtendedCommand) -> CommandOutcome? {
        switch (command.name, command.form) {
        case ("+CLIP", .read): return .done("+CLIP: \(settings.callerIdentity),1")
        case ("+CLIP", _): return setting(command, \.callerIdentity, 0...1)
        case ("+CHUP", .execute):
            hangUp()
            return .ok
        case ("+CHUP", .test), ("+CLCC", .test): return .ok
        case ("+CLCC", .execute):
            guard let caller = condition.caller else { return .ok }
            let type = caller.hasPrefix("+") ? 145 : 129
            return .done("+CLCC: 1,1,4,0,0,\"\(caller)\",\(type)")
        case ("+CEER", .execute): return .done("+CEER: No cause information available")
        case ("+CCFC", _): return .refused(.notSupported)
        default: return nil
        }
    }
}

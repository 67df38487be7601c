extension ModemProfile {
    /// A 2G module of the SIM800's kind on a serial line.
    ///
    /// It stays on its line while it starts anew and says what becomes ready one by one, tells its
    /// registration unasked, takes and gives USSD as plain text, and says `COMMAND NO RESPONSE!`
    /// where a command of its own gets stuck. `+SPIC` counts PINs before PUKs.
    public static let sim800: ModemProfile = {
        var profile = ModemProfile("sim800", manufacturer: "SIMCOM_Ltd", model: "SIMCOM_SIM800L")
        profile.imei = "866262037654321"
        profile.revision = "Revision:1418B05SIM800L24"
        let memories: [MessageMemory] = [.sim, .equipment, .both]
        profile.memories = [memories, memories, memories]
        profile.deviceCapacity = 50
        profile.iccidQueries = ["+CCID": ""]
        profile.pinAttemptsQuery = .simcom
        profile.reportsRegistrationUnasked = true
        profile.noResponseNotice = "COMMAND NO RESPONSE!"
        profile.bootTime = .seconds(3)
        profile.bootTalk = [
            BootLine(after: .seconds(1), text: "RDY"),
            BootLine(after: .milliseconds(1100), text: "+CFUN: 1"),
            BootLine(after: .milliseconds(1500), text: "+CPIN: READY"),
            BootLine(after: .milliseconds(2500), text: "Call Ready"),
            BootLine(after: .milliseconds(2900), text: "SMS Ready"),
        ]
        profile.makersAnswers = ["+CCALR?": ["+CCALR: 1"], "+CMTE?": ["+CMTE: 0,27.34"]]
        profile.makersSettings = ["+CSCLK", "+CLTS", "+CSGS", "+CNETLIGHT", "+CEXTERNTONE"]
        return profile
    }()
}

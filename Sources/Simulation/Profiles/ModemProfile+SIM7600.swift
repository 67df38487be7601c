extension ModemProfile {
    /// A 4G module of the SIM7600's kind.
    ///
    /// It tells the network's time unasked (`*PSUTTZ`, `DST`), and it hands status reports over at
    /// once (`+CDS`) as well as storing them.
    public static let sim7600: ModemProfile = {
        var profile = ModemProfile(
            "sim7600", manufacturer: "SIMCOM INCORPORATED", model: "SIMCOM_SIM7600E-H")
        profile.imei = "867584030123456"
        profile.revision = "LE20B04SIM7600M22"
        let memories: [MessageMemory] = [.equipment, .both, .sim, .reports]
        profile.memories = [memories, memories, memories]
        profile.deviceCapacity = 23
        profile.firstIndex = 0
        profile.iccidQueries = ["+CICCID": "+ICCID: ", "+ICCID": "+ICCID: "]
        profile.pinAttemptsQuery = .simcom
        profile.knowsLTE = true
        profile.leavesTheLine = true
        profile.bootTime = .seconds(2)
        profile.bootTalk = [
            BootLine(after: .milliseconds(200), text: "RDY"),
            BootLine(after: .milliseconds(500), text: "+CPIN: READY"),
            BootLine(after: .milliseconds(1200), text: "SMS DONE"),
            BootLine(after: .milliseconds(1500), text: "PB DONE"),
        ]
        profile.chatter = ["*PSUTTZ: 26/11/24,10:00:00\",\"+12\",0", "DST: 0"]
        profile.chatterPeriod = .seconds(60)
        profile.makersAnswers = [
            "+CPSI?": [
                "+CPSI: LTE,Online,639-02,0x00C3,27453698,257,EUTRAN-BAND3,1300,5,5,-94,-871,-582,15"
            ]
        ]
        profile.makersSettings = ["+CNMP", "+CTZU", "+CSCLK", "+CUSBPIDSWITCH"]
        return profile
    }()
}

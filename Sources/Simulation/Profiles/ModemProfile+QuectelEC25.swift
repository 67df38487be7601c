extension ModemProfile {
    /// A 4G module of the EC25's kind.
    ///
    /// It stores in itself (`+CMTI: "ME"`) and counts from 0. A status report lies in SR, and
    /// `+CDSI` says SM. USSD answers are UCS-2 in hexadecimal digits. It says when messages can
    /// be read after it started (`+QIND: SMS DONE`).
    public static let quectelEC25: ModemProfile = {
        var profile = ModemProfile("quectel-ec25", manufacturer: "Quectel", model: "EC25")
        profile.imei = "861107030123450"
        profile.revision = "EC25EFAR06A06M4G"
        let memories: [MessageMemory] = [.equipment, .both, .sim, .reports]
        profile.memories = [memories, memories, memories]
        profile.defaultMemory = .equipment
        profile.firstIndex = 0
        profile.reportMemory = .reports
        profile.announcedReportMemory = .sim
        profile.ussdForm = .ucs2Hexadecimal
        profile.iccidQueries = ["+QCCID": "+QCCID: ", "+CCID": "+CCID: "]
        profile.pinAttemptsQuery = .quectel
        profile.knowsLTE = true
        profile.leavesTheLine = true
        profile.bootTime = .seconds(2)
        profile.bootTalk = [
            BootLine(after: .milliseconds(200), text: "RDY"),
            BootLine(after: .milliseconds(400), text: "+CPIN: READY"),
            BootLine(after: .milliseconds(500), text: "+QUSIM: 1"),
            BootLine(after: .milliseconds(900), text: "+CFUN: 1"),
            BootLine(after: .milliseconds(1400), text: "+QIND: SMS DONE"),
            BootLine(after: .milliseconds(1800), text: "+QIND: PB DONE"),
        ]
        profile.makersAnswers = [
            "+QINISTAT": ["+QINISTAT: 7"],
            "+QNWINFO": ["+QNWINFO: \"FDD LTE\",\"63902\",\"LTE BAND 3\",1300"],
            "+QSIMSTAT?": ["+QSIMSTAT: 0,1"],
        ]
        profile.makersSettings = ["+QCFG", "+QURCCFG", "+QINDCFG", "+QPOWD"]
        return profile
    }()
}

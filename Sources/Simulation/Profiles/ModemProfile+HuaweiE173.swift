extension ModemProfile {
    /// A 3G dongle of the E173's kind.
    ///
    /// It talks unasked (`^RSSI`, `^MODE`, `^BOOT`), counts places from 0, stores in itself as well
    /// as on the SIM, says `^SMMEMFULL` when a storage is full, wants USSD codes as packed septets
    /// in hexadecimal digits and answers in the same way, and tells the PIN attempts by `^CPIN?`.
    /// It is gone from the bus while it starts anew.
    public static let huaweiE173: ModemProfile = {
        var profile = ModemProfile("huawei-e173", manufacturer: "huawei", model: "E173")
        profile.imei = "353142033840706"
        profile.revision = "11.126.16.04.00"
        let memories: [MessageMemory] = [.sim, .equipment, .both]
        profile.memories = [memories, [.sim, .equipment], [.sim, .equipment]]
        profile.firstIndex = 0
        profile.fullNotice = "^SMMEMFULL:\"{memory}\""
        profile.ussdForm = .packedHexadecimal
        profile.iccidQueries = ["^ICCID?": "^ICCID: "]
        profile.pinAttemptsQuery = .huawei
        profile.leavesTheLine = true
        profile.bootTalk = [
            BootLine(after: .milliseconds(200), text: "^BOOT:20952548,0,0,0,6"),
            BootLine(after: .milliseconds(600), text: "^SYSSTART"),
            BootLine(after: .milliseconds(700), text: "^SIMST:1"),
            BootLine(after: .milliseconds(900), text: "^SRVST:2"),
            BootLine(after: .milliseconds(950), text: "^MODE:5,4"),
        ]
        profile.chatter = ["^RSSI:21", "^MODE:5,4", "^BOOT:20952548,0,0,0,6", "^RSSI:20"]
        profile.makersAnswers = [
            "^SYSINFO": ["^SYSINFO:2,3,0,5,1,,4"],
            "^HWVER": ["^HWVER:\"CH1E1731SM\""],
            "^VERSION?": ["^VERSION:EXTS:11.126.16.04.00"],
            "^SYSCFG?": ["^SYSCFG:2,0,3FFFFFFF,1,2"],
            "^CVOICE?": ["^CVOICE:0,8000,16,20"],
            "^U2DIAG?": ["^U2DIAG: 255"],
            "^GETPORTMODE": ["^GETPORTMODE: TYPE: WCDMA: huawei,,MDM:0,DIAG:1,PCUI:2"],
        ]
        profile.makersSettings = [
            "^CURC", "^SYSCFG", "^U2DIAG", "^PORTSEL", "^DDSETEX", "^CVOICE", "^STSF",
        ]
        return profile
    }()
}

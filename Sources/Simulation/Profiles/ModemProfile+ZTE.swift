extension ModemProfile {
    /// A 3G dongle of ZTE's MF kind.
    ///
    /// It floods the line with `+ZUSIMR:2` and says `+ZEND` when a call or session ends. Numbers in
    /// its answers have a space between them. `+CPMS=` is answered with one memory only, and
    /// counts a message that is not there.
    public static let zte: ModemProfile = {
        var profile = ModemProfile("zte", manufacturer: "ZTE CORPORATION", model: "MF190")
        profile.imei = "864123010987654"
        profile.revision = "BD_MF190V1.0.0B04"
        profile.memories = [[.equipment, .sim], [.equipment, .sim], [.equipment, .sim]]
        profile.defaultMemory = .equipment
        profile.deviceCapacity = 100
        profile.storageAnswer = .oneMemoryMiscounted
        profile.iccidQueries = ["+ZGETICCID": "+ZGETICCID: "]
        profile.pinAttemptsQuery = .zte
        profile.separator = ", "
        profile.leavesTheLine = true
        profile.bootTalk = [
            BootLine(after: .milliseconds(300), text: "+ZUSIMR:2"),
            BootLine(
                after: .milliseconds(500),
                text: "+ZDONR: \"Safaricom\",639,2,\"CS_PS\",\"ROAM_OFF\""),
            BootLine(after: .milliseconds(700), text: "+ZPASR: \"UMTS\""),
        ]
        profile.chatter = ["+ZUSIMR:2"]
        profile.chatterPeriod = .seconds(2)
        profile.makersAnswers = [
            "+ZPAS?": ["+ZPAS: \"UMTS\",\"CS_PS\""],
            "+ZSNT?": ["+ZSNT: 0,0,0"],
            "+ZCDRUN=?": ["+ZCDRUN: (0-9)"],
        ]
        profile.makersSettings = ["+ZOPRT", "+ZSNT", "+ZCDRUN", "+ZDORM"]
        return profile
    }()
}

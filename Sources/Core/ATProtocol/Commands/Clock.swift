extension ATCommand where Answer == NetworkTime {
    /// `+CCLK?`: the modem's clock (TS 27.007 §8.15).
    ///
    /// Local time by the standard. Some Quectel firmware keeps UTC and shows the zone beside it;
    /// `quectelTime` tells them apart.
    public static var clock: Self { time("+CCLK?", mark: "+CCLK", basis: .local) }

    /// `+QLTS=1`: the network's time in UTC, as Quectel gives it.
    public static var quectelTime: Self { time("+QLTS=1", mark: "+QLTS", basis: .universal) }

    /// `^NWTIME?`: the network's time, as Huawei gives it.
    public static var huaweiTime: Self { time("^NWTIME?", mark: "^NWTIME", basis: .local) }

    private static func time(_ text: String, mark: String, basis: NetworkTime.Basis) -> Self {
        Self(text, informationText: .prefixed(mark)) { lines throws(ATAnswerError) in
            let times = lines.lazy.compactMap { NetworkTime($0, basis: basis) }
            guard let time = times.first else { throw ATAnswerError(command: text, lines: lines) }
            return time
        }
    }
}

extension ATCommand where Answer == Void {
    /// `+CTZU=1`: set the modem's clock by the network's (TS 27.007 §8.40).
    public static var setClockByNetwork: Self { Self("+CTZU=1") }

    /// `+CTZR=1`: say when the time zone changes (TS 27.007 §8.41).
    public static var reportTimeZone: Self { Self("+CTZR=1") }
}

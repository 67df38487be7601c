/// How new messages are announced: the parameters of `+CNMI` in their order (TS 27.005 §3.4.1).
public struct NewMessageIndications: Hashable, Sendable {
    /// What happens while the link is busy: 0 kept, 1 dropped, 2 kept and flushed, 3 in between.
    public var mode: Int

    /// Messages: 0 stored, 1 stored and announced, 2 and 3 handed over directly.
    public var mt: Int

    /// Cell broadcast: 0 not at all.
    public var bm: Int

    /// Status reports: 0 not at all, 1 handed over directly, 2 stored and announced.
    public var ds: Int

    /// What was kept is flushed (0) or dropped (1) when this is set.
    public var bfr: Int

    /// Any setting, offered by the modem or not.
    public init(mode: Int, mt: Int, bm: Int, ds: Int, bfr: Int) {
        self.mode = mode
        self.mt = mt
        self.bm = bm
        self.ds = ds
        self.bfr = bfr
    }

    /// Whether status reports are handed over instead of being stored.
    public var handsOver: Bool { ds == 1 }

    /// Whether messages and status reports reach us as with the other setting.
    public func announces(like other: Self) -> Bool { mt == other.mt && ds == other.ds }

    /// Whether status reports reach us.
    public var hasStatusReports: Bool { ds != 0 }

    var parameters: String { "\(mode),\(mt),\(bm),\(ds),\(bfr)" }
}

extension NewMessageIndications: CaseIterable {
    /// Store messages and status reports, announce both.
    public static let storeReports = Self(mode: 2, mt: 1, bm: 0, ds: 2, bfr: 0)

    /// Store and announce messages, hand over status reports directly.
    public static let handOverReports = Self(mode: 2, mt: 1, bm: 0, ds: 1, bfr: 0)

    /// As `handOverReports`, for a modem that cannot buffer while the link is busy.
    public static let handOverReportsUnbuffered = Self(mode: 1, mt: 1, bm: 0, ds: 1, bfr: 0)

    /// Store and announce messages, drop status reports.
    public static let noReports = Self(mode: 2, mt: 1, bm: 0, ds: 0, bfr: 0)

    /// As `noReports`, for a modem that cannot buffer while the link is busy.
    public static let noReportsUnbuffered = Self(mode: 1, mt: 1, bm: 0, ds: 0, bfr: 0)

    /// The settings to try, the best first, on a modem that does not tell what it can.
    public static let allCases: [Self] = [
        storeReports, handOverReports, handOverReportsUnbuffered, noReports, noReportsUnbuffered,
    ]
}

extension NewMessageIndications {
    /// The best of what a modem offers in answer to `+CNMI=?`: `(0-2),(0-3),(0,2,3),(0-2),(0,1)`.
    ///
    /// Messages are always stored first, so that a power cut loses none. Nil when the offer
    /// cannot be read, or messages cannot be stored at all.
    init?(offered value: String) {
        let offer = ATParameters(value)
        guard let mode = offer[values: 0].first(of: [2, 1, 3, 0]),
            let mt = offer[values: 1].first(of: [1, 0])
        else { return nil }
        self.init(
            mode: mode, mt: mt, bm: offer[values: 2].first(of: [0]) ?? 0,
            ds: offer[values: 3].first(of: [2, 1]) ?? 0,
            bfr: offer[values: 4].first(of: [0, 1]) ?? 0)
    }
}

extension ATCommand where Answer == NewMessageIndications {
    /// `+CNMI=?`: the best setting the modem offers.
    public static var bestNewMessageIndications: Self {
        Self("+CNMI=?", informationText: .prefixed("+CNMI")) { lines throws(ATAnswerError) in
            let offers = lines.lazy.compactMap { NewMessageIndications(offered: $0) }
            guard let best = offers.first else {
                throw ATAnswerError(command: "+CNMI=?", lines: lines)
            }
            return best
        }
    }
}

extension ATCommand where Answer == NewMessageIndications? {
    /// `+CNMI?`: how new messages are announced now; nil when the answer has not all five.
    public static var newMessageIndicationsInForce: Self {
        Self("+CNMI?", informationText: .prefixed("+CNMI")) { lines throws(ATAnswerError) in
            let values = ATParameters(lines.first ?? "")
            guard let mode = values[number: 0], let mt = values[number: 1],
                let bm = values[number: 2], let ds = values[number: 3]
            else { return nil }
            return NewMessageIndications(
                mode: mode, mt: mt, bm: bm, ds: ds, bfr: values[number: 4] ?? 0)
        }
    }
}

extension ATCommand where Answer == Void {
    /// `+CNMI`: announce new messages like this.
    public static func newMessageIndications(_ setting: NewMessageIndications) -> Self {
        Self("+CNMI=\(setting.parameters)")
    }
}

extension ATCommand where Answer == Void {
    /// `AT`: are you there (V.250 §5.2.1)?
    public static var attention: Self { Self("", deadline: .seconds(2)) }

    /// `ATZ`: back to the stored profile (V.250 §6.1.1).
    public static var reset: Self { Self("Z", deadline: .seconds(10)) }

    /// `ATE0V1`: no echo (V.250 §6.2.4), result codes in words (§6.2.6).
    public static var echoOffVerboseResults: Self { Self("E0V1") }

    /// `+CMEE=1`: failures are given as numbers (TS 27.007 §9.1).
    public static var numericEquipmentErrors: Self { Self("+CMEE=1") }
}

extension ServiceCentreTimeStamp {
    /// ISO 8601 with the zone: `2026-11-23T10:00:00+03:00`.
    public var iso8601: String {
        let minutes = abs(zoneQuarterHours) * 15
        let sign = zoneQuarterHours < 0 ? "-" : "+"
        return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))"
            + "\(sign)\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// A moment in the form above, or with `Z` for UTC.
    ///
    /// - Returns: `nil` for another form, a moment that does not exist, a year outside 1990 to
    ///   2089 and a zone that is no quarter of an hour.
    public init?(iso8601 text: String) {
        var text = Array(text.utf8)
        if text.last == UInt8(ascii: "Z") { text = text.dropLast() + Array("+00:00".utf8) }
        let form = Array("0000-00-00T00:00:00+00:00".utf8)
        guard text.count == form.count else { return nil }
        var numbers: [Int] = [0]
        for (character, expected) in zip(text, form) {
            switch (character, expected) {
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "0")):
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(character) - 48
            case (expected, _), (UInt8(ascii: "-"), UInt8(ascii: "+")):
                numbers.append(0)
            default:
                return nil
            }
        }
        let minutes = numbers[6] * 60 + numbers[7]
        guard minutes.isMultiple(of: 15), numbers[7] < 60 else { return nil }
        self.init(
            year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3],
            minute: numbers[4], second: numbers[5],
            zoneQuarterHours: text[19] == UInt8(ascii: "-") ? -minutes / 15 : minutes / 15)
    }

    private func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

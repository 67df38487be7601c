public import Accounting

/// What follows from the country a branch is in: its numbers, money and time.
public struct Country: Hashable, Sendable {
    /// ISO 3166-1 alpha-2: `KE`.
    public let code: String

    /// The country's digits in international numbers: `254` (ITU-T E.164).
    public let callingCode: String

    /// The digit dialled before a number inside the country, or empty where there is none.
    public let trunkPrefix: String

    /// How many digits a mobile number has after the calling code.
    public let mobileDigits: ClosedRange<Int>

    /// The currency of the country, unless the branch names another.
    public let currency: Currency

    /// The IANA name of the time zone of the capital: `Africa/Nairobi`.
    public let timeZone: String

    /// The country with this code in any case, if it is in the table.
    public init?(code: String) {
        guard let country = Self.byCode[code.uppercased()] else { return nil }
        self = country
    }

    /// Every country in the table, by its code.
    public static let all: [Country] = byCode.values.sorted { $0.code < $1.code }

    /// One row of the table: code, calling code, trunk prefix, digits of a mobile
    /// number, currency, time zone.
    init?(row: Substring) {
        let fields = row.split(separator: " ").map(String.init)
        guard fields.count == 6, let currency = Currency(fields[4]) else { return nil }
        let digits = fields[3].split(separator: "-").compactMap { Int($0) }
        guard let fewest = digits.first, let most = digits.last, fewest <= most else { return nil }
        code = fields[0]
        callingCode = fields[1]
        trunkPrefix = fields[2] == "none" ? "" : fields[2]
        mobileDigits = fewest...most
        self.currency = currency
        timeZone = fields[5]
    }
}

internal import Accounting
internal import Counter

extension LimitRules {
    /// Section `[limits]`: amounts in whole units of the currency.
    init(_ section: ConfigurationSection?, in currency: Currency) throws {
        self.init()
        guard let section else { return }
        try section.allow(["per_message", "per_day", "per_client_day", "unusual_times"])
        perMessage = try section.money("per_message", currency)
        perDay = try section.money("per_day", currency)
        perClientDay = try section.money("per_client_day", currency)
        if let times = try section.number("unusual_times", 0...1_000_000) {
            unusualTimes = times == 0 ? nil : Int64(times)
        }
    }
}

extension ConfigurationSection {
    /// An amount of money in whole units; nil where the key is not there.
    func money(_ key: String, _ currency: Currency) throws -> Money? {
        try number(key, 1...1_000_000_000_000).flatMap {
            Money(decimal: String($0), currency: currency)
        }
    }
}

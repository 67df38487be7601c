/// Right forms as text, short enough to stand beside a sentence in one message.
enum Form {
    /// With the longest sentence and ` Send: ` this makes 160.
    static let limit = 62

    static let unknownItems = [unknownAmount(of: .savings), unknownAmount(of: .loan(1))]

    /// `PAY 1024 S100 L250`. What would not fit is replaced as a whole: a form
    /// cut short could be sent back and would pay the half of it.
    static func payment(client: String?, items: [String], withCode: Bool) -> String {
        let client = client.flatMap { $0.utf8.count <= 20 ? $0 : nil } ?? "CLIENT"
        let code = withCode ? ["CODE"] : []
        let start = [Keyword.pay.rawValue, client]
        let form = joined(start + (items.isEmpty ? unknownItems : items) + code)
        return form.utf8.count <= limit ? form : joined(start + unknownItems + code)
    }

    /// `KX7M2 3=0 5=200`. What would not fit is replaced as a whole, here too.
    static func sheet(_ code: String, _ entries: [String], withCode: Bool) -> String {
        let ending = withCode ? ["CODE"] : []
        let form = joined([code] + entries + ending)
        return form.utf8.count <= limit ? form : joined([code, "LINE=AMOUNT"] + ending)
    }

    static func unknownAmount(of account: AccountLabel) -> String {
        account.form + "=AMOUNT"
    }

    static func joined(_ words: [String]) -> String {
        words.joined(separator: " ")
    }
}

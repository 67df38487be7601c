extension Instruction {
    /// The message that asks for this, with words in the place of secrets.
    func form(withCode: Bool) -> String {
        switch self {
        case .balance(let numbers):
            let account = numbers.count > 1 ? [String(numbers[0].prefix(20))] : []
            let secret = numbers.isEmpty ? [] : ["PIN"]
            return Form.joined([Keyword.balance.rawValue] + account + secret)
        case .pay(let payment):
            return Form.payment(
                client: payment.client, items: payment.items.map(\.form), withCode: withCode)
        case .again(let reference, _):
            let code = withCode ? ["CODE"] : []
            return Form.joined([Keyword.again.rawValue, String(reference.prefix(20))] + code)
        case .help(let topic):
            return Form.joined([Keyword.help.rawValue] + [topic].compactMap { $0 }.map(Echo.of))
        }
    }
}

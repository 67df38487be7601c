internal import Accounting

extension Instruction {
    /// The message that asks for this, with words in the place of secrets.
    public func form(withCode: Bool) -> String {
        switch self {
        case .balance(let numbers): return Self.form(.balance, numbers)
        case .statement(let numbers): return Self.form(.statement, numbers)
        case .due(let numbers): return Self.form(.due, numbers)
        case .pay(let payment):
            return Form.payment(
                client: payment.client, items: payment.items.map(\.form), withCode: withCode)
        case .again(let reference, _):
            let code = withCode ? ["CODE"] : []
            return Form.joined([Keyword.again.rawValue, String(reference.prefix(20))] + code)
        case .help(let topic):
            return Form.joined([Keyword.help.rawValue] + [topic].compactMap { $0 }.map(Echo.of))
        default: return otherForm(withCode: withCode)
        }
    }

    private static func form(_ keyword: Keyword, _ numbers: [String]) -> String {
        let account = numbers.count > 1 ? [String(numbers[0].prefix(20))] : []
        let secret = numbers.isEmpty ? [] : ["PIN"]
        return Form.joined([keyword.rawValue] + account + secret)
    }

    private func otherForm(withCode: Bool) -> String {
        let code = withCode ? ["CODE"] : []
        switch self {
        case .language(let language):
            return Self.form(.language, [language.map(Echo.of) ?? "sw"], [])
        case .changePIN: return "PIN OLD NEW"
        case .yes(let nonce?, nil): return Self.form(.yes, [Echo.of(nonce)], [])
        case .yes: return Self.form(.yes, ["NUMBER"], [])
        case .no: return Keyword.no.rawValue
        case .wrong(let reference):
            return Self.form(.wrong, [reference.map(Echo.of) ?? "REFERENCE"], [])
        case .whichWrong: return Self.form(.wrong, ["REFERENCE"], [])
        case .stop: return Keyword.stop.rawValue
        case .start: return Keyword.start.rawValue
        case .undo(let reference, let line, _):
            let all = SheetCode(reference) == nil ? [] : ["ALL"]
            return Self.form(.undo, [Echo.of(reference)] + (line.map { ["\($0)"] } ?? all), code)
        case .sheet(let answer): return Form.joined([answer.form] + code)
        case .sheets: return Keyword.sheets.rawValue
        case .cash: return Keyword.cash.rawValue
        case .late(let group): return Self.form(.late, group.map { [Echo.of($0)] } ?? [], [])
        case .remind(let group, _):
            return Self.form(.remind, group.map { [Echo.of($0)] } ?? [], code)
        case .status: return Keyword.status.rawValue
        case .approve(let reference, _): return Self.form(.approve, [Echo.of(reference)], code)
        case .reject(let reference, _): return Self.form(.reject, [Echo.of(reference)], code)
        default: return Keyword.help.rawValue
        }
    }

    private static func form(_ keyword: Keyword, _ words: [String], _ code: [String]) -> String {
        Form.joined([keyword.rawValue] + words + code)
    }
}

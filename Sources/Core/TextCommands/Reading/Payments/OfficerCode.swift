/// The bare number that ends a payment, where officers add a code.
struct OfficerCode {
    let digits: String

    /// The last number of the last item, if that item has its amount without it.
    init?(endOf items: [ItemText]) {
        guard let item = items.last, let last = item.lexemes.last, last.isDigits,
            Secret.lengths.contains(last.folded.utf8.count),
            last.gap != .glued, last.gap != .assignment,
            item.lexemes.dropLast().contains(where: { $0.isDigits })
        else { return nil }
        digits = last.folded
    }

    func removed(from item: ItemText) -> ItemText {
        var item = item
        item.lexemes.removeLast()
        return item
    }

    /// `L2 4821` is asked back: loan 2 and no code, or an amount of 2 and the code.
    func refusal(after item: ItemText, written label: String) -> ItemReader.Refusal? {
        let numbers = item.lexemes.dropLast().filter { $0.isDigits }
        guard item.label == .loan, numbers.count == 1, let number = numbers.first,
            number.gap != .assignment, ItemReader.isLoanNumber(number)
        else { return nil }
        let masked = String(repeating: Secret.mask, count: digits.utf8.count)
        let figure = number.folded
        return ItemReader.Refusal(
            problem: .ambiguousAmount(
                written: "\(label)\(figure) \(masked)",
                candidates: ["L\(figure)=\(masked)", "L=\(figure) \(masked)"]),
            form: Form.unknownAmount(of: .loan(1)))
    }
}

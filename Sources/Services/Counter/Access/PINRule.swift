internal import TextCommands

/// Which PINs people may choose.
enum PINRule {
    static let lengths = 4...6

    enum Weakness: Hashable {
        case length
        case same
        case easyToGuess
    }

    /// What speaks against a new PIN; nil when nothing does.
    ///
    /// - Parameter numbers: The holder's own numbers: nobody may choose how one of them ends.
    static func weakness(of new: String, old: String, numbers: [String]) -> Weakness? {
        let digits = new.utf8.map { Int($0) - 48 }
        guard lengths.contains(digits.count), digits.allSatisfy((0...9).contains) else {
            return .length
        }
        if new == old { return .same }
        let steps = zip(digits, digits.dropFirst()).map { ($1 - $0 + 10) % 10 }
        let isRow = Set(steps).count == 1 && [0, 1, 9].contains(steps[0])
        let isPair = digits.dropFirst(2).elementsEqual(digits.dropLast(2))
        let isOwnNumber = numbers.contains { $0.hasSuffix(new) }
        return isRow || isPair || isOwnNumber ? .easyToGuess : nil
    }
}

/// Reads digits with the marks people put between them.
///
/// Groups of three after one to three digits are thousands, whatever the mark:
/// `1,250` `1'250` `1.250.000`. A lone point before no more decimals than the
/// currency has is the decimal point. `1.250` and `1,50` could be either, and
/// stay so. Blanks between the groups may as well stand between two amounts, so they count as
/// thousands only where no second amount can begin: `1 250`, `25 000`, not `100 200`. In a currency with three decimals `1.250` is what every price tag
/// says, so there the point is the decimal point.
struct NumeralReader {
    enum Meaning: Hashable {
        case exact(Numeral)
        case unclear([Numeral])
        case none
    }

    let minorUnitDigits: Int

    /// Whether blanks may be thousands marks: not where a code may follow.
    let joinsAcrossBlanks: Bool

    /// What the digits at the start mean, and how many lexemes they are.
    func read(_ lexemes: ArraySlice<Lexeme>) -> (meaning: Meaning, count: Int) {
        guard let first = lexemes.first, first.isDigits else { return (.none, 0) }
        var parts = [first.folded]
        var marks: [Gap] = []
        for next in lexemes.dropFirst() {
            guard next.isDigits, continues(next, after: parts, marks) else { break }
            parts.append(next.folded)
            marks.append(next.gap)
        }
        return (meaning(of: parts, marks), parts.count)
    }

    private func continues(_ next: Lexeme, after parts: [String], _ marks: [Gap]) -> Bool {
        switch next.gap {
        case .point: true
        case .comma: next.folded.utf8.count <= 3
        case .space:
            next.folded.utf8.count == 3 && parts[0].utf8.count <= 3
                && marks.allSatisfy { $0 == .space }
        default: false
        }
    }

    private func meaning(of parts: [String], _ marks: [Gap]) -> Meaning {
        guard let last = marks.last else { return whole(parts[0]) }
        let areAlike = marks.allSatisfy { $0 == last }
        switch (last, marks.count) {
        case (.point, 1): return pointed(parts)
        case (.comma, 1): return comma(parts)
        case (_, _) where areAlike && isGrouped(parts[...]):
            return settled(joined(parts), parts, marks)
        case (.point, _), (.comma, _): return decimalAfterGroups(parts, marks)
        default: return .none
        }
    }

    private func whole(_ digits: String) -> Meaning {
        let numeral = Numeral(digits: digits, decimals: 0)
        let isPadded = digits.hasPrefix("0") && digits.contains { $0 != "0" }
        return isPadded ? .unclear([numeral]) : .exact(numeral)
    }

    /// `1.50`, or `1.250`.
    private func pointed(_ parts: [String]) -> Meaning {
        let decimal = decimal(parts)
        if decimal.decimals <= minorUnitDigits {
            let isPadded = parts[0].hasPrefix("0") && parts[0] != "0"
            return isPadded ? .unclear([decimal]) : .exact(decimal)
        }
        guard isGrouped(parts[...]) else { return .exact(decimal) }
        return .unclear([joined(parts)] + readable(decimal))
    }

    /// `1,250`, or `1,50`.
    private func comma(_ parts: [String]) -> Meaning {
        if isGrouped(parts[...]) { return .exact(joined(parts)) }
        guard parts[1].utf8.count < 3 else { return .none }
        let whole = parts[0].hasPrefix("0") ? [] : [joined(parts)]
        return .unclear(readable(decimal(parts)) + whole)
    }

    /// `1,250.50`, `1.250,50`, `1 250,50`.
    private func decimalAfterGroups(_ parts: [String], _ marks: [Gap]) -> Meaning {
        let earlier = marks.dropLast()
        guard let last = marks.last, earlier.allSatisfy({ $0 == earlier.first && $0 != last }),
            isGrouped(parts.dropLast()), last == .point || parts[parts.count - 1].utf8.count < 3
        else { return .none }
        return settled(decimal(parts), parts, marks)
    }

    private func settled(_ numeral: Numeral, _ parts: [String], _ marks: [Gap]) -> Meaning {
        let isOne = parts[0].utf8.count == 1 || parts.dropFirst().allSatisfy { $0 == "000" }
        let isSure = !marks.contains(.space) || (joinsAcrossBlanks && isOne)
        return isSure ? .exact(numeral) : .unclear([numeral])
    }

    /// One to three digits that are not zero at the front, then threes.
    private func isGrouped(_ parts: ArraySlice<String>) -> Bool {
        guard let first = parts.first, first.utf8.count <= 3, !first.hasPrefix("0") else {
            return false
        }
        return parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }

    /// The numeral as a choice to offer: none if the currency has fewer decimals.
    private func readable(_ numeral: Numeral) -> [Numeral] {
        let short = numeral.withoutTrailingZeros
        return short.decimals <= minorUnitDigits ? [short] : []
    }

    private func joined(_ parts: [String]) -> Numeral {
        Numeral(digits: parts.joined(), decimals: 0)
    }

    private func decimal(_ parts: [String]) -> Numeral {
        Numeral(digits: parts.joined(), decimals: parts[parts.count - 1].utf8.count)
    }
}

import Accounting

/// Reads `WRONG 7F3K` and what a client explains besides.
///
/// A dispute puts an officer's word in doubt, so nothing is disputed where she may have said the
/// opposite, and no receipt that she did not plainly mean.
struct DisputeReader {
    let message: Message
    let context: CommandReader

    /// - Parameter words: What she says besides `WRONG`, what stands before it too.
    func read(_ words: [[Lexeme]]) -> Reading {
        if let word = contradiction {
            return context.misread(
                .strayWord(message.written([word])), form: "\(Keyword.wrong.rawValue) REFERENCE")
        }
        let references = words.compactMap { Reference(WordReader.spelled($0)) }
        if Set(references).count > 1 {
            let forms = references.map { "\(Keyword.wrong.rawValue) \($0)" }
            return context.misread(.severalInstructions(forms), form: forms[0])
        }
        let joined = words.count > 1 ? Reference(WordReader.spelled(words[0] + words[1])) : nil
        if let reference = references.first ?? joined {
            return .instruction(.wrong(reference: reference.text))
        }
        if let mistyped = mistyped(among: words) {
            return .instruction(.wrong(reference: mistyped))
        }
        let isPlain =
            !message.endsWithQuestion && words.joined().allSatisfy { isAboutThis($0) }
        return .instruction(isPlain ? .wrong(reference: nil) : .whichWrong)
    }

    /// The first word, where it has a digit and a letter but is no reference.
    private func mistyped(among words: [[Lexeme]]) -> String? {
        let named = words.first { !$0.allSatisfy { Courtesy.isFiller($0) || isAboutThis($0) } }
        return named.map(WordReader.spelled).flatMap { word in
            word.contains(where: \.isNumber) && word.contains(where: \.isLetter) ? word : nil
        }
    }

    /// What is said of the receipt she just got.
    private func isAboutThis(_ lexeme: Lexeme) -> Bool {
        lexeme.isDigits || Courtesy.isFiller(lexeme) || Self.aboutThis.contains(lexeme.folded)
    }

    private static let aboutThis = Set(
        """
        amount amt receipt message msg sms payment figure sum total money cash it this that was not
        no never did didnt paid pay gave only have has kes ksh sh shs bob php fcfa not but instead
        risiti ujumbe kiasi pesa hela malipo hii hiyo huu si sio siyo sikulipa nililipa nimelipa sijalipa tu
        recu montant paiement somme ce cette cet n ai j pas paye seulement
        resibo halaga bayad pera ito hindi ako nagbayad binayad lang lamang po
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension DisputeReader {
    /// The word that may say that nothing is wrong: `WRONG? No, it is right`, `nothing is wrong with
    /// 7F3K`, `should I send WRONG 7F3K?`
    private var contradiction: Lexeme? {
        message.lexemes.indices.first { isAsking(at: $0) || isDenied(at: $0) || isAffirmed(at: $0) }
            .map { message.lexemes[$0] }
    }

    private func isAsking(at place: Int) -> Bool { Self.asking.contains(folded(place)) }

    /// `not wrong`, `nothing is wrong`, `kosa hakuna`, but not `No, WRONG`.
    private func isDenied(at place: Int) -> Bool {
        if Self.denying.contains(folded(place)) {
            let next = place + (Self.between.contains(folded(place + 1)) ? 2 : 1)
            return isWrong(at: next) && message.lexemes[next].gap == .space
        }
        return isWrong(at: place) && Self.nothing.contains(folded(place + 1))
            || Self.nothing.contains(folded(place)) && isWrong(at: place + 1)
    }

    /// `it is right`, but neither `not right` nor `the right amount is 500`.
    private func isAffirmed(at place: Int) -> Bool {
        guard Self.affirming.contains(folded(place)) else { return false }
        let before = (max(place - 3, 0)..<place).map(folded)
        let after = folded(place + 1)
        return !before.contains(where: Self.negating.contains) && !Self.figures.contains(after)
            && after.first?.isNumber != true
    }

    private func isWrong(at place: Int) -> Bool {
        context.vocabulary.keyword(folded(place)) == .wrong
    }

    /// Nothing past either end.
    private func folded(_ place: Int) -> String {
        message.lexemes.indices.contains(place) ? message.lexemes[place].folded : ""
    }

    private static let asking = words("should shall whether wapi nini")
    private static let nothing = words("hakuna hamna none wala aucune aucun sans walang wala")
    private static let denying = words("not nothing no isnt t never si sio siyo pas hindi sans")
    private static let between = words("a is the any really d t")
    private static let negating = words("not isnt wasnt t never si sio siyo haiko pas hindi")
    private static let affirming = words(
        "right correct ok okay true sawa sahihi safi juste exact vrai tama ayos")
    private static let figures = words(
        "amount sum figure total balance money one payment is was should ni kiasi montant halaga")

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}

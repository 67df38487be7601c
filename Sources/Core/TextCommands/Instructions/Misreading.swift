public import Accounting

/// A message that is answered with the right form instead of being carried out.
public struct Misreading: Hashable, Sendable {
    /// The first thing in the message that makes it unfit to carry out.
    public var problem: Problem

    /// The message as it should have been, from the sender's own values.
    ///
    /// Where a value is not known, a word stands in its place (`CLIENT`,
    /// `AMOUNT`, `CODE`, `PIN`, `REFERENCE`, and `?` for an account), which nobody can send
    /// back and have carried out. Of several meanings it shows the first; `sentence` names all.
    /// It never holds a secret.
    public var correctedForm: String

    public init(problem: Problem, correctedForm: String) {
        self.problem = problem
        self.correctedForm = correctedForm
    }

    /// The command that its form shows; nil where that is what is said about a sheet.
    public var command: Keyword? {
        Keyword(rawValue: String(correctedForm.prefix { $0 != " " }))
    }

    /// What can be wrong, with what the sender wrote.
    public enum Problem: Hashable, Sendable {
        case empty

        /// It starts with a number, which may be a secret and is not repeated.
        case keywordMissing

        case unknownKeyword(String, suggestion: Keyword?)

        /// A number with letters in it where a secret may stand: not repeated.
        case numberUnclear

        case referenceMissing

        /// A sheet is named, and not which line of it.
        case lineMissing
        case clientMissing
        case clientUnclear(written: String, suggestion: String)
        case itemsMissing(client: String)

        /// Amounts behind the client's number, and not into which accounts.
        case accountsMissing(client: String)
        case amountMissing(AccountLabel)

        /// More than one meaning, or one that must be confirmed; each as the form to send.
        case ambiguousAmount(written: String, candidates: [String])

        case notAnAmount(written: String, account: AccountLabel)
        case otherCurrency(written: String, expected: Currency)
        case zeroAmount(AccountLabel)
        case negativeAmount(AccountLabel)
        case tooManyDecimals(written: String, currency: Currency)
        case amountTooLarge(AccountLabel)
        case accountTwice(AccountLabel)

        /// Numbers written in words, as phones write down what they hear.
        case numbersInWords

        /// Two commands in one message, each as the form to send.
        case severalInstructions([String])

        /// It has the look of a sheet's code and is none.
        case sheetCodeMistyped(String)

        /// More than one thing is said about a line of a sheet.
        case lineTwice(Int)

        /// A word with no place in the form. Its digits are `*` where it may be a code.
        case strayWord(String)
    }
}

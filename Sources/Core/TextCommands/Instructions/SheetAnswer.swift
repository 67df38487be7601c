public import Accounting

/// What an officer says about a collection sheet: `KX7M2`, `KX7M2 3=0 5=200 7A`, `KX7M2 END 13900`.
public struct SheetAnswer: Hashable, Sendable {
    public var sheet: SheetCode

    /// What he says besides the code; empty for the code alone.
    public var parts: [SheetPart]

    /// What follows the sheet's code as he wrote it, without thanks and his own code at the end, to
    /// be held beside the message the sheet was sent in: see `isCopy(of:)`.
    public var rest: String

    /// The PIN or one-time code at the end.
    public var code: String?

    public init(sheet: SheetCode, parts: [SheetPart] = [], rest: String = "", code: String? = nil) {
        self.sheet = sheet
        self.parts = parts
        self.rest = rest
        self.code = code
    }
}

/// One thing that is said about a sheet.
public enum SheetPart: Hashable, Sendable {
    /// `ALL`: everybody who is still open paid what is due.
    case all

    /// `3=0`, `5=200`, `7A`, `4=S100 L250`
    case line(SheetLine)

    /// `GROUP 5000`: a sum for the whole group, not told apart by client.
    case lumpSum(Money)

    /// `END`, `END 13900`: nothing more comes; the total is what he counted.
    case end(total: Money?)

    /// `OPEN`: which lines nothing was said about.
    case open

    /// Words that mean nothing here, as written.
    ///
    /// They stand in the message the sheet was sent in. Where there are any and the answer is no
    /// copy of that message, nothing of it may be carried out: it is asked back.
    case words(String)
}

/// What is said about one line of a sheet.
public struct SheetLine: Hashable, Sendable {
    /// The numbers that lines have.
    public static let numbers = 1...99

    /// The number on the sheet, from 1.
    public var number: Int
    public var attendance: Attendance?

    /// One sum for all that she owes; zero when she paid nothing.
    public var amount: Money?

    /// The sum told apart by account, in place of `amount`.
    public var items: [PaymentItem]

    public init(
        number: Int, attendance: Attendance? = nil, amount: Money? = nil, items: [PaymentItem] = []
    ) {
        self.number = number
        self.attendance = attendance
        self.amount = amount
        self.items = items
    }
}

/// Whether a client was at the meeting, as central Mifos knows it.
public enum Attendance: String, Hashable, Sendable, CaseIterable {
    case present

    /// `7A`
    case absent

    /// `7P`: with leave.
    case leave

    /// `7L`
    case late
}

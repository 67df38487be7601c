internal import Accounting
internal import LedgerStore

/// A card of one-time codes as it is printed: one page of text.
struct CardSheet {
    var branch: String
    var holder: Person
    var day: Day
    var codes: [String]

    private static let columns = 5

    var lines: [String] {
        heading + grid + ["", String(repeating: "- ", count: 33) + "cut here", ""] + advice
    }

    private var heading: [String] {
        ["\(branch): codes of \(holder.name) (\(holder.code)), made \(day.iso)", ""]
    }

    /// Numbered down the columns, so that codes are struck out from the top left.
    private var grid: [String] {
        let rows = (codes.count + Self.columns - 1) / Self.columns
        return (0..<rows).map { row in
            (0..<Self.columns).compactMap { column -> String? in
                let index = column * rows + row
                guard index < codes.count else { return nil }
                let number = index + 1
                let blank = number < 10 ? " " : ""
                return "\(blank)\(number)  \(codes[index])"
            }
            .joined(separator: "    ")
        }
    }

    private var advice: [String] {
        [
            "How to use them:",
            "* End each message that moves money with one code: PAY 1024 S100 L250 482193",
            "  Any code will do; strike it out when it is sent.",
            "* A code works once. It is also spent when the branch answers with a refusal.",
            "* Never text a code alone. Tell it to nobody.",
            "* Keep the card away from the phone.",
            "* Card or phone lost: call the branch at once. It stops the codes in a minute.",
            "* An earlier card is worthless from now on: destroy it.",
        ]
    }
}

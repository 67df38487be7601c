/// What the network answers to codes such as `*144#` (3GPP TS 22.090).
public struct USSDService: Hashable, Sendable {
    /// An answer, and what replies lead to where it asks for one.
    public struct Page: Hashable, Sendable {
        /// `{airtime}` in it becomes what is left of it.
        public var text: String

        /// The page behind each reply; none ends the session.
        public var replies: [String: Page]

        public init(_ text: String, replies: [String: Page] = [:]) {
            self.text = text
            self.replies = replies
        }
    }

    /// What is left to spend, in cents.
    public var airtime: Int

    /// What a part of a message costs, in cents.
    public var pricePerPart: Int

    /// The page behind each code.
    public var codes: [String: Page]

    private var open: Page?

    public init(airtime: Int = 25_000, pricePerPart: Int = 100) {
        self.airtime = airtime
        self.pricePerPart = pricePerPart
        let balance = Page("Your balance is KES {airtime}. Valid until 31-12-2026.")
        codes = [
            "*144#": balance,
            "*100#": Page(
                "1 Balance\n2 Bundles\n0 Exit",
                replies: [
                    "1": balance,
                    "2": Page("1 Daily 10\n2 Weekly 50", replies: ["1": Page("Bought: Daily 10.")]),
                    "0": Page("Goodbye."),
                ]),
        ]
    }

    /// Another part was sent.
    mutating func charge() { airtime = max(0, airtime - pricePerPart) }

    /// Whether a page waits for a reply.
    var isInSession: Bool { open != nil }

    /// What the network says next, and whether it waits for a reply.
    mutating func answer(_ text: String) -> (text: String, awaitsReply: Bool) {
        let page: Page
        if let open {
            page = open.replies[text] ?? Page("Unknown choice.")
        } else {
            page = codes[text] ?? Page("Unknown service code.")
        }
        open = page.replies.isEmpty ? nil : page
        return (page.text.replacing("{airtime}", with: price(airtime)), open != nil)
    }

    mutating func cancel() { open = nil }

    private func price(_ cents: Int) -> String {
        "\(cents / 100)." + (cents % 100 < 10 ? "0" : "") + "\(cents % 100)"
    }
}

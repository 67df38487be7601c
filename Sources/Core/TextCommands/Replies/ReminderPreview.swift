public import Accounting

/// What REMIND would do, as it is shown before it is done.
public struct ReminderPreview: Hashable, Sendable {
    /// Why a client who is late gets no reminder.
    public enum LeftOut: String, Hashable, Sendable, CaseIterable {
        case noPhone = "no-phone"

        /// Her number is one of the staff's.
        case staffPhone = "staff-phone"

        /// She sent STOP.
        case stopped = "left-stopped"

        /// She was reminded today, or will be.
        case today = "today"

        /// As many went out today as may.
        case limit = "limit"
    }

    /// The group's name; nil when it is about all of them.
    public var group: String?

    /// How many clients are reminded, and in how many parts.
    public var clients: Int
    public var parts: Int

    /// What that costs; nil where no price is known.
    public var cost: Money?
    public var leftOut: [LeftOut: Int]

    /// When they go, where they wait for the morning: `08:00`.
    public var from: String?

    public init(
        group: String?, clients: Int, parts: Int, cost: Money?, leftOut: [LeftOut: Int],
        from: String?
    ) {
        self.group = group
        self.clients = clients
        self.parts = parts
        self.cost = cost
        self.leftOut = leftOut
        self.from = from
    }

    func wording(nonce: String) -> Wording {
        let price = cost.map { Wording("reminder.cost", ["cost": .money($0)]) }
        let hour = from.map { Wording("reminder.from", ["hour": .text($0)]) }
        return Wording(
            "reminder.preview",
            [
                "count": .count(clients), "parts": .count(parts), "nonce": .text(nonce),
                "cost": .wording(price), "from": .wording(hour), "left": .wording(leftOutWording),
                "place": ReminderReply.place(group),
            ])
    }

    var wordingForNobody: Wording {
        Wording(
            "reminder.nobody-to-remind",
            ["place": ReminderReply.place(group), "left": .wording(leftOutWording)])
    }

    private var leftOutWording: Wording? {
        let reasons = LeftOut.allCases.compactMap { reason in
            leftOut[reason].map {
                Wording("reminder.\(reason.rawValue)", ["count": .count($0)])
            }
        }
        guard !reasons.isEmpty else { return nil }
        return Wording(
            "reminder.left-out",
            ["reasons": .list(reasons), "count": .count(leftOut.values.reduce(0, +))])
    }
}

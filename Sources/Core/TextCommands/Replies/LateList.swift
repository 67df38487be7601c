public import Accounting

/// Who is late, the longest first.
public struct LateList: Hashable, Sendable {
    /// A client and what she has not paid.
    public struct Person: Hashable, Sendable {
        public var name: String
        public var amount: Money

        public init(name: String, amount: Money) {
            self.name = name
            self.amount = amount
        }
    }

    /// The group's name; nil when it is about all of them.
    public var group: String?
    public var total: Money
    public var people: [Person]

    public init(group: String?, total: Money, people: [Person]) {
        self.group = group
        self.total = total
        self.people = people
    }

    var wording: Wording {
        let persons = people.map {
            Wording(
                "reminder.late-person", ["name": .text($0.name), "amount": .amount($0.amount)])
        }
        return Wording(
            "reminder.late",
            [
                "count": .count(people.count), "total": .money(total), "people": .list(persons),
                "place": ReminderReply.place(group),
            ])
    }
}

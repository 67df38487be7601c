internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// Decides who among those with something due is reminded, and in which words.
struct ReminderPlanner {
    let books: OpenBooks
    let rules: CounterRules
    let now: Moment

    private var date: ReminderDate { ReminderDate(of: now, rules) }

    /// One message a phone and day; those who share one get a text that says nothing of them.
    func plan(_ dues: [ClientDue], _ days: DueDays) throws -> ReminderPlan {
        var plan = ReminderPlan(days: days, date: date)
        let written = try books.reminders.count(on: date.day)
        for due in dues {
            if let reason = try objection(to: due) {
                plan.leftOut[reason, default: 0] += 1
            } else if let phone = due.client.phone {
                if let shared = plan.messages.firstIndex(where: { $0.phone == phone }) {
                    plan.messages[shared].dues.append(due)
                } else if written + plan.messages.count < rules.reminders.mostPerDay {
                    plan.messages.append(try message(to: phone, about: due, days))
                } else {
                    plan.leftOut[.limit, default: 0] += 1
                }
            }
        }
        return plan
    }

    private func objection(to due: ClientDue) throws -> ReminderPreview.LeftOut? {
        guard let phone = due.client.phone else { return .noPhone }
        guard try books.people.officer(phone: phone) == nil,
            try books.people.user(phone: phone) == nil
        else { return .staffPhone }
        let wish = try books.reminders.wish(of: due.client.number)
        guard wish?.isWanted ?? true else { return .stopped }
        let isReminded = try books.reminders.isReminded(
            due.client.number, at: phone, on: date.day, since: date.startOfToday)
        return isReminded ? .today : nil
    }

    private func message(
        to phone: PhoneNumber, about due: ClientDue, _ days: DueDays
    ) throws -> ReminderPlan.Message {
        let reply = Reply.reminder(try reply(to: phone, about: due, days))
        let text = rules.pack(due.client.language).text(of: reply)
        let parts = try Segmentation(text, reference: .eightBits(0)).parts.count
        return ReminderPlan.Message(
            phone: phone, reply: reply, language: due.client.language, parts: parts, dues: [due])
    }

    private func reply(
        to phone: PhoneNumber, about due: ClientDue, _ days: DueDays
    ) throws -> ReminderReply {
        let isLate = days.last < date.today
        let next = try books.dues.nextMeeting(of: due.client.group, after: date.today)
        let meeting = isLate ? next : next ?? due.day
        guard try books.people.clients(phone: phone).count == 1 else {
            return .neutral(branch: rules.branch, meeting: meeting)
        }
        return .reminder(
            ReminderText(
                name: due.client.name, amount: due.amount, day: due.day, isLate: isLate,
                meeting: meeting, branch: rules.branch))
    }
}

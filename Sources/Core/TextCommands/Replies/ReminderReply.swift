public import Accounting

/// What the branch says about LATE, REMIND, STOP and START, and the reminders themselves.
public enum ReminderReply: Hashable, Sendable {
    // To the staff
    case late(LateList)

    /// Nobody is late: in the group, where one is named, or at all.
    case nobodyLate(group: String?)
    case unknownGroup(String, suggestion: String?, keyword: Keyword)
    case severalGroups(String, codes: [String], keyword: Keyword)

    /// The group has another officer.
    case notYourGroup(String, keyword: Keyword)

    /// The officer has no groups, and names none.
    case noGroup(Keyword)
    case preview(ReminderPreview, nonce: String)
    case nobodyToRemind(ReminderPreview)

    /// So many messages are on their way; from this hour on, where they wait for the morning.
    case reminded(Int, from: String?)
    case stopIsForClients

    // To clients
    case reminder(ReminderText)

    /// For a phone that several clients share: no name, no amount, no debt.
    case neutral(branch: String, meeting: Day?)
    case stopped
    case stoppedAlready(since: Day)
    case started
    case startedAlready

    /// The sentence of the packs, with its values.
    var wording: Wording {
        switch self {
        case .late(let list): list.wording
        case .nobodyLate(let group):
            Wording("reminder.nobody-late", ["place": Self.place(group)])
        case .unknownGroup(let written, let suggestion, let keyword):
            Self.unknownGroup(written, suggestion, keyword)
        case .severalGroups(let written, let codes, let keyword):
            Wording(
                "reminder.several-groups",
                [
                    "written": .text(Echo.of(written)), "keyword": .command(keyword),
                    "codes": .text(codes.prefix(5).joined(separator: ", ")),
                ])
        case .notYourGroup(let group, let keyword):
            Wording(
                "reminder.not-your-group", ["group": .text(group), "keyword": .command(keyword)])
        case .noGroup(let keyword):
            Wording("reminder.no-group", ["form": .command(keyword, " Umoja")])
        case .preview(let preview, let nonce): preview.wording(nonce: nonce)
        case .nobodyToRemind(let preview): preview.wordingForNobody
        case .reminded(let count, let hour): Self.reminded(count, from: hour)
        case .stopIsForClients: Wording("reminder.stop-is-for-clients")
        case .reminder(let text): text.wording
        case .neutral(let branch, let meeting): Self.neutral(branch, meeting)
        case .stopped: Wording("reminder.stopped")
        case .stoppedAlready(let day): Wording("reminder.stopped-already", ["day": .day(day)])
        case .started: Wording("reminder.started")
        case .startedAlready: Wording("reminder.started-already")
        }
    }

    /// ` in Umoja`; nothing where no group is named.
    static func place(_ group: String?) -> Wording.Value {
        .wording(group.map { Wording("reminder.in-group", ["group": .text($0)]) })
    }

    private static func unknownGroup(
        _ written: String, _ suggestion: String?, _ keyword: Keyword
    ) -> Wording {
        var values: [String: Wording.Value] = [
            "written": .text(Echo.of(written)), "keyword": .command(keyword),
        ]
        guard let suggestion else { return Wording("reminder.unknown-group", values) }
        values["suggestion"] = .text(suggestion)
        return Wording("reminder.near-group", values)
    }

    private static func reminded(_ count: Int, from hour: String?) -> Wording {
        var values: [String: Wording.Value] = ["count": .count(count)]
        guard let hour else { return Wording("reminder.reminded", values) }
        values["hour"] = .text(hour)
        return Wording("reminder.reminded-later", values)
    }

    private static func neutral(_ branch: String, _ meeting: Day?) -> Wording {
        guard let meeting else {
            return Wording("reminder.neutral-undated", ["branch": .text(branch)])
        }
        return Wording("reminder.neutral", ["branch": .text(branch), "meeting": .day(meeting)])
    }
}

internal import Accounting
internal import Counter
internal import LedgerStore
internal import TextCommands

extension OpenMatters {
    /// What nobody answered, each with whom to ask.
    func sentencesAboutQuestions(
        _ books: OpenBooks, _ calendar: BranchCalendar
    ) throws -> [String] {
        try questions.map { question in
            let name =
                try books.people.officer(phone: question.phone)?.name
                ?? books.people.user(phone: question.phone)?.name ?? question.phone.e164
            let time = calendar.civilTime(of: question.askedAt).clock.prefix(5)
            return "\(name) was asked at \(time) and did not answer, so it was not done: "
                + "\(question.instruction). If it is meant, have it sent again."
        }
    }
}

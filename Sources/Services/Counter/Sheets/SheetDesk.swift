internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// Takes what officers answer to their collection sheets.
struct SheetDesk {
    let errand: Errand

    private var books: OpenBooks { errand.books }
    private var rules: CounterRules { errand.rules }

    /// `KX7M2`, `KX7M2 3=0 5=200 7A`, `KX7M2 END 13900`, or the sheet's own message sent back.
    func serve(_ answer: SheetAnswer) throws -> (Reply, Outcome) {
        guard let officer = errand.caller.officer else {
            return (.notForYou(errand.caller.helpTopic(rules.balanceAccess)), .refused)
        }
        let asksOnly = answer.parts == [.open]
        if !asksOnly, let refusal = try refusal(of: officer, answer) { return (refusal, .refused) }
        guard let sheet = try books.sheets.sheet(answer.sheet) else {
            return refused(.unknown(answer.sheet))
        }
        guard sheet.officer == officer.code else { return refused(.notYours(sheet.code)) }
        let hand = try SheetInHand(sheet, in: books)
        if asksOnly { return (.sheet(.open(hand.standing)), .answered) }
        if let refusal = try whyNot(hand) { return refused(refusal) }
        return try serve(answer, hand, officer)
    }

    private func refusal(of officer: Officer, _ answer: SheetAnswer) throws -> Reply? {
        try StaffCheck(errand: errand).refusal(
            of: officer, code: answer.code,
            form: Instruction.sheet(answer).form(withCode: false))
    }

    private func refused(_ reply: SheetReply) -> (Reply, Outcome) { (.sheet(reply), .refused) }

    /// Why the sheet cannot be answered now; nil when it can.
    private func whyNot(_ hand: SheetInHand) throws -> SheetReply? {
        let sheet = hand.sheet
        let newest = try books.sheets.newest(of: sheet.group, on: sheet.day)
        if let newest, newest.code != sheet.code {
            return .replaced(sheet.code, by: newest.code)
        }
        let today = rules.calendar.day(of: errand.now)
        if today < sheet.day { return .tooEarly(sheet.code, day: sheet.day) }
        guard !hand.openLines.isEmpty, today > sheet.day.advanced(byDays: rules.sheets.lateDays)
        else { return nil }
        return .tooLate(sheet.code, day: sheet.day)
    }

    private func serve(
        _ answer: SheetAnswer, _ hand: SheetInHand, _ officer: Officer
    ) throws -> (Reply, Outcome) {
        let settling = SheetSettling(errand: errand, officer: officer)
        if errand.confirmed != nil || errand.approved != nil {
            return try settling.settle(hand.sheet)
        }
        if answer.parts.isEmpty || answer.parts == [.all] { return try settling.settleAll(hand) }
        switch try copy(of: hand.sheet, in: answer) {
        case .whole: return try settling.settleAll(hand)
        case .front: return try settling.settle(hand, noting: [.all])
        case nil: return try settle(answer, hand, settling)
        }
    }

    private func settle(
        _ answer: SheetAnswer, _ hand: SheetInHand, _ settling: SheetSettling
    ) throws -> (Reply, Outcome) {
        switch try SheetNotetaking(hand: hand, books: books).take(answer.parts) {
        case .refused(let reply): return refused(reply)
        case .notes(let notes): return try settling.settle(hand, noting: notes)
        }
    }

    /// How much of the sheet's own message came back. One that ends where its SMS is full may have
    /// been cut where the exceptions began, unless it is the very message that was sent.
    private func copy(of sheet: Sheet, in answer: SheetAnswer) throws -> SheetCopy? {
        guard let sent = try books.sheets.sentText(of: sheet.code),
            let copy = answer.copy(of: sent)
        else { return nil }
        let deliver = try SMSDeliver(decoding: errand.message.clearTPDU)
        let mayBeCut = errand.message.part == nil && deliver.userData.isFull
        return mayBeCut && deliver.text != sent ? .front : copy
    }
}

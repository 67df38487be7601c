internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Takes back what an officer recorded, before he hands the cash in and the day
/// is sealed; later it asks the manager.
struct UndoDesk {
    let errand: Errand

    private var books: OpenBooks { errand.books }

    private var correcting: Correcting { errand.correcting }

    /// `UNDO 7F3K`, or `UNDO KX7M2 5` for a line of a sheet, `UNDO KX7M2 ALL` for all of it.
    func serve(
        _ written: String, line: Int?, code: String?
    ) throws -> (Reply, Outcome) {
        guard let officer = errand.caller.officer else {
            return (.notForYou(errand.caller.helpTopic(errand.rules.balanceAccess)), .refused)
        }
        let form = Instruction.undo(reference: written, line: line, code: nil)
        if let refusal = try StaffCheck(errand: errand).refusal(
            of: officer, code: code, form: form.form(withCode: false))
        {
            return (refusal, .refused)
        }
        if line == nil, let sheet = SheetCode(written) { return try undo(sheet, of: officer) }
        guard let reference = try reference(written, line: line),
            let filed = try books.collections.filed(reference)
        else { return (try unknown(written, line: line, officer), .refused) }
        guard filed.collection.officer == officer.code else {
            return (.correction(.anothersCollection(reference)), .refused)
        }
        return try undo(filed)
    }

    private func undo(_ filed: FiledCollection) throws -> (Reply, Outcome) {
        switch filed.state {
        case .reported, .posted:
            guard let notice = try correcting.reverse(filed) else { return try askManager(filed) }
            let facts = try correcting.facts(of: filed)
            return (.correction(.undone(facts, notice: notice)), .reversed(filed.reference))
        case .reversed: return (try cancelledAlready(filed), .refused)
        case .disputed: return (.correction(.managerDecides(filed.reference)), .refused)
        case .verified, .refused: return try askManager(filed)
        }
    }

    /// What can be taken back without the manager: shown first, done after YES.
    private func undo(_ code: SheetCode, of officer: Officer) throws -> (Reply, Outcome) {
        guard let sheet = try books.sheets.sheet(code) else {
            return (.sheet(.unknown(code)), .refused)
        }
        guard sheet.officer == officer.code else { return (.sheet(.notYours(code)), .refused) }
        let booked = try books.sheets.results(of: sheet).compactMap(\.reference)
            .compactMap(books.collections.filed)
        let open = booked.filter { [.reported, .posted].contains($0.state) }
        guard !open.isEmpty else { return (.correction(.sheetNotBooked(code)), .refused) }
        let form = Instruction.undo(reference: code.text, line: nil, code: nil)
        let subject = ["undo", code.text] + open.map(\.reference.text)
        if let nonce = try errand.nonce(for: form, about: subject.joined(separator: " ")) {
            let asked = CorrectionReply.undoSheet(
                summary(of: open, on: sheet), counted: booked.count - open.count, nonce: nonce)
            return (.correction(asked), .asked)
        }
        let undone = try open.filter { try correcting.reverse($0) != nil }
        return (.correction(.sheetUndone(summary(of: undone, on: sheet))), .undone(code))
    }

    private func summary(of collections: [FiledCollection], on sheet: Sheet) -> SheetSummary {
        SheetSummary(
            sheet: sheet.code, payers: collections.count,
            total: sheet.money(collections.reduce(0) { $0 + $1.total.minorUnits }))
    }

    private func cancelledAlready(_ filed: FiledCollection) throws -> Reply {
        let moment = try books.collections.reversal(of: filed.reference)?.at ?? errand.now
        let time = errand.rules.calendar.civilTime(of: moment)
        return .correction(.cancelledAlready(filed.reference, on: time))
    }

    /// Asks once: the same question again is answered, and nobody is told twice.
    private func askManager(_ filed: FiledCollection) throws -> (Reply, Outcome) {
        let matter = ApprovalMatter.reversal(filed.reference)
        if try books.approvals.waiting(matter, at: errand.now) != nil {
            return (.correction(.managerDecides(filed.reference)), .refused)
        }
        let approval = try books.approvals.ask(
            matter, by: errand.actor, message: errand.message.id, at: errand.now)
        let facts = try correcting.facts(of: filed)
        try correcting.note("reversal asked", about: filed, detail: approval.reference.text)
        let forms = errand.rules.forms(for: approval.reference)
        try errand.managers.ask(
            approval,
            .reversalAsked(facts, approve: forms.approve, reject: forms.reject),
            about: filed.reference)
        return (
            .correction(.managerAsked(facts, approval.reference)), .askedManager(filed.reference)
        )
    }
}

extension UndoDesk {
    /// The collection that is meant, by its reference or by its line of a sheet.
    private func reference(_ written: String, line: Int?) throws -> Reference? {
        guard let line else { return Reference(written) }
        return try SheetCode(written).flatMap {
            try books.sheets.collection(of: $0, line: line)
        }
    }

    /// Shows what he may have meant, and never undoes it.
    private func unknown(_ written: String, line: Int?, _ officer: Officer) throws -> Reply {
        if let line, let sheet = SheetCode(written),
            try books.sheets.sheet(sheet)?.officer == officer.code
        {
            return .correction(.lineNotBooked(sheet, line: line))
        }
        let today = errand.rules.calendar.day(of: errand.now)
        let near = try books.collections.all(by: officer.code, on: today)
            .filter { EditDistance.isAtMostOne($0.reference.text, written.uppercased()) }
            .filter { $0.state != .reversed }
        return .correction(
            .unknownReference(written, near: try near.map(correcting.facts), keyword: .undo))
    }
}

extension Errand {
    /// Puts collections right in the caller's name.
    var correcting: Correcting {
        Correcting(books: books, rules: rules, now: now, cause: message, actor: actor)
    }
}

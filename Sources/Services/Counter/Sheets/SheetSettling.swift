internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Books a sheet, or asks first.
struct SheetSettling {
    let errand: Errand
    let officer: Officer

    private var books: OpenBooks { errand.books }

    /// Everybody who is open paid what is due: at once when nothing else was said before.
    func settleAll(_ hand: SheetInHand) throws -> (Reply, Outcome) {
        guard hand.isFresh else { return try settle(hand, noting: [.all]) }
        let plan = try planner.plan(hand)
        if plan.isEmpty { return nothingToBook(plan) }
        switch try limit(on: plan) {
        case .fine: return try book(plan)
        case .ask: return try settle(hand, noting: [.all])
        case .refused(let limit): return try overLimit(limit, plan)
        }
    }

    /// Notes what was said and works out what that comes to. Nothing is noted of a message that
    /// says more than can be paid.
    func settle(_ hand: SheetInHand, noting notes: [SheetNote]) throws -> (Reply, Outcome) {
        guard !hand.openLines.isEmpty else { return bookedAlready(hand) }
        var refusal: SheetReply?
        let answer: (Reply, Outcome)? = try books.attempt {
            for note in notes {
                try books.sheets.note(
                    note, on: hand.sheet.code, message: errand.message.id, at: errand.now)
            }
            let noted = try SheetInHand(hand.sheet, in: books)
            let plan = try planner.plan(noted)
            refusal = self.refusal(of: plan, noted)
            guard refusal == nil else { return nil }
            let told = Told(notes, before: hand)
            return try settle(plan, noted, told)
        }
        return answer ?? (.sheet(refusal ?? .unknown(hand.sheet.code)), .refused)
    }

    /// He has said yes: books what he was shown, or asks again when that has changed since.
    func settle(_ sheet: Sheet) throws -> (Reply, Outcome) {
        let hand = try SheetInHand(sheet, in: books)
        guard !hand.openLines.isEmpty else { return bookedAlready(hand) }
        return try settle(try planner.plan(hand), hand, Told([], before: hand))
    }

    private var planner: SheetPlanner { SheetPlanner(books: books) }
}

/// What the message at hand says besides its exceptions.
private struct Told {
    /// The total he counted.
    var counted: Money?

    /// What he said before about the lines it names.
    var replaced: [String] = []

    init(_ notes: [SheetNote], before hand: SheetInHand) {
        for note in notes {
            switch note {
            case .end(let total): counted = total ?? counted
            case .line(let line):
                if let earlier = hand.lineNotes[line.line], earlier != line {
                    replaced.append(earlier.form)
                }
            case .group, .all: continue
            }
        }
    }
}

extension SheetSettling {
    private func settle(
        _ plan: SheetPlan, _ hand: SheetInHand, _ told: Told
    ) throws -> (Reply, Outcome) {
        if plan.isEmpty { return nothingToBook(plan) }
        if errand.approved != nil { return try errand.overtaken(order(of: plan)) ?? book(plan) }
        let limit = try limit(on: plan)
        if case .refused(let limit) = limit { return try overLimit(limit, plan) }
        // Of a sheet that is booked in part he counts what is open, or all of it.
        let whole = hand.booked.total.adding(plan.total)
        let agrees = told.counted.map { $0 == plan.total || $0 == whole } ?? false
        if agrees, hand.lumpSum == nil, limit == .fine, !plan.looksLikeRepeat {
            return try book(plan)
        }
        let instruction = Instruction.sheet(SheetAnswer(sheet: hand.sheet.code))
        guard let nonce = try errand.nonce(for: instruction, about: plan.subject) else {
            return try book(plan)
        }
        var summary = plan.summary
        summary.exceptions = hand.lineNotes.keys.sorted().compactMap { hand.lineNotes[$0]?.form }
        summary.replaced = told.replaced
        if let counted = told.counted, !agrees {
            return (
                .sheet(.totalDiffers(summary, counted: counted, nonce: nonce)),
                .noted(hand.sheet.code)
            )
        }
        return (.sheet(.echo(summary, nonce: nonce)), .noted(hand.sheet.code))
    }

    /// Whether he may take so much. Above some limits he is asked, above others the manager is.
    private func limit(on plan: SheetPlan) throws -> LimitCheck.Verdict {
        let parts = plan.lines.compactMap { line -> LimitCheck.Part? in
            guard case .pays(let items) = line.fate else { return nil }
            return LimitCheck.Part(client: line.line.client, items: items)
        }
        return try LimitCheck(errand: errand).verdict(on: parts, by: officer)
    }

    private func overLimit(_ limit: Limit, _ plan: SheetPlan) throws -> (Reply, Outcome) {
        try errand.waitForManager(order(of: plan), limit, by: officer)
    }

    private func order(of plan: SheetPlan) -> LimitOrder {
        LimitOrder(
            instruction: .sheet(SheetAnswer(sheet: plan.sheet.code)), subject: plan.subject,
            payer: "\(plan.sheet.code) \(plan.sheet.groupName)", total: plan.total)
    }

    /// The first thing in it that cannot be paid.
    private func refusal(of plan: SheetPlan, _ hand: SheetInHand) -> SheetReply? {
        let code = hand.sheet.code
        if plan.lumpSumLeft.isPositive, let sum = hand.lumpSum {
            let most = sum.subtracting(plan.lumpSumLeft) ?? sum
            return .groupTooMuch(code, sum: sum, most: most)
        }
        for line in plan.lines {
            guard case .tooMuch(let most) = line.fate else { continue }
            return .tooMuch(code, line: line.line.number, name: line.line.name, most: most)
        }
        return nil
    }

    private func book(_ plan: SheetPlan) throws -> (Reply, Outcome) {
        let summary = try SheetBooking(errand: errand, officer: officer).book(plan)
        let time = errand.rules.calendar.civilTime(of: try errand.posting.at)
        return (.sheet(.booked(summary, at: time)), .booked(plan.sheet.code))
    }

    private func nothingToBook(_ plan: SheetPlan) -> (Reply, Outcome) {
        (.sheet(.nothingToBook(plan.summary)), .refused)
    }

    private func bookedAlready(_ hand: SheetInHand) -> (Reply, Outcome) {
        guard let last = hand.results.map(\.bookedAt).max() else {
            return (.sheet(.unknown(hand.sheet.code)), .refused)
        }
        let time = errand.rules.calendar.civilTime(of: last)
        return (.sheet(.bookedAlready(hand.booked, day: time.day, at: time)), .refused)
    }
}

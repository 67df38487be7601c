internal import Accounting
internal import LedgerStore
internal import TextCommands

extension Errand {
    /// Sends what was read to the desk that does it.
    func served(_ reading: Reading) throws -> (Reply, Outcome) {
        switch reading {
        case .misread(let misreading):
            (
                try QuestionDesk(errand: self).reply(toLoneNumber: misreading)
                    ?? DisputeDesk(errand: self).replyToComplaint() ?? answer(to: misreading),
                .refused
            )
        case .instruction(let instruction): try served(instruction)
        }
    }

    /// A client is never shown how an officer writes it.
    private func answer(to misreading: Misreading) -> Reply {
        guard caller.helpRole == .client,
            !(misreading.command.map { HelpRole.client.words.contains($0) } ?? false)
        else { return .misread(misreading) }
        return .notForYou(caller.helpTopic(rules.balanceAccess))
    }

    private func served(_ instruction: Instruction) throws -> (Reply, Outcome) {
        switch instruction {
        case .help(let topic): (help(topic), .answered)
        case .balance, .statement, .due: try accounts(instruction)
        case .pay(let payment): try CollectionDesk(errand: self).serve(payment)
        case .again(let reference, let code):
            try CollectionDesk(errand: self).serve(again: reference, code: code)
        case .undo(let reference, let line, let code):
            try UndoDesk(errand: self).serve(reference, line: line, code: code)
        case .wrong(let reference): try DisputeDesk(errand: self).serve(reference)
        case .whichWrong: try DisputeDesk(errand: self).serveWhich()
        case .approve(let reference, let code): try decide(.approved, reference, code: code)
        case .reject(let reference, let code): try decide(.rejected, reference, code: code)
        case .yes(let nonce, let other):
            try QuestionDesk(errand: self).serve(yes: [nonce, other].compactMap(\.self))
        case .no: try QuestionDesk(errand: self).serveNo()
        case .changePIN(let words): try PINDesk(errand: self).serve(words)
        case .sheet(let answer): try SheetDesk(errand: self).serve(answer)
        case .language(let written): try LanguageDesk(errand: self).serve(written)
        case .sheets: try SheetListDesk(errand: self).serve()
        case .cash: try CashDesk(errand: self).serve()
        case .status: try StatusDesk(errand: self).serve()
        case .late(let group): try ReminderDesk(errand: self).serve(late: group)
        case .remind(let group, let code):
            try ReminderDesk(errand: self).serve(remind: group, code: code)
        case .stop: try StopDesk(errand: self).serveStop()
        case .start: try StopDesk(errand: self).serveStart()
        }
    }

    private func accounts(_ instruction: Instruction) throws -> (Reply, Outcome) {
        let query = instruction.accountQuery ?? (.balance, [])
        return try AccountDesk(access: access(to: query.keyword)).serve(query.numbers)
    }

    /// Whose accounts a message may open.
    func access(to keyword: Keyword) -> ClientAccess {
        ClientAccess(
            caller: caller, pinCheck: pinCheck, books: books, rules: rules, now: now,
            keyword: keyword)
    }

    /// One word where it is one this sender can use; else what he can send, and why he reads that.
    private func help(_ word: String?) -> Reply {
        let role = caller.helpRole
        // The code of a sheet is among what the overview names.
        guard let word, SheetCode(word) == nil else { return .help(.overview(role)) }
        guard let keyword = Keyword(rawValue: word) else {
            return .help(.unknownWord(word, role))
        }
        guard role.words.contains(keyword) else { return .notForYou(.overview(role)) }
        return .help(.word(keyword, rules.balanceAccess))
    }
}

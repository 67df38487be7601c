import Accounting

/// Reads what follows `PAY`: the client, the items, and the officer's code.
///
/// It reads on after a mistake, so that the corrected form holds everything
/// the sender wrote well.
struct PaymentReader {
    let message: Message
    let context: CommandReader

    func read(_ lexemes: ArraySlice<Lexeme>) -> Reading {
        let parts = ClientSplitter(message: message, context: context).parts(of: lexemes)
        return parts.count > 1 ? several(parts) : one(lexemes)
    }

    /// `1006 S100`: the payment that it is with `PAY` before it; nil where it does not begin as one.
    func form(withoutKeyword lexemes: ArraySlice<Lexeme>) -> String? {
        let (head, texts) = splitter.split(lexemes)
        guard head.count == 1, head[0].isDigits, !texts.isEmpty,
            texts.allSatisfy({ $0.lexemes.contains { $0.isDigits } })
        else { return nil }
        let mayBeCode = context.officersAddCode && OfficerCode(endOf: texts) == nil
        return form(read(lexemes), hidesClient: mayBeCode)
    }

    private func one(_ lexemes: ArraySlice<Lexeme>) -> Reading {
        let (head, texts) = splitter.split(lexemes)
        let clients = ClientReader(
            message: message, hidesStrays: context.officersAddCode, hasItems: !texts.isEmpty)
        var (client, clientProblem) = clients.read(head)
        let unnamed = UnnamedAmounts(message: message, context: context).forms(
            head, beforeItems: !texts.isEmpty)
        if case .itemsMissing(let client) = clientProblem, !unnamed.isEmpty {
            clientProblem = .accountsMissing(client: client)
        }
        if let foreign = foreign(head, of: client, texts) { return foreign }
        let code = context.officersAddCode ? OfficerCode(endOf: texts) : nil
        let items = items(texts, code)
        let twice = accountsTwice(items)
        var forms = unnamed + forms(items, twice)
        if head.isEmpty, startsWithClient(texts) { forms[0] = Form.unknownAmount(of: .loan(1)) }
        let form =
            formOfReversed(head, texts, clientProblem)
            ?? Form.payment(client: client, items: forms, withCode: context.officersAddCode)
        let problem =
            clientProblem
            ?? items.lazy.compactMap(\.refusal).first?.problem
            ?? twice.first.map { .accountTwice($0) }
        guard problem == nil, let client else {
            return .misread(Misreading(problem: problem ?? .clientMissing, correctedForm: form))
        }
        let payment = Payment(client: client, items: items.compactMap(\.item), code: code?.digits)
        return .instruction(.pay(payment))
    }

    /// `PAY l020 S100`: an l where a one was meant makes a loan of the client's number.
    private func startsWithClient(_ texts: [ItemText]) -> Bool {
        guard let first = texts.first, let digits = first.lexemes.first else { return false }
        return message.written([first.start]) == "l" && digits.isDigits && digits.gap == .glued
    }

    private var splitter: ItemSplitter {
        ItemSplitter(
            message: message, vocabulary: context.vocabulary,
            spellings: context.currency.spellings)
    }

    /// `PAY 1003 S100 1004 S100`: one message for each client.
    ///
    /// Where officers add a code the second number may be one, unless another stands at the end.
    private func several(_ parts: [ArraySlice<Lexeme>]) -> Reading {
        let code = parts.last.flatMap { OfficerCode(endOf: splitter.split($0).items)?.digits }
        let forms = parts.enumerated().map { place, part in
            let isCode = code == nil || code == part.first?.folded
            let mayBeCode = context.officersAddCode && isCode
            return form(one(part), hidesClient: place > 0 && mayBeCode)
        }
        return context.misread(.severalInstructions(forms), form: forms[0])
    }

    /// As it should have been sent, without a client's number that may be none.
    func form(_ reading: Reading, hidesClient: Bool) -> String {
        guard hidesClient else { return context.form(reading) }
        guard case .instruction(.pay(let payment)) = reading else {
            return Form.payment(client: nil, items: [], withCode: context.officersAddCode)
        }
        return Form.payment(
            client: nil, items: payment.items.map(\.form), withCode: context.officersAddCode)
    }

    /// `PAY 1015 100 S 250 L`: where the amounts stand before their labels, none of them is shown
    /// with the label it would go to. Nil where they do not.
    private func formOfReversed(
        _ head: [Lexeme], _ texts: [ItemText], _ problem: Misreading.Problem?
    ) -> String? {
        guard case .strayWord = problem, let first = head.first, first.isDigits,
            head.count(where: \.isDigits) > 1, texts.last?.lexemes.isEmpty == true
        else { return nil }
        return Form.payment(
            client: context.officersAddCode ? nil : first.folded, items: unknownAmounts(texts),
            withCode: context.officersAddCode)
    }

    /// `PAY 1015 USD S120`: none of it is shown as if it were the branch's own money. Nil where it
    /// names no other.
    private func foreign(_ head: [Lexeme], of client: String?, _ texts: [ItemText]) -> Reading? {
        let own = context.currency.spellings
        let other = head.first { lexeme in
            lexeme.isLetters && !own.contains(lexeme.folded)
                && Currency.isInternational(lexeme.folded)
        }
        guard let other else { return nil }
        return context.misread(
            .otherCurrency(written: message.written([other]), expected: context.currency),
            form: Form.payment(
                client: client, items: unknownAmounts(texts), withCode: context.officersAddCode))
    }

    /// The accounts that are named, without what is to go into them.
    private func unknownAmounts(_ texts: [ItemText]) -> [String] {
        texts.reduce(into: []) { forms, text in
            let form = Form.unknownAmount(of: text.label == .savings ? .savings : .loan(1))
            if !forms.contains(form) { forms.append(form) }
        }
    }

    private func items(_ texts: [ItemText], _ code: OfficerCode?) -> [ItemReader.Outcome] {
        let amounts = AmountReader(
            currency: context.currency, multipliers: context.vocabulary.multipliers,
            joinsAcrossBlanks: !context.officersAddCode)
        let reader = ItemReader(
            message: message, amounts: amounts, hidesStrays: context.officersAddCode)
        guard let code, let last = texts.last else { return texts.map(reader.read) }
        let refusal = code.refusal(after: last, written: message.written([last.start]))
        let ending = refusal.map { .refused($0) } ?? reader.read(code.removed(from: last))
        return texts.dropLast().map(reader.read) + [ending]
    }

    /// The items as forms; an account named twice stands there once, without an amount.
    private func forms(_ items: [ItemReader.Outcome], _ twice: [AccountLabel]) -> [String] {
        items.reduce(into: []) { forms, outcome in
            switch outcome {
            case .refused(let refusal):
                forms.append(refusal.form)
            case .read(let item) where !twice.contains(item.account):
                forms.append(item.form)
            case .read(let item):
                let form = Form.unknownAmount(of: item.account)
                if !forms.contains(form) { forms.append(form) }
            }
        }
    }

    private func accountsTwice(_ items: [ItemReader.Outcome]) -> [AccountLabel] {
        let accounts = items.compactMap(\.item?.account)
        return accounts.enumerated()
            .filter { place, account in accounts[..<place].contains(account) }
            .map(\.element)
    }
}

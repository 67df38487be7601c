internal import Accounting
internal import LedgerStore
internal import TextCommands

/// Turns what an officer says about a sheet into notes, or says why it cannot be taken.
struct SheetNotetaking {
    let hand: SheetInHand
    let books: OpenBooks

    /// What was said; a refusal when any of it cannot be taken.
    enum Taken {
        case notes([SheetNote])
        case refused(SheetReply)
    }

    private var code: SheetCode { hand.sheet.code }

    func take(_ parts: [SheetPart]) throws -> Taken {
        var notes: [SheetNote] = []
        var named: Set<Int> = []
        for part in parts {
            switch part {
            case .words(let words): return .refused(.notUnderstood(code, words: words))
            case .line(let line):
                guard named.insert(line.number).inserted else {
                    return .refused(.lineTwice(code, line: line.number))
                }
                if let refusal = try refusal(of: line) { return .refused(refusal) }
                notes.append(.line(note(of: line)))
            case .lumpSum(let sum): notes.append(.group(sum))
            case .all: notes.append(.all)
            case .end(let total): notes.append(.end(total))
            case .open: continue
            }
        }
        return .notes(notes)
    }

    private func refusal(of said: SheetLine) throws -> SheetReply? {
        guard let line = hand.sheet.lines.first(where: { $0.number == said.number }) else {
            return .noSuchLine(code, line: said.number, last: hand.sheet.lines.count)
        }
        if let result = hand.result(ofLine: said.number) {
            return result.amount.isPositive
                ? .lineBooked(code, line: said.number)
                : .lineClosed(code, line: said.number, client: line.client)
        }
        guard !said.items.isEmpty else { return nil }
        let labels = try books.people.accounts(of: line.client).compactMap(\.label)
        let unknown = said.items.first { !labels.contains($0.account) }
        return unknown.map {
            .noSuchAccount(code, line: said.number, name: line.name, account: $0.account)
        }
    }

    private func note(of said: SheetLine) -> SheetLineNote {
        let client = hand.sheet.lines.first { $0.number == said.number }?.client ?? ""
        return SheetLineNote(
            line: said.number, attendance: said.attendance,
            amount: said.items.isEmpty ? said.amount : nil,
            items: said.items.map {
                CollectedItem(account: $0.account.account(of: client), amount: $0.amount)
            })
    }
}

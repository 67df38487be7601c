internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// One collection from raw PDU to receipt.
struct CollectionReport {
    let calendar: BranchCalendar

    /// Nil when no collection bears the reference.
    func lines(on reference: Reference, in books: OpenBooks) throws -> [String]? {
        guard let collection = try books.collections.collection(reference) else { return nil }
        let officer = try books.people.officer(code: collection.officer)?.name ?? ""
        let client = try books.people.client(number: collection.client)?.name ?? ""
        var lines = [
            "collection  \(reference)  \(time(collection.recordedAt))",
            "officer     \(collection.officer)  \(officer)",
            "client      \(collection.client)  \(client)",
        ]
        lines += try books.collections.history(of: reference).map {
            "state       \($0.state.rawValue)  \(time($0.at))"
        }
        if let message = try books.inbox.message(collection.message) { lines += received(message) }
        lines += try books.ledger.entries(of: reference).flatMap(posted)
        lines += try books.outbox.messages(about: reference).flatMap(sent)
        return lines
    }

    private func received(_ message: IncomingMessage) -> [String] {
        [
            "received    \(time(message.receivedAt))  from \(message.sender)",
            "  pdu       \(message.tpdu.hexadecimal)",
            "  text      \((try? SMSDeliver(decoding: message.tpdu))?.text ?? "")",
        ]
    }

    private func posted(_ entry: Entry) -> [String] {
        [
            "entry \(entry.sequence)  debit \(entry.transfer.debit.code)  "
                + "credit \(entry.transfer.credit.code)  \(entry.transfer.amount.textWithCode)",
            "  cause     \(entry.cause?.hexadecimal ?? "")",
            "  hash      \(entry.hash.hexadecimal)",
        ]
    }

    private func sent(_ message: FiledOutgoingMessage) -> [String] {
        let kind = message.message.messageClass.rawValue
        return [
            "\(kind)  to \(message.message.recipient.e164)  \(message.state.rawValue)",
            "  text      \(message.message.text)",
        ]
            + message.parts.map { part in
                let number = part.messageReference.map { "  mr \($0)" } ?? ""
                return "  pdu       \(part.tpdu.hexadecimal)\(number)  \(part.state.rawValue)"
            }
    }

    private func time(_ moment: Moment) -> String {
        let civil = calendar.civilTime(of: moment)
        return "\(civil.day.iso) \(civil.clock)"
    }
}

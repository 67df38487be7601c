internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

/// Takes a client's word that a receipt is wrong: it is flagged once and the manager knows at once.
struct DisputeDesk {
    let errand: Errand

    private var books: OpenBooks { errand.books }

    /// How long back a receipt is looked for that she may have meant.
    private static let lookBackSeconds: Int64 = 60 * 86_400

    /// How long after a receipt a complaint may be about it.
    private static let complaintSeconds: Int64 = 7 * 86_400

    /// How many receipts she is shown.
    private static let shown = 3

    /// `WRONG 7F3K`; without a reference, the one receipt of the day.
    ///
    /// What is not hers is answered as what does not exist, so that nobody finds out which
    /// references there are.
    func serve(_ written: String?) throws -> (Reply, Outcome) {
        let clients = errand.caller.clients
        guard !clients.isEmpty else {
            return (.notForYou(errand.caller.helpTopic(errand.rules.balanceAccess)), .refused)
        }
        guard let written else { return try withoutReference() }
        let filed = try Reference(written).flatMap { try books.collections.filed($0) }
        guard let filed, clients.contains(where: { $0.number == filed.collection.client }) else {
            return (try unknown(written), .refused)
        }
        return try dispute(filed)
    }

    /// `WRONG receipt of yesterday`: shows her last receipts, which she can name.
    func serveWhich() throws -> (Reply, Outcome) {
        guard !errand.caller.clients.isEmpty else { return try serve(nil) }
        let last = try hers(since: errand.now.advanced(bySeconds: -Self.lookBackSeconds))
            .filter { $0.state != .reversed }
            .sorted { $0.collection.recordedAt > $1.collection.recordedAt }
            .prefix(Self.shown)
        guard !last.isEmpty else { return (.correction(.notYourReceipt), .refused) }
        return (.correction(.whichReceipt(try last.map(errand.correcting.facts))), .refused)
    }

    /// `I did not pay this 7F3K`, `I never gave him money`: a client who complains in her own words
    /// is shown how she disputes a receipt; nil where she does not, or none is meant.
    func replyToComplaint() throws -> Reply? {
        guard errand.caller.helpRole == .client, !errand.caller.clients.isEmpty,
            errand.message.kind == .deliver,
            let text = try SMSDeliver(decoding: errand.message.clearTPDU).text
        else { return nil }
        let last = try hers(since: errand.now.advanced(bySeconds: -Self.complaintSeconds))
            .filter { $0.state != .reversed }
            .sorted { $0.collection.recordedAt > $1.collection.recordedAt }
        let words = text.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let named = last.filter { words.contains($0.reference.text) }
        let meant = named.isEmpty && Complaint.isIn(text) ? Array(last.prefix(Self.shown)) : named
        guard !meant.isEmpty else { return nil }
        return .correction(.whichReceipt(try meant.map(errand.correcting.facts)))
    }

    private func withoutReference() throws -> (Reply, Outcome) {
        let calendar = errand.rules.calendar
        let since = errand.now.advanced(bySeconds: -86_400)
        // The day she got it: the books may count it for another, where today is closed already.
        let receipts = try hers(since: since).filter {
            calendar.day(of: $0.collection.recordedAt) == calendar.day(of: errand.now)
        }
        let standing = receipts.filter { $0.state != .reversed }
        switch standing.count {
        case 0: return (.correction(.noReceiptToday), .refused)
        case 1: return try dispute(standing[0])
        default:
            let facts = try standing.map(errand.correcting.facts)
            return (.correction(.whichReceipt(facts)), .refused)
        }
    }

    private func dispute(_ filed: FiledCollection) throws -> (Reply, Outcome) {
        guard filed.state != .reversed else { return (try cancelledAlready(filed), .refused) }
        let matter = ApprovalMatter.dispute(filed.reference)
        if let earlier = try books.approvals.all(about: matter).last {
            let reply: CorrectionReply =
                earlier.decision == nil
                ? .disputedAlready(filed.reference) : .disputeKeptAlready(filed.reference)
            return (.correction(reply), .refused)
        }
        return (try flag(filed, matter), .disputed(filed.reference))
    }

    private func flag(_ filed: FiledCollection, _ matter: ApprovalMatter) throws -> Reply {
        let correcting = errand.correcting(for: filed.collection.client)
        try books.collections.enter(.disputed, filed.reference, at: errand.now)
        let approval = try books.approvals.ask(
            matter, by: correcting.actor, message: errand.message.id, at: errand.now)
        try correcting.note("disputed", about: filed, detail: approval.reference.text)
        let facts = try correcting.facts(of: filed)
        let forms = errand.rules.forms(for: approval.reference)
        try errand.managers.ask(
            approval,
            .disputed(facts, approve: forms.approve, reject: forms.reject),
            about: filed.reference)
        return .correction(.disputeTaken(facts))
    }

    private func cancelledAlready(_ filed: FiledCollection) throws -> Reply {
        let moment = try books.collections.reversal(of: filed.reference)?.at ?? errand.now
        let time = errand.rules.calendar.civilTime(of: moment)
        return .correction(.cancelledAlready(filed.reference, on: time))
    }

    /// Shows a receipt of hers that she may have meant.
    private func unknown(_ written: String) throws -> Reply {
        let near = try hers(since: errand.now.advanced(bySeconds: -Self.lookBackSeconds))
            .filter { EditDistance.isAtMostOne($0.reference.text, written.uppercased()) }
        guard !near.isEmpty else { return .correction(.notYourReceipt) }
        let facts = try near.map(errand.correcting.facts)
        return .correction(.unknownReference(written, near: facts, keyword: .wrong))
    }

    private func hers(since start: Moment) throws -> [FiledCollection] {
        try errand.caller.clients.flatMap {
            try books.collections.all(of: $0.number, since: start)
        }
    }
}

extension Errand {
    /// Puts collections right in the name of one of the clients who share the phone.
    fileprivate func correcting(for client: String) -> Correcting {
        Correcting(
            books: books, rules: rules, now: now, cause: message, actor: "client:\(client)")
    }
}

internal import MifosClient

/// The line to head office during a round: how it behaves, and what is made of that.
struct HeadOfficeLine {
    let client: FineractClient
    let patience: Patience

    /// Whether long requests leave packed.
    var compresses: Bool

    /// Requests made so far.
    private(set) var requests = 0

    /// Why the round has to end; nil while the line holds.
    private(set) var stop: Stop?
    private var unanswered = 0

    /// What was wrong with the last answer; nil where Fineract gave one.
    private var lastFailure: PostingReport.NetworkReason?

    /// Whether Fineract answered at all.
    private(set) var answered = false

    enum Stop: Hashable {
        case offline(PostingReport.NetworkReason)
        case halted(HeadOfficeHalt)
    }

    init(client: FineractClient, patience: Patience, compresses: Bool) {
        self.client = client
        self.patience = patience
        self.compresses = compresses
    }

    /// Sends a request; one the server cannot unpack goes out again as it is.
    mutating func send(_ request: FineractRequest) async -> FineractReply {
        requests += 1
        let reply = await client.send(request, packed: compresses)
        if compresses, client.packs(request), reply.mayMeanPackedIsNotRead {
            compresses = false
            return await send(request)
        }
        note(reply)
        return reply
    }

    /// Ends the round: head office was asked, and what it answered helps nobody.
    mutating func giveUp() { stop = stop ?? .offline(lastFailure ?? .failing) }

    /// Nothing can go on until somebody has put it right.
    mutating func halt(_ halt: HeadOfficeHalt) { stop = .halted(halt) }

    private mutating func note(_ reply: FineractReply) {
        lastFailure = reply.lineFailure
        guard let failure = lastFailure else {
            unanswered = 0
            answered = true
            return
        }
        unanswered += 1
        // Where nobody can be reached at all, asking twice more costs a minute each.
        if failure == .unreachable || failure == .untrusted || failure == .cancelled
            || unanswered >= patience.unansweredRequests
        {
            stop = stop ?? .offline(failure)
        }
    }
}

extension FineractReply {
    /// What is wrong with the line; nil where Fineract answered.
    fileprivate var lineFailure: PostingReport.NetworkReason? {
        switch self {
        case .unanswered(let failure): PostingReport.NetworkReason(failure.reason)
        case .answered(let answer): answer.isOfAStranger ? .stranger : nil
        }
    }

    /// A server that does not unpack says that it cannot read what it got.
    fileprivate var mayMeanPackedIsNotRead: Bool {
        guard case .answered(let answer) = self else { return false }
        return [400, 415, 500, 501].contains(answer.status)
    }
}

extension FineractAnswer {
    /// A page, or nothing, where Fineract would have answered with JSON. An empty 409 is its own.
    fileprivate var isOfAStranger: Bool {
        switch status {
        case 401, 425, 501, 409, 413, 415: false
        case 400: false
        default: json == nil
        }
    }
}

extension PostingReport.NetworkReason {
    init(_ reason: NetworkFailure.Reason) {
        switch reason {
        case .unreachable: self = .unreachable
        case .untrusted: self = .untrusted
        case .cut: self = .cut
        case .timedOut: self = .timedOut
        case .garbled: self = .garbled
        case .cancelled: self = .cancelled
        }
    }
}

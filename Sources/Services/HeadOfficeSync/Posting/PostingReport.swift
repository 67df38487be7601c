/// How a round of posting went.
public struct PostingReport: Hashable, Sendable {
    public var posted = 0

    /// Those of the posted that stood there before: an earlier try, or the other side, did it.
    public var alreadyThere = 0
    public var pending = 0
    public var refused = 0

    /// Those that are tried again by themselves: head office was busy, or its answer was lost.
    public var unsettled = 0

    /// Requests made.
    public var requests = 0

    /// Octets both ways, as far as they were counted.
    public var octets: Int64 = 0

    /// Why it ended before there was nothing left to do.
    public var stop: Stop?

    public enum Stop: Hashable, Sendable {
        /// Nobody answers, or nobody who is Fineract.
        case offline(NetworkReason)

        /// Only a person can put it right; the sentence says what.
        case halted(String)
    }

    /// Why nobody answers, in a word.
    public enum NetworkReason: String, Hashable, Sendable {
        case unreachable, untrusted, cut, garbled, cancelled
        case timedOut = "timed-out"

        /// Somebody answers who is not Fineract: a portal, a proxy.
        case stranger

        /// Fineract answers, and does nothing: a fault of its own, a job at night that locks loans.
        case failing
    }

    public init() {}
}

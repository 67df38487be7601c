/// Tells a SIM that may send to nobody from a number that it may not send to: the network gives
/// both the same codes.
struct Barring {
    /// Numbers refused since a message was last taken, and how often each.
    private var suspects: [String: Int] = [:]

    /// Numbers that were refused while others were taken.
    private var barred: Set<String> = []

    enum Verdict: Hashable {
        /// It is one of the two; the next number will tell.
        case open(refusals: Int)

        /// Nobody else waits who could tell, and it has been refused for the third time.
        case persists(refusals: Int)

        /// The number: others are taken.
        case number

        /// The SIM: two numbers were refused and none taken.
        case sim(refusals: Int)
    }

    /// A message to a number was taken: whoever was refused meanwhile is barred himself.
    mutating func noteTaken(by number: String) {
        barred.formUnion(suspects.keys)
        barred.remove(number)
        suspects = [:]
    }

    /// A message to a number was refused.
    mutating func noteRefusal(by number: String) -> Verdict {
        guard !barred.contains(number) else { return .number }
        let refusals = suspects[number, default: 0] + 1
        suspects[number] = refusals
        if suspects.count > 1 { return .sim(refusals: refusals) }
        return refusals < Self.patience ? .open(refusals: refusals) : .persists(refusals: refusals)
    }

    private static let patience = 3
}

internal import Accounting
internal import LedgerStore
internal import TextCommands

extension OpenBooks {
    /// The reply in a person's language; a sentence the language lacks is said in another and
    /// counted, in the same write.
    func words(
        for reply: Reply, in language: String?, by rules: CounterRules, at now: Moment,
        remarks: [AccessReply] = []
    ) throws -> String {
        let pack = rules.pack(reply.language ?? language)
        return pack.adding(remarks, to: try words(for: reply, in: pack, at: now))
    }
}

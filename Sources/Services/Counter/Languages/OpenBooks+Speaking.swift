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
        let spoken = pack.spoken(reply)
        if let lacking = spoken.lacking {
            try untranslated.note(lacking, in: pack.code, at: now)
        }
        return pack.adding(remarks, to: spoken.text)
    }
}

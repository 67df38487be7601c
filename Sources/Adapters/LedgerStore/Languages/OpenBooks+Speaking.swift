public import Accounting
public import TextCommands

extension OpenBooks {
    /// The reply in a language; a sentence it lacks is said in another and counted, in the same
    /// write.
    public func words(for reply: Reply, in pack: LanguagePack, at now: Moment) throws -> String {
        let spoken = pack.spoken(reply)
        if let lacking = spoken.lacking {
            try untranslated.note(lacking, in: pack.code, at: now)
        }
        return spoken.text
    }
}

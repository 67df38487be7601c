internal import LedgerStore
internal import TextCommands

/// Takes `LANGUAGE sw`: whoever asks is answered in that language from then on.
struct LanguageDesk {
    let errand: Errand

    /// Stores the choice for everybody with the phone; what is no language of the branch's is
    /// answered with those there are.
    func serve(_ written: String?) throws -> (Reply, Outcome) {
        let languages = errand.rules.languages
        guard let written else { return (.language(.choose(from: languages)), .refused) }
        guard let code = languages.code(named: written) else {
            return (.language(.unknown(written, choices: languages)), .refused)
        }
        try errand.books.people.choose(code, for: errand.caller.phone)
        try errand.books.decisions.note(
            Decision(
                by: errand.actor, "language chosen", about: errand.caller.phone.e164,
                detail: code, message: errand.message.id),
            at: errand.now)
        return (.language(.chosen(code)), .answered)
    }
}

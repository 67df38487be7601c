import Accounting

/// Finds where the command begins, past what phones and politeness put before it.
///
/// `Fwd:`, quotes, the number and the time a message came with, and a greeting say nothing about
/// what is asked. A name and a colon say nothing either when a phone put them there; `Cancel: PAY
/// 1024 S100` looks the same, so where no phone can have written it, nothing is carried out.
struct Opening {
    /// The message from its command on; empty when there is none.
    let command: ArraySlice<Lexeme>

    /// What stands before the command and may mean something.
    let words: ArraySlice<Lexeme>

    init(of message: Message, _ starts: CommandStarts) {
        let lexemes = message.lexemes[...]
        let marks = PassedOn(message: message)
        var rest = lexemes
        var wasPassedOn = false
        while !starts.opens(rest) {
            if let after = marks.after(rest) {
                (rest, wasPassedOn) = (after, true)
            } else if let first = rest.first, Courtesy.isPolite(first) {
                rest.removeFirst()
            } else {
                break
            }
        }
        if wasPassedOn, let after = marks.afterName(rest), starts.opens(after) { rest = after }
        let place = rest.indices.first { starts.opens(rest[$0...]) } ?? rest.endIndex
        command = rest[place...]
        words = rest[..<place]
    }
}

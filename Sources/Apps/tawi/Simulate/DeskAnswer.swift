/// The answer of a desk that has nothing else to say.
let deskDone = #"{"done":true}"#

/// The answer to a line of a control socket: what `obey` makes of its first word and the rest, or
/// why it cannot be done.
func deskAnswer(
    _ line: String, _ obey: (_ verb: String, _ rest: String) async throws -> String
) async -> String {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    do {
        guard let verb = words.first else { throw Refused("an empty line is no command") }
        return try await obey(verb.lowercased(), words.count > 1 ? String(words[1]) : "")
    } catch {
        return jsonLine(["error": "\(error)"])
    }
}

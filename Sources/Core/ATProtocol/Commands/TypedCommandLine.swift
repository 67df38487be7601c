/// A command line that a person typed, and what it would do besides answering.
public struct TypedCommandLine: Hashable, Sendable {
    /// What stands after `AT`.
    public let text: String

    /// Reads `AT+CSQ`, `at+csq` or `+CSQ`; nil where a control character would end the line early
    /// or the line is longer than modems take.
    public init?(_ typed: String) {
        let line = typed.trimmed
        text = line.uppercased().hasPrefix("AT") ? String(line.dropFirst(2)) : line
        let isPrintable = text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
        guard isPrintable, text.count <= Self.longest else { return nil }
    }

    /// More than any modem takes: V.250 §5.2.2 asks for forty characters at least.
    private static let longest = 512

    /// What cannot be taken back.
    public enum Consequence: String, Hashable, Sendable, CaseIterable {
        case sends
        case deletes
        case dials

        /// The modem starts anew, or its radio goes.
        case restarts

        /// A code is given to the SIM, which counts the wrong ones.
        case spendsAttempt = "spends-attempt"
    }

    /// The first of its commands that cannot be taken back; nil when there is none.
    public var consequence: Consequence? { commands.lazy.compactMap(Self.consequence).first }

    /// The names of its commands: what they carry may be a PIN, a number or a text.
    public var logged: String {
        commands.map { command in
            let name = command.prefix { $0 != "=" }
            return name.count < command.count ? name + "=…" : String(name)
        }.joined(separator: ";")
    }
}

extension TypedCommandLine {
    /// The commands of the line: basic ones stand one after the other, extended ones end with a
    /// semicolon (V.250 §5.4.1).
    private var commands: [Substring] {
        var commands: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let end =
                first.isLetter && first.uppercased() != "D"
                ? rest.dropFirst().drop { $0.isNumber || $0 == "=" || $0 == "?" }.startIndex
                : endOfExtended(rest)
            commands.append(rest[..<end])
            rest = rest[end...].drop { $0 == ";" || $0 == " " }
        }
        return commands
    }

    /// The next semicolon outside quotes. A number to dial takes the rest of the line.
    private func endOfExtended(_ rest: Substring) -> Substring.Index {
        var isQuoted = false
        for index in rest.indices {
            if rest[index] == "\"" { isQuoted.toggle() }
            if rest[index] == ";", !isQuoted {
                return max(index, rest.index(after: rest.startIndex))
            }
        }
        return rest.endIndex
    }

    private static func consequence(of command: Substring) -> Consequence? {
        let name = command.prefix { $0 != "=" && $0 != "?" }.filter { $0 != " " }.uppercased()
        let value = command.dropFirst(command.prefix { $0 != "=" }.count).filter { $0 != " " }
        // `+CMGD=?` and `+CFUN?` only ask.
        guard value != "=?", !(value.isEmpty && command.hasSuffix("?")) else { return nil }
        if name.hasPrefix("D") || name == "A" { return .dials }
        if name == "+CLCK", ATParameters(String(value.dropFirst()))[number: 1] == 2 { return nil }
        if name == "+CFUN", value == "=1" { return nil }
        return consequences[name]
    }

    private static let consequences: [String: Consequence] = [
        "+CMGS": .sends, "+CMGC": .sends, "+CMSS": .sends, "+CMGD": .deletes, "+CMGDA": .deletes,
        "+CNMA": .deletes, "+CFUN": .restarts, "+CRES": .restarts, "+CPOF": .restarts,
        "+CPOWD": .restarts, "^RESET": .restarts, "^RFSWITCH": .restarts, "+CRESET": .restarts,
        "+QPOWD": .restarts, "+ZRST": .restarts, "+CPIN": .spendsAttempt, "+CPIN2": .spendsAttempt,
        "+CPWD": .spendsAttempt, "+CLCK": .spendsAttempt,
    ]
}

extension ATCommand where Answer == [String] {
    /// A command line as typed, and every line of its answer.
    ///
    /// A line that asks for a text gets none: the session leaves the prompt with ESC.
    ///
    /// - Parameter deadline: A search for networks takes up to three minutes.
    public static func typed(
        _ line: TypedCommandLine, deadline: Duration = .seconds(30)
    ) -> Self {
        Self(line.text, logged: line.logged, deadline: deadline, informationText: .everything) {
            lines throws(ATAnswerError) in lines
        }
    }
}

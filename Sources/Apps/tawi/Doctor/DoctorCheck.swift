/// What the doctor says about one thing: a light, a sentence, and what to do next.
struct DoctorCheck: Encodable, Hashable, Sendable {
    enum Light: String, Encodable, Sendable, CaseIterable {
        case green, yellow, red

        /// It could not be looked at; that is nobody's fault.
        case grey
    }

    /// The thing, such as `signal`.
    var name: String

    /// The modem it speaks of; nil when of none.
    var modem: String?
    var light: Light
    var sentence: String

    /// What to do next; nil when nothing is to be done.
    var action: String?

    init(
        _ name: String, _ light: Light, _ sentence: String, action: String? = nil
    ) {
        self.name = name
        self.light = light
        self.sentence = sentence
        self.action = action
    }

    /// What could not be looked at, and why.
    static func unchecked(_ name: String, _ reason: String) -> Self {
        Self(name, .grey, "not checked: \(reason)")
    }

    /// A light with a text whose first sentence says what is wrong and the rest what to do.
    init(_ name: String, _ light: Light, advice: String) {
        let text = advice.split(separator: "\n").joined(separator: " ")
        let ends = text.indices.filter { index in
            let next = text.index(after: index)
            return ".;".contains(text[index]) && next < text.endIndex && text[next] == " "
        }
        guard let end = ends.first else {
            self.init(name, light, text.asSentence)
            return
        }
        self.init(
            name, light, text[..<end].description.asSentence,
            action: text[text.index(after: end)...].drop { $0 == " " }.description.capitalisedOnce)
    }
}

extension String {
    /// With a capital letter and a full stop.
    fileprivate var asSentence: String { capitalisedOnce + (hasSuffix(".") ? "" : ".") }

    /// With a capital letter, unless it opens with a file's name; what ends in a command gets no
    /// full stop, for it would be copied.
    fileprivate var capitalisedOnce: String {
        let opening = prefix { $0 != " " && $0 != ":" }
        let isFile = opening.contains("/") || opening.dropLast().contains(".")
        return isFile ? self : prefix(1).uppercased() + dropFirst()
    }
}

extension [DoctorCheck] {
    /// 0 when all lights are green, 1 when one is yellow, 2 when one is red.
    var exitStatus: Int32 {
        if contains(where: { $0.light == .red }) { return 2 }
        return contains { $0.light == .yellow } ? 1 : 0
    }
}

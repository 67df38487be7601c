import ATProtocol

extension ATCommand {
    /// What the command makes of these lines, as a session hands them on.
    func answer(_ heard: String...) throws -> Answer { try answer(heard) }

    /// The same for a list of lines.
    func answer(_ heard: [String]) throws -> Answer {
        switch informationText {
        case .prefixed(let name), .prefixedWithData(let name):
            let values = heard.map { line in
                line.hasPrefix(name + ":")
                    ? String(line.dropFirst(name.count + 1).drop { $0 == " " }) : line
            }
            return try read(values)
        default:
            return try read(heard)
        }
    }
}

extension String {
    /// Every beginning of it, itself included.
    var beginnings: [String] { (0...count).map { String(prefix($0)) } }
}

/// Arbitrary text: of the letters that matter to a parser, and of any bytes.
func arbitraryText(using generator: inout SplitMix64) -> String {
    let letters = Array("\"\"(),-+:/ \r\n0123456789ABCDEFabcdefx*#=?é\u{301}9999999999999999999")
    let count = Int.random(in: 0...60, using: &generator)
    if Bool.random(using: &generator) {
        return String((0..<count).map { _ in letters.randomElement(using: &generator) ?? " " })
    }
    let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    return String(decoding: bytes, as: UTF8.self)
}

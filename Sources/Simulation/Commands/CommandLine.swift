/// A command line as ITU-T V.250 §5.2 has it: several commands between `AT` and the carriage
/// return.
struct CommandLine: Hashable {
    let commands: [ModemCommand]

    /// Reads what stands after `AT`; nil where the line is not made of commands.
    init?(_ text: some StringProtocol) {
        var scanner = Scanner(bytes: Array(text.utf8))
        var commands: [ModemCommand] = []
        while let byte = scanner.next {
            if byte == UInt8(ascii: ";") {
                scanner.advance()
                continue
            }
            guard let command = scanner.command() else { return nil }
            commands.append(command)
        }
        self.commands = commands
    }
}

/// One command of a line.
enum ModemCommand: Hashable {
    /// A letter, or `&` and a letter, with its number; 0 where there is none (§5.3.1).
    case basic(String, Int)

    /// `S` and a number: a register read, or set (§5.3.2).
    case register(Int, newValue: Int?)

    /// `D` and everything behind it (§6.3.1).
    case dial(String)

    /// `+`, or a maker's own mark, a name and a form (§5.4).
    case extended(ExtendedCommand)
}

/// An extended command (V.250 §5.4).
struct ExtendedCommand: Hashable {
    /// In upper case with its mark, such as `+CMGF`.
    var name: String
    var form: Form

    enum Form: Hashable {
        case execute, read, test
        case set([Parameter])
    }

    struct Parameter: Hashable {
        /// Without its quotes.
        var text: String
        var isString: Bool

        var number: Int? { isString ? nil : Int(text) }
    }

    /// The parameters of the set form, else none.
    var parameters: [Parameter] {
        if case .set(let parameters) = form { parameters } else { [] }
    }

    var isTest: Bool { form == .test }

    /// The number at a place; nil where it was left out.
    func number(_ place: Int) -> Int? {
        parameters.indices.contains(place) ? parameters[place].number : nil
    }

    /// The text at a place, quoted or not; nil where it was left out.
    func text(_ place: Int) -> String? {
        guard parameters.indices.contains(place), !parameters[place].text.isEmpty else {
            return nil
        }
        return parameters[place].text
    }
}

/// Reads commands off the front of a line. Spaces outside quotes do not count.
private struct Scanner {
    private let bytes: [UInt8]
    private var place = 0

    private static let marks = Set("+^*%$#".utf8)
    private static let nameMarks = Set("!%-./:_".utf8)

    init(bytes: [UInt8]) {
        var isInString = false
        self.bytes = bytes.filter { byte in
            if byte == UInt8(ascii: "\"") { isInString.toggle() }
            return isInString || byte != UInt8(ascii: " ")
        }
    }

    var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func advance() { place += 1 }

    private mutating func skip(_ character: Character) -> Bool {
        guard next == character.asciiValue else { return false }
        advance()
        return true
    }

    private mutating func text(while isWanted: (UInt8) -> Bool) -> String {
        let start = place
        while let byte = next, isWanted(byte) { advance() }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func number() -> Int? { Int(text { isDigit($0) }) }

    mutating func command() -> ModemCommand? {
        guard let byte = next else { return nil }
        if Self.marks.contains(byte) { return extended() }
        let isAmpersand = skip("&")
        guard let letter = next, isLetter(letter) else { return nil }
        advance()
        let name = String(decoding: [letter], as: UTF8.self).uppercased()
        if isAmpersand { return .basic("&" + name, number() ?? 0) }
        switch name {
        case "D": return .dial(text { _ in true })
        case "S": return register()
        default: return .basic(name, number() ?? 0)
        }
    }

    private mutating func register() -> ModemCommand? {
        guard let register = number() else { return nil }
        if skip("?") { return .register(register, newValue: nil) }
        guard skip("=") else { return .register(register, newValue: nil) }
        return .register(register, newValue: number() ?? 0)
    }

    private mutating func extended() -> ModemCommand? {
        let mark = String(decoding: bytes[place..<place + 1], as: UTF8.self)
        advance()
        let name = text { isLetter($0) || isDigit($0) || Self.nameMarks.contains($0) }
        guard !name.isEmpty else { return nil }
        var form = ExtendedCommand.Form.execute
        if skip("?") {
            form = .read
        } else if skip("=") {
            form = skip("?") ? .test : .set(parameters())
        }
        guard next == nil || next == UInt8(ascii: ";") else { return nil }
        return .extended(ExtendedCommand(name: mark + name.uppercased(), form: form))
    }

    private mutating func parameters() -> [ExtendedCommand.Parameter] {
        var found: [ExtendedCommand.Parameter] = []
        repeat {
            if skip("\"") {
                let text = text { $0 != UInt8(ascii: "\"") }
                _ = skip("\"")
                found.append(.init(text: text, isString: true))
            } else {
                let text = text { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }
                found.append(.init(text: text, isString: false))
            }
        } while skip(",")
        return found
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

internal import TOMLKit

/// A table of the file to edit, that knows on which line each of its keys stands.
struct ConfigurationSection {
    private let table: TOMLTable
    private let name: String
    private let position: Int
    private let lines: KeyLines
    private let path: String

    /// The whole file.
    init(text: String, path: String) throws {
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw Refused("\(path):\(error.source.begin.line): \(error.description)")
        }
        name = ""
        position = 0
        lines = KeyLines(text)
        self.path = path
    }

    private init(_ table: TOMLTable, _ name: String, _ position: Int, in file: Self) {
        self.table = table
        self.name = name
        self.position = position
        lines = file.lines
        path = file.path
    }

    /// What is wrong with a key, with its line.
    func error(_ key: String, _ problem: String) -> Refused {
        let line = lines.line(of: key, in: name, position) ?? lines.line(ofSection: name, position)
        let place = line.map { "\(path):\($0)" } ?? path
        return Refused("\(place): \(name.isEmpty ? "" : "[\(name)] ")\(key): \(problem).")
    }

    /// Refuses every key that is not among `known`.
    func allow(_ known: [String]) throws {
        for key in table.keys.sorted(by: inFileOrder) where !known.contains(key) {
            let nearest = NearestName.of(key, in: known)
            let advice = nearest.map { "Did you mean \"\($0)\"?" } ?? "Remove it."
            let names = "The keys here are \(known.joined(separator: ", "))"
            throw error(key, "unknown key. \(advice) \(names)")
        }
    }

    private func inFileOrder(_ first: String, _ second: String) -> Bool {
        let line = { (key: String) in lines.line(of: key, in: name, position) ?? .max }
        return line(first) < line(second)
    }
}

extension ConfigurationSection {
    func section(_ key: String) throws -> ConfigurationSection {
        guard let section = try optionalSection(key) else {
            throw error(key, "the section [\(key)] is missing")
        }
        return section
    }

    func optionalSection(_ key: String) throws -> ConfigurationSection? {
        guard let value = table[key] else { return nil }
        guard let found = value.table else { throw wrongType(key, "a section: [\(key)]", value) }
        return ConfigurationSection(found, key, 0, in: self)
    }

    /// The sections `[[key]]`, in order.
    func sections(_ key: String) throws -> [ConfigurationSection] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongType(key, "sections: [[\(key)]]", value) }
        return try (0..<array.count).map { index in
            guard let found = array[index].table else {
                throw wrongType(key, "sections: [[\(key)]]", value)
            }
            return ConfigurationSection(found, key, index, in: self)
        }
    }

    func string(_ key: String) throws -> String {
        guard let text = try optionalString(key) else {
            throw error(key, "it is missing. Write \(key) = \"…\" under [\(name)]")
        }
        guard !text.isEmpty else { throw error(key, "it is empty") }
        return text
    }

    func optionalString(_ key: String) throws -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw wrongType(key, "text: \(key) = \"…\"", value) }
        return text
    }

    func strings(_ key: String) throws -> [String] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else {
            throw wrongType(key, "a list: \(key) = [\"…\"]", value)
        }
        return try (0..<array.count).map { index in
            guard let text = array[index].string else {
                throw wrongType(key, "a list of texts: \(key) = [\"…\"]", array[index])
            }
            return text
        }
    }

    func number(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let value = table[key] else { return nil }
        guard let number = value.int else { throw wrongType(key, "a number: \(key) = 8", value) }
        guard range.contains(number) else {
            throw error(
                key, "\(number) is outside \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// `true` or `false`; nil where the key is not there.
    func boolean(_ key: String) throws -> Bool? {
        guard let value = table[key] else { return nil }
        guard let truth = value.bool else {
            throw wrongType(key, "true or false: \(key) = true", value)
        }
        return truth
    }

    func numbers(_ key: String, _ range: ClosedRange<Int>) throws -> [Int] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongType(key, "a list: \(key) = [1]", value) }
        return try (0..<array.count).map { index in
            guard let number = array[index].int else {
                throw wrongType(key, "a list of numbers: \(key) = [1]", array[index])
            }
            guard range.contains(number) else {
                throw error(
                    key, "\(number) is outside \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        }
    }

    func choice(_ key: String, _ choices: [String]) throws -> String? {
        guard let text = try optionalString(key) else { return nil }
        guard choices.contains(text) else {
            let nearest = NearestName.of(text, in: choices).map { "Did you mean \"\($0)\"? " } ?? ""
            let quoted = choices.map { "\"\($0)\"" }.joined(separator: ", ")
            throw error(key, "\"\(text)\" is not a choice. \(nearest)Write one of \(quoted)")
        }
        return text
    }

    private func wrongType(
        _ key: String, _ wanted: String, _ value: any TOMLValueConvertible
    ) -> Refused {
        error(key, "it should be \(wanted), and is \(value.type.rawValue)")
    }
}

/// Where each key stands: the TOML library tells only what it holds.
private struct KeyLines {
    private struct Place: Hashable {
        var section: String
        var position: Int
        var key: String
    }

    private var places: [Place: Int] = [:]

    init(_ text: String) {
        var section = ""
        var counts: [String: Int] = [:]
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let line = line.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix("[") {
                section = String(line.drop { $0 == "[" || $0 == " " }.prefix { !" ]".contains($0) })
                counts[section, default: -1] += 1
                note("", section, counts[section] ?? 0, index + 1)
            } else if let equals = line.firstIndex(of: "="), !line.hasPrefix("#") {
                let key = line[..<equals].filter { !" \t\"'".contains($0) }
                note(key, section, counts[section] ?? 0, index + 1)
            }
        }
    }

    private mutating func note(_ key: String, _ section: String, _ position: Int, _ line: Int) {
        let place = Place(section: section, position: position, key: key)
        places[place] = places[place] ?? line
    }

    func line(of key: String, in section: String, _ position: Int) -> Int? {
        places[Place(section: section, position: position, key: key)]
            ?? (section.isEmpty ? line(ofSection: key, position) : nil)
    }

    func line(ofSection section: String, _ position: Int) -> Int? {
        places[Place(section: section, position: position, key: "")]
    }
}

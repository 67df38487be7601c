/// What is wrong with a pack, beside English and the other packs it is used with.
public struct PackCheck: Sendable {
    let packs: [PackFile]
    let english: PackFile
    let values: LongestValues

    /// - Parameter packs: All of them, English among them: any two may be used together.
    public init(of packs: [PackFile], _ values: LongestValues) {
        self.packs = packs
        self.values = values
        english = packs.first { $0.code == "en" } ?? PackFile(code: "en", "")
    }

    /// Every fault of the pack besides those of its reading, in the order of its lines.
    public func faults(of pack: PackFile) -> [PackFault] {
        let all =
            headFaults(of: pack) + keywordFaults(of: pack) + clashes(of: pack)
            + missing(in: pack) + pack.sentences.flatMap { sentenceFaults($0, of: pack) }
        return all.sorted { $0.line < $1.line }
    }

    private func headFaults(of pack: PackFile) -> [PackFault] {
        func written(_ name: String) -> String? {
            pack.entries["language." + name]?.rows.first?.text
        }
        func line(_ name: String) -> Int { pack.entries["language." + name]?.line ?? 1 }
        var faults: [PackFault] = []
        if pack.names.isEmpty {
            faults.append(PackFault(line: line("names"), "write names: and how it is called"))
        }
        if written("alphabet").flatMap(PackAlphabet.init) == nil {
            faults.append(PackFault(line: line("alphabet"), "write alphabet: gsm7 or ucs2"))
        }
        if written("plural").flatMap(PluralRule.init) == nil {
            let rules = PluralRule.allCases.map(\.rawValue).joined(separator: ", ")
            faults.append(PackFault(line: line("plural"), "write plural: and one of \(rules)"))
        }
        for name in pack.inFull.sorted() where english.entries[name] == nil {
            faults.append(PackFault(line: line("in-full"), "there is no \(name) in en.pack"))
        }
        if pack.months.count != 12 {
            let message = "there are \(pack.months.count) months: write 12, January first"
            faults.append(PackFault(line: line("months"), message))
        }
        return faults
    }

    /// Sentences English has and a complete pack has not.
    private func missing(in pack: PackFile) -> [PackFault] {
        guard pack.isComplete else { return [] }
        let last = pack.entries.values.map(\.line).max() ?? 1
        return english.sentences.filter { pack.entries[$0.name] == nil }.map {
            let words = $0.rows.first?.text ?? ""
            return PackFault(
                line: last, "\($0.name) is missing: write it, or complete: no. English: \(words)")
        }
    }
}

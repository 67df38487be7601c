extension PackCheck {
    /// Keywords nothing knows, and words in other forms than they are compared in.
    func keywordFaults(of pack: PackFile) -> [PackFault] {
        let known = Set(english.section("keywords").map(\.name))
        let unknown = pack.section("keywords").filter { !known.contains($0.name) }.map {
            PackFault(line: $0.line, "there is no keyword \($0.lastName): see those of en.pack")
        }
        let entries = pack.section("keywords") + pack.section("labels")
        let misspelt = entries.flatMap { entry in
            entry.words.filter { !Self.isFolded($0) }.map {
                PackFault(line: entry.line, "\"\($0)\": write it small and without accents")
            }
        }
        return unknown + misspelt + missingKeywords(in: pack)
    }

    private func missingKeywords(in pack: PackFile) -> [PackFault] {
        guard pack.isComplete else { return [] }
        let own = Set(pack.section("keywords").map(\.name))
        let line = pack.section("keywords").last?.line ?? 1
        return english.section("keywords").filter { !own.contains($0.name) }.map {
            PackFault(line: line, "the keyword \($0.lastName) is missing: write its words")
        }
    }

    /// Words that mean one thing here and another in a pack before it.
    func clashes(of pack: PackFile) -> [PackFault] {
        ["keywords", "labels"].flatMap { section in
            let taken = meanings(section, before: pack)
            return pack.section(section).flatMap { entry in
                entry.words.compactMap { word -> PackFault? in
                    guard let (meaning, code) = taken[word], meaning != entry.lastName else {
                        return nil
                    }
                    return PackFault(
                        line: entry.line,
                        "\"\(word)\" means \(meaning) in \(code).pack: choose another word")
                }
            }
        } + clashesWithin(pack)
    }

    private func clashesWithin(_ pack: PackFile) -> [PackFault] {
        ["keywords", "labels"].flatMap { section in
            var seen: [String: String] = [:]
            return pack.section(section).flatMap { entry in
                entry.words.compactMap { word -> PackFault? in
                    guard let meaning = seen.updateValue(entry.lastName, forKey: word) else {
                        return nil
                    }
                    return PackFault(
                        line: entry.line, "\"\(word)\" means \(meaning) already: write it once")
                }
            }
        }
    }

    private func meanings(
        _ section: String, before pack: PackFile
    ) -> [String: (meaning: String, code: String)] {
        let others = [english] + packs.filter { $0.code != "en" && $0.code < pack.code }
        var meanings: [String: (meaning: String, code: String)] = [:]
        for other in others where other.code != pack.code {
            for entry in other.section(section) {
                for word in entry.words { meanings[word] = (entry.lastName, other.code) }
            }
        }
        return meanings
    }

    /// Small letters without accents: what people type is compared so.
    private static func isFolded(_ word: String) -> Bool {
        word.unicodeScalars.allSatisfy { scalar in
            let isLatin = scalar.value < 0x250
            return !isLatin || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        }
    }
}

extension PackCheck {
    /// What is wrong with one name's sentences: places, plural forms, letters, length.
    func sentenceFaults(_ entry: PackEntry, of pack: PackFile) -> [PackFault] {
        guard let model = english.entries[entry.name] else {
            return [PackFault(line: entry.line, "there is no \(entry.name) in en.pack")]
        }
        let faults =
            placeFaults(entry, model) + omissions(entry, model, in: pack)
            + entry.rows.flatMap { rowFaults($0, entry, pack) }
        return faults.isEmpty ? lengthFaults(entry, pack) : faults
    }

    /// A translation has the places of English; a shorter sentence may leave some out.
    private func placeFaults(_ entry: PackEntry, _ model: PackEntry) -> [PackFault] {
        let known = model.rows.reduce(into: Set<String>()) { $0.formUnion($1.sentence.places) }
        let added = entry.rows.flatMap { row in
            row.sentence.places.subtracting(known).sorted().map {
                PackFault(line: row.line, "{\($0)} is no place of \(entry.name): \(list(known))")
            }
        }
        guard let fullest = entry.rows.first, let models = model.rows.first?.sentence.places else {
            return added
        }
        let dropped = models.subtracting(fullest.sentence.places).sorted().map {
            PackFault(line: fullest.line, "{\($0)} is missing: the first sentence needs it")
        }
        return added + dropped
    }

    /// What is said in full has every place of English in each of its sentences.
    private func omissions(
        _ entry: PackEntry, _ model: PackEntry, in pack: PackFile
    ) -> [PackFault] {
        guard pack.inFull.contains(entry.name), let models = model.rows.first?.sentence.places
        else { return [] }
        return entry.rows.dropFirst().flatMap { row in
            models.subtracting(row.sentence.places).sorted().map {
                PackFault(line: row.line, "{\($0)} is missing: \(entry.name) is said in full")
            }
        }
    }

    private func list(_ places: Set<String>) -> String {
        guard !places.isEmpty else { return "it has none" }
        return "write " + places.sorted().map { "{\($0)}" }.joined(separator: ", ")
    }

    private func rowFaults(
        _ row: PackEntry.Row, _ entry: PackEntry, _ pack: PackFile
    ) -> [PackFault] {
        row.sentence.pieces.compactMap { piece in
            switch piece {
            case .words(let words): letterFault(words, pack)
            case .place(let name, let forms): formFault(name, forms, entry, pack)
            }
        }.map { PackFault(line: row.line, $0) }
    }

    private func letterFault(_ words: String, _ pack: PackFile) -> String? {
        guard let character = words.first(where: { pack.alphabet.cost(of: $0) == nil }) else {
            return nil
        }
        return "\"\(character)\" is not in the alphabet \(pack.alphabet.rawValue): "
            + "write the plain letter"
    }

    private func formFault(
        _ name: String, _ forms: [String], _ entry: PackEntry, _ pack: PackFile
    ) -> String? {
        switch values.kind(of: name, in: entry.name) {
        case nil: return "no longest value is known for {\(name)}: add it to longest.values"
        case .count where !forms.isEmpty && forms.count != pack.pluralRule.forms:
            return "{\(name)} has \(forms.count) plural forms: write \(pack.pluralRule.forms)"
        case .list where forms.count > 2, .words where forms.count > 2, .each where forms.count > 2:
            return "{\(name)} has \(forms.count) marks: write one, or one and the last"
        case .text where !forms.isEmpty, .day where !forms.isEmpty, .phrase where !forms.isEmpty:
            return "{\(name)} is no count and no list: write it without bars"
        default: return nil
        }
    }

    /// The whole reply fits with the longest values; sentences inside others are measured there.
    private func lengthFaults(_ entry: PackEntry, _ pack: PackFile) -> [PackFault] {
        let phrase = values.phrase(entry.name, in: pack)
        guard pack.fitting(phrase, plain: \.self) == nil else { return [] }
        let capacity = pack.alphabet.capacity(parts: pack.mostParts(of: entry.name))
        let shortest = pack.wordings(of: phrase).min {
            (pack.alphabet.cost(of: $0) ?? 0) < (pack.alphabet.cost(of: $1) ?? 0)
        }
        return [
            PackFault(
                line: entry.rows.last?.line ?? entry.line,
                "too long: the shortest of \(entry.name) takes \(pack.shortest(phrase)) of "
                    + "\(capacity). Add a shorter one. With the longest values it reads: "
                    + (shortest ?? ""))
        ]
    }
}

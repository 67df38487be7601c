internal import LedgerStore
internal import TextCommands

/// Finds the group an officer means by its name or code.
struct GroupFinder {
    let books: OpenBooks

    enum Finding {
        case found(Group)
        case several([Group])

        /// None; perhaps he means this one.
        case none(nearest: Group?)
    }

    /// A code is taken before a name; a near miss is only suggested.
    func group(_ written: String) throws -> Finding {
        let groups = try books.people.groups()
        guard let name = WrittenName(written) else { return .none(nearest: nil) }
        if let coded = groups.first(where: { WrittenName($0.code) == name }) {
            return .found(coded)
        }
        let named = groups.filter { WrittenName($0.name) == name }
        if named.count > 1 { return .several(named) }
        if let group = named.first { return .found(group) }
        return .none(
            nearest: groups.first { WrittenName($0.name)?.isNear(name) ?? false }
                ?? groups.first { WrittenName($0.code)?.isNear(name) ?? false })
    }
}

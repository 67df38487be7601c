internal import LedgerStore

/// Finds people by the codes somebody typed, in any case.
struct StaffCodes {
    let books: OpenBooks

    /// - Throws: `Refused` with the codes there are.
    func officer(_ written: String) throws -> Officer {
        let found = try [written, written.uppercased()].lazy
            .compactMap { try books.people.officer(code: $0) }.first
        if let found { return found }
        let known = try books.people.officers().map { "\($0.code) \($0.name)" }
        throw Refused("There is no officer \"\(written)\". \(Self.choices(known))")
    }

    /// Somebody of the branch's staff, not an officer.
    ///
    /// - Throws: `Refused` with the codes there are.
    func user(_ written: String, as option: String) throws -> User {
        let found = try [written, written.uppercased()].lazy
            .compactMap { try books.people.user(code: $0) }.first
        if let found { return found }
        let known = try books.people.users().map { "\($0.code) \($0.name)" }
        throw Refused("\(option): there is no user \"\(written)\". \(Self.choices(known))")
    }

    private static func choices(_ known: [String]) -> String {
        known.isEmpty
            ? "There is nobody yet: tawi import DIR"
            : "Write one of \(known.joined(separator: ", "))."
    }
}

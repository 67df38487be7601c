import Accounting
import Testing

@testable import LedgerStore

extension TestBranch {
    /// Files a message and marks it handled; its number.
    func file(_ text: String, after seconds: Int64) async throws -> Int64 {
        let octets = Array(text.utf8)
        let now = Self.start.advanced(bySeconds: seconds)
        return try await books.write { books in
            try books.inbox.record(message(octets), at: now)
            let id = try #require(try books.inbox.nextUnhandled()).id
            try books.inbox.markHandled(id, outcome: "answered", at: now)
            return id
        }
    }

    /// Takes a collection back, because of a message or of nobody's.
    func reverse(
        _ written: String, message: Int64?, under approval: ApprovalReference? = nil,
        after seconds: Int64
    ) async throws -> ReversalVerdict {
        let reference = try #require(Reference(written))
        let cause = try await books.read { books in
            try message.flatMap { try books.inbox.message($0)?.tpdu }
        }
        let posting = try posting(after: seconds, cause: cause)
        return try await books.write { books in
            try books.collections.reverse(
                Reversal(of: reference, by: "officer:KM", under: approval, message: message),
                on: posting)
        }
    }

    /// An approval of a reversal, granted.
    func approved(_ written: String) async throws -> ApprovalReference {
        let reference = try #require(Reference(written))
        return try await books.write { books in
            let approval = try books.approvals.ask(
                .reversal(reference), by: "officer:KM", at: Self.start)
            let outcome = try books.approvals.decide(
                approval.reference, .approved, by: "user:M", at: Self.start)
            #expect(outcome == .decided(approval))
            return approval.reference
        }
    }

    func enter(_ state: CollectionState, _ written: String) async throws {
        let reference = try #require(Reference(written))
        try await books.write { try $0.collections.enter(state, reference, at: Self.start) }
    }

    func states(of written: String) async throws -> [CollectionState] {
        let reference = try #require(Reference(written))
        return try await books.read { try $0.collections.history(of: reference).map(\.state) }
    }

    func filed(_ written: String) async throws -> FiledCollection? {
        let reference = try #require(Reference(written))
        return try await books.read { try $0.collections.filed(reference) }
    }

    func balance(of account: Account) async throws -> Int64 {
        try await books.read { try $0.ledger.balance(of: account) }
    }
}

import Accounting
import Testing

@testable import LedgerStore

extension TestBranch {
    static let savings = Account.savings(client: "1024")
    static let loan = Account.loan(client: "1024", number: 1)

    func moment(_ seconds: Int64) -> Moment { Self.start.advanced(bySeconds: seconds) }

    /// Collected, counted, and in the queue: the number of its posting.
    @discardableResult
    func queue(_ amount: Int64, as written: String, after seconds: Int64 = 60) async throws -> Int64
    {
        try await collect(amount, as: written, after: seconds)
        try await enter(.verified, written)
        #expect(try await choose() == 1)
        return try #require(try await postings(of: written).last).id
    }

    func choose(verifiedFirst: Bool = true) async throws -> Int {
        try await books.write { [now = moment(100)] in
            try $0.postings.choose(verifiedFirst: verifiedFirst, at: now)
        }
    }

    func postings(of written: String) async throws -> [HeadOfficePosting] {
        let reference = try #require(Reference(written))
        return try await books.read { try $0.postings.all(of: reference) }
    }

    func postingStates(of written: String) async throws -> [HeadOfficePosting.State] {
        try await postings(of: written).map(\.state)
    }

    func sendable(after seconds: Int64 = 1000) async throws -> [Int64] {
        try await books.read { [now = moment(seconds)] in
            try $0.postings.sendable(100, at: now).map(\.id)
        }
    }

    func intend(_ ids: Int64..., after seconds: Int64 = 200) async throws {
        let day = try posting().day
        try await books.write { [now = moment(seconds)] in
            try $0.postings.intend(Dictionary(uniqueKeysWithValues: ids.map { ($0, day) }), at: now)
        }
    }

    func settle(_ id: Int64, _ outcome: PostingOutcome, after seconds: Int64 = 300) async throws {
        try await books.write { [now = moment(seconds)] in
            try $0.postings.settle(id, outcome, at: now)
        }
    }

    func refuse(_ id: Int64) async throws {
        try await intend(id)
        try await settle(id, .refused(code: "error.msg.a", words: "In words."))
    }

    func move(
        _ id: Int64, to destination: HeadOfficePostings.Destination, after seconds: Int64 = 400
    ) async throws -> HeadOfficePostings.DecisionVerdict {
        let posting = try posting(after: seconds)
        return try await books.write {
            try $0.postings.move(
                id, to: destination, by: "user:SM", with: "user:CN", on: posting)
        }
    }

    func unposted(_ account: Account) async throws -> Int64 {
        try await books.read { try $0.postings.unposted(of: account) / 100 }
    }
}

import Accounting
import Counter
import GRDB
import Synchronization
import Testing
import TextCommands

@testable import LedgerStore

/// A payment costs the same after years of payments: nothing it asks the books looks through a
/// table that grows with them.
@Suite(.timeLimit(.minutes(3))) struct QueryPlanTests {
    @Test func `no statement of a payment or a sheet scans what grows with the years`()
        async throws
    {
        let counter = try await TestCounter { rules in
            rules.limits.perMessage = Money(minorUnits: 200_000, currency: try shilling)
            rules.limits.perDay = Money(minorUnits: 500_000, currency: try shilling)
            rules.limits.perClientDay = Money(minorUnits: 150_000, currency: try shilling)
        }
        let sheet = try await counter.openSheet()
        try await withTeller(of: counter) { phones in
            let statements = try await counter.statements {
                let first = try await phones.text("PAY 1024 S100 L250", from: People.officer)
                let reference = try #require(first.reference)
                try await phones.text("PAY 1024 S100 L250", from: People.officer)
                try await phones.text("AGAIN \(reference)", from: People.officer)
                try await phones.text("PAY 1024 S1900", from: People.officer)
                try await phones.text("\(sheet.code) 1=0 2=300", from: People.officer)
                let told = try await phones.text("\(sheet.code) END 900", from: People.officer)
                #expect(told.outcome.contains("\(sheet.code)"))
                try await phones.text("CASH", from: People.officer)
                try await phones.text("UNDO \(reference)", from: People.officer)
                try await phones.text("BALANCE", from: People.mary)
                try await phones.text("STATEMENT", from: People.mary)
                try await phones.text("PAY 1024 S10", from: People.stranger)
            }
            #expect(statements.count > 50)
            for sql in statements.sorted() {
                let scans = try await counter.scans(of: sql)
                #expect(scans.isEmpty, "\(scans) in \(sql)")
            }
        }
    }
}

extension TestCounter {
    /// The statements that are run meanwhile.
    fileprivate func statements(during body: () async throws -> Void) async throws -> Set<String> {
        let trace = StatementTrace()
        try await onEachConnection { db in
            db.trace(options: .statement) { event in
                if case .statement(let statement) = event { trace.note(statement.sql) }
            }
        }
        try await body()
        try await onEachConnection { $0.trace(nil) }
        return trace.statements
    }

    /// The one that writes, and the one that reads as long as nobody reads beside it.
    private func onEachConnection(_ body: @escaping @Sendable (Database) -> Void) async throws {
        try await books.write { body($0.db) }
        try await books.read { body($0.db) }
    }

    /// What SQLite would read from end to end for it, but for what stays small.
    fileprivate func scans(of sql: String) async throws -> [String] {
        try await books.read { books in
            let statement = try books.db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            statement.setUncheckedArguments([])
            let steps = try Row.fetchAll(statement).map { $0["detail"] as String }
            // The latest rows of a whole table are read from its end.
            let readsTheEnd = sql.contains(" DESC LIMIT ") && !sql.contains("WHERE")
            return steps.filter { $0.hasPrefix("SCAN ") && !Self.isSmall($0) && !readsTheEnd }
        }
    }

    private static func isSmall(_ step: String) -> Bool {
        let small = ["CONSTANT ROW", "(", "officer", "user", "client_group", "phone_change"]
        return small.contains { step.dropFirst(5).hasPrefix($0) }
    }
}

private final class StatementTrace: Sendable {
    private let seen = Mutex<Set<String>>([])

    var statements: Set<String> { seen.withLock(\.self) }

    func note(_ sql: String) {
        let isQuery = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains {
            sql.hasPrefix($0)
        }
        if isQuery { seen.withLock { _ = $0.insert(sql.trimmingSuffix(while: \.isWhitespace)) } }
    }
}

extension String {
    fileprivate func trimmingSuffix(while isGone: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isGone(last) { text.removeLast() }
        return text
    }
}

internal import GRDB

extension Database {
    /// Runs `body` within a write; where it returns nil or throws, what it wrote is taken back, and
    /// what the write did before stands.
    ///
    /// A savepoint whose statements are compiled once: every line of a sheet is such an attempt.
    func attempt<Result>(_ body: () throws -> Result?) throws -> Result? {
        try runCached("SAVEPOINT attempt", [])
        do {
            let result = try body()
            if result == nil { try runCached("ROLLBACK TO attempt", []) }
            try runCached("RELEASE attempt", [])
            return result
        } catch {
            // A full disk may have ended the whole transaction: then there is nothing left to undo.
            if isInsideTransaction {
                try? runCached("ROLLBACK TO attempt", [])
                try? runCached("RELEASE attempt", [])
            }
            throw error
        }
    }
}

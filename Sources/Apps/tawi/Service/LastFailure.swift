internal import Synchronization

/// Why a modem's port did not open when it was last tried.
///
/// A class because whoever opens the port and whoever asks are two.
final class LastFailure: Sendable {
    private let error = Mutex<(any Error)?>(nil)

    /// Nil when it opened.
    var latest: (any Error)? { error.withLock(\.self) }

    /// Does `body` and keeps what it throws.
    func noting<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            let result = try await body()
            error.withLock { $0 = nil }
            return result
        } catch {
            self.error.withLock { $0 = error }
            throw error
        }
    }
}

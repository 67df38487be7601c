/// A thing that can go wrong between a branch and its Fineract.
public enum FineractFault: String, CaseIterable, Hashable, Sendable {
    // What befalls a whole request, a batch as one.

    /// The connection closes and nothing was done.
    case dropBefore = "drop-before"

    /// Done, and the connection closes without an answer.
    case commitThenDrop = "commit-then-drop"

    /// Done, and the connection closes in the middle of the answer.
    case cutAnswer = "cut-answer"

    /// Done, and the answer comes after `FaultDesk.slowness`.
    case slowAnswer = "slow-answer"

    /// The proxy answers with an HTML page (502) and nothing was done.
    case badGateway = "bad-gateway"

    /// Done, and the proxy answers with an HTML page (504).
    case gatewayTimeout = "gateway-timeout"

    /// 401 although the password is right.
    case unauthorized

    /// 400: the password has to be renewed.
    case passwordOutdated = "password-outdated"

    /// 405: the instance only reads.
    case readOnly = "read-only"

    /// 409: the close-of-business job holds a loan; nothing is recorded.
    case loanLocked = "loan-locked"

    // What befalls one command, in a batch too.

    /// The server dies with the command under processing and not done.
    case stuck

    /// The server dies with the command under processing and done.
    case stuckCommitted = "stuck-committed"

    /// The command stays under processing for `FaultDesk.slowness` before it is done; in a batch
    /// it is done and the answer to the batch is late.
    case slowCommit = "slow-commit"

    /// 409: a lock could not be had; recorded as an error.
    case conflict

    /// 500 with `{"Exception":…}`; recorded as an error.
    case exception

    /// 503: a scheduler job runs; nothing is recorded.
    case jobRunning = "job-running"
}

extension FineractFault {
    /// Whether it strikes one command and not a whole request.
    var isOfCommand: Bool {
        switch self {
        case .stuck, .stuckCommitted, .slowCommit, .conflict, .exception, .jobRunning: true
        default: false
        }
    }

    /// Whether it can strike a request that only reads.
    var strikesReads: Bool {
        switch self {
        case .readOnly, .loanLocked: false
        default: !isOfCommand
        }
    }
}

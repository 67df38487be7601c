internal import Foundation
internal import LedgerStore

/// A PIN or code that came in a message, and what it has to match.
struct PINQuestion: Hashable, Sendable {
    /// Whose PIN it is said to be: `client:1024`, `officer:PO`, `account:98765432`.
    var holder: String
    var pin: String
    var proof: Proof

    /// What it has to match.
    enum Proof: Hashable, Sendable {
        /// Nil when there is no such holder, or none with a PIN: then no PIN is right.
        case pin(PINHash?)

        /// The PIN, and a new one to be kept in its place.
        case change(PINHash?, to: String)

        /// A code of a card, looked up by its hash.
        case code(CodeSalt)
    }

    init(holder: String, pin: String, hash: PINHash?) {
        self.init(holder: holder, pin: pin, proof: .pin(hash))
    }

    init(holder: String, pin: String, proof: Proof) {
        self.holder = holder
        self.pin = pin
        self.proof = proof
    }
}

/// The answer to a question, worked out before the write: whatever is slow on purpose is done here.
struct PINCheck: Hashable, Sendable {
    var holder: String
    var isRight = false

    /// The hash to be kept of a new PIN, where the old one was right.
    var newHash: PINHash?

    /// By which a card's code is looked up.
    var codeHash: Data?
}

extension Books {
    /// Works out the answer to a question. Takes as long for holders that do not exist, so that
    /// the time tells nobody who does.
    func answer(_ question: PINQuestion) throws -> PINCheck {
        var check = PINCheck(holder: question.holder)
        switch question.proof {
        case .pin(let hash): check.isRight = try isRight(question.pin, hash)
        case .change(let hash, let new):
            check.isRight = try isRight(question.pin, hash)
            if check.isRight { check.newHash = try self.hash(new) }
        case .code(let salt): check.codeHash = try hash(question.pin, with: salt)
        }
        return check
    }

    private func isRight(_ pin: String, _ hash: PINHash?) throws -> Bool {
        guard let hash else {
            _ = try self.hash(pin)
            return false
        }
        return try matches(pin, hash)
    }
}

extension Client {
    var pinHolder: String { "client:\(number)" }
}

extension Officer {
    var pinHolder: String { "officer:\(code)" }
}

extension User {
    var pinHolder: String { "user:\(code)" }
}

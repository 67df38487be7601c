internal import GRDB

extension People {
    /// Keeps the PIN its owner has chosen: from now on it is not an issued one.
    ///
    /// - Parameter holder: `client:1024`, `officer:PO`, `user:SM`.
    public func changePIN(of holder: String, to hash: PINHash) throws {
        try keepPIN(hash, of: holder, isIssued: false)
    }

    /// Gives somebody a new PIN in the place of one that was forgotten.
    public func issuePIN(_ hash: PINHash, to holder: String) throws {
        try keepPIN(hash, of: holder, isIssued: true)
    }

    private func keepPIN(_ hash: PINHash, of holder: String, isIssued: Bool) throws {
        let parts = holder.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, ["client", "officer", "user"].contains(parts[0]) else { return }
        let key = parts[0] == "client" ? "number" : "code"
        try db.execute(
            sql: "UPDATE \(parts[0]) SET pin_hash = ?, pin_issued = ? WHERE \(key) = ?",
            arguments: [hash.text, isIssued, parts[1]])
    }
}

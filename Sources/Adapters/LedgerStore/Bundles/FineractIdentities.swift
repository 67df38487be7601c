internal import Accounting
internal import GRDB

/// Ids Fineract gave to what the branch knows, as far as it knows them.
struct FineractIdentities {
    let db: Database

    func client(_ number: String) throws -> Int64? { try identity("client", number) }

    func officer(_ code: String) throws -> Int64? { try identity("staff", code) }

    func account(_ account: Account) throws -> Int64? {
        switch account {
        case .loan, .savings: try identity(account.kind.rawValue, account.code)
        case .cashInHand, .till, .wallet, .suspense, .headOffice: nil
        }
    }

    private func identity(_ kind: String, _ local: String) throws -> Int64? {
        guard try db.tableExists("head_office_identity") else { return nil }
        return try db.cachedValue(
            "SELECT remote_id FROM head_office_identity WHERE kind = ? AND local = ?",
            [kind, local])
    }
}

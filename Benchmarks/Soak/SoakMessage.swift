/// A text a phone sends to the branch.
struct SoakMessage: Hashable, Sendable {
    var phone: String
    var text: String

    /// What it brings into the books, in minor units; nil when it asks for a balance.
    var amount: Int64?

    /// Message number `index`: a client asks for her balance, or an officer records a payment of
    /// an amount that comes only once.
    init(_ index: Int) {
        let client = index / 2 % SoakBranch.clients
        if index.isMultiple(of: 2) {
            phone = SoakBranch.phone(ofClient: client)
            text = "BALANCE"
        } else {
            let shillings = 10 + index
            phone = SoakBranch.phone(ofOfficer: index / 2 % SoakBranch.officers)
            text = "PAY \(SoakBranch.number(ofClient: client)) S\(shillings)"
            amount = Int64(shillings) * 100
        }
    }
}

import Accounting
import Testing

@Suite struct AccountTests {
    @Test(
        arguments: [
            (.cashInHand(officer: "KM"), "cash:KM", .cash), (.till, "till", .till),
            (.wallet("mpesa"), "wallet:mpesa", .wallet),
            (.loan(client: "1024", number: 2), "loan:1024:2", .loan),
            (.loan(client: "0007", number: 1), "loan:0007:1", .loan),
            (.savings(client: "1024"), "savings:1024", .savings),
            (.suspense, "suspense", .suspense),
            (.headOffice, "head-office", .headOffice),
        ] as [(Account, String, AccountKind)])
    func `an account survives being written and read`(
        account: Account, code: String, kind: AccountKind
    ) {
        #expect(account.code == code)
        #expect(Account(code: code) == account)
        #expect(account.kind == kind)
    }

    @Test(arguments: [
        "", ":", "loan", "loan:1024", "loan:1024:0", "loan:1024:-1", "loan:1024:x", "loan:1024:1:2",
        "loan:1024:", "savings", "savings:1024:1", "cash", "cash:KM:1", "till:1", "TILL", " till",
        "head office", "bank:1",
    ])
    func `text that names no account is none`(code: String) {
        #expect(Account(code: code) == nil)
    }
}

internal import Counter
internal import TextCommands

extension Configuration.Access {
    init(_ section: ConfigurationSection?) throws {
        try section?.allow([
            "balance", "officer", "manager", "change_issued_pin", "phone_change_hours",
            "phone_change_by_two",
        ])
        let forms = BalanceForm.allCases.map(\.rawValue)
        let balance = try section?.choice("balance", forms) ?? BalanceForm.phone.rawValue
        self.balance = BalanceForm(rawValue: balance) ?? .phone
        rules = AccessRules()
        let proofs = StaffProof.allCases.map(\.rawValue)
        let officer = try section?.choice("officer", proofs) ?? StaffProof.phone.rawValue
        rules.officer = StaffProof(rawValue: officer) ?? .phone
        managersAddPIN = try section?.choice("manager", ["phone", "phone+pin"]) == "phone+pin"
        if let changes = try section?.boolean("change_issued_pin") {
            rules.changesIssuedPIN = changes
        }
        if let hours = try section?.number("phone_change_hours", 1...720) {
            rules.phoneChangeHours = hours
        }
        if let byTwo = try section?.boolean("phone_change_by_two") {
            rules.phoneChangeByTwo = byTwo
        }
    }
}

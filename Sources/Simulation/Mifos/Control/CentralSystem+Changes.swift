internal import Accounting

/// What people at head office do meanwhile.
extension CentralSystem {
    mutating func changeBooks(_ order: ControlOrder) throws(ControlRefusal) {
        guard order.path.count >= 2 else {
            throw ControlRefusal("Name one: \(order.path.first ?? "")/NUMBER")
        }
        let name = order.path[1]
        if order.path[0] == "users" { return try changeUser(name, order) }
        guard let id = Int(name) else { throw ControlRefusal("\"\(name)\" is no number") }
        let found: Void? =
            switch order.path[0] {
            case "clients": try changeClient(id, order)
            case "staff": changeStaff(id, order)
            case "loans": try changeLoan(id, order)
            default: try changeSavings(id, order)
            }
        guard found != nil else { throw ControlRefusal("There is no \(order.path[0]) \(id)") }
    }

    private mutating func changeUser(
        _ name: String, _ order: ControlOrder
    ) throws(ControlRefusal) {
        guard let index = books.users.firstIndex(where: { $0.name == name }) else {
            throw ControlRefusal("There is no user \(name)")
        }
        if let permissions = order.body["permissions"]?.array {
            books.users[index].permissions = Set(permissions.compactMap(\.text))
        }
        if let password = order.body["password"]?.text { books.users[index].password = password }
        if let isOutdated = order.body["passwordOutdated"]?.bool {
            books.users[index].passwordIsOutdated = isOutdated
        }
    }

    /// A client moves to another office or group, changes her phone, or leaves.
    private mutating func changeClient(
        _ id: Int, _ order: ControlOrder
    ) throws(ControlRefusal) -> Void? {
        guard var client = books.clients[id] else { return nil }
        if let mobile = order.body["mobileNo"] { client.mobile = mobile.text }
        if let group = order.body["groupId"] { client.groupId = group.integer }
        if let staff = order.number("staffId") { client.staffId = staff }
        if let name = order.body["status"]?.text {
            guard let status = ClientStatus(named: name) else {
                throw ControlRefusal("A client is pending, active, transfer-in-progress or closed")
            }
            client.status = status
        }
        if let office = order.number("officeId") {
            guard books.offices[office] != nil else {
                throw ControlRefusal("There is no office \(office)")
            }
            client.officeId = office
            move(accountsOf: id, to: office)
        }
        books.clients[id] = client
        return ()
    }

    private mutating func move(accountsOf client: Int, to office: Int) {
        for var loan in books.loans(ofClient: client) {
            loan.officeId = office
            loan.groupId = nil
            books.put(loan)
        }
        for var account in books.savings(ofClient: client) {
            account.officeId = office
            books.put(account)
        }
    }

    private mutating func changeStaff(_ id: Int, _ order: ControlOrder) -> Void? {
        guard books.staff[id] != nil else { return nil }
        if let mobile = order.body["mobileNo"] { books.staff[id]?.mobile = mobile.text }
        if let isActive = order.body["active"]?.bool { books.staff[id]?.isActive = isActive }
        return ()
    }

    /// A loan gets another officer or status, is locked by the close-of-business job, or has a
    /// repayment undone or paid at head office.
    private mutating func changeLoan(
        _ id: Int, _ order: ControlOrder
    ) throws(ControlRefusal) -> Void? {
        guard var loan = books.loans[id] else { return nil }
        switch order.path.dropFirst(2).first {
        case "undo":
            guard let number = order.number("transactionId"),
                let index = loan.transactions.firstIndex(where: { $0.id == number })
            else { throw ControlRefusal("Write {\"transactionId\":N} of a repayment of this loan") }
            books.reverse(index, of: &loan)
        case "repayments": try pay(&loan, order)
        default:
            if let isLocked = order.body["locked"]?.bool { loan.isLocked = isLocked }
            if let officer = order.number("officerId") { loan.officerId = officer }
            if let name = order.body["status"]?.text {
                guard let status = LoanStatus(named: name) else {
                    throw ControlRefusal(
                        "A loan is submitted, approved, active, closed or written-off")
                }
                loan.status = status
            }
        }
        books.put(loan)
        return ()
    }

    private mutating func pay(_ loan: inout Loan, _ order: ControlOrder) throws(ControlRefusal) {
        let body: JSONObject = [
            "transactionDate": .string(order.body["date"]?.text ?? books.businessDate.iso),
            "transactionAmount": order.body["amount"] ?? .null, "locale": "en",
            "dateFormat": "yyyy-MM-dd", "paymentTypeId": 1,
            "receiptNumber": order.body["receiptNumber"] ?? .null,
            "externalId": order.body["externalId"] ?? .null,
        ]
        do throws(FineractRefusal) {
            let payment = try LoanPayment(body, isCorrection: false)
            _ = try books.append(payment, to: &loan, by: books.users[0])
        } catch {
            throw ControlRefusal(error.answer.body)
        }
    }

    private mutating func changeSavings(
        _ id: Int, _ order: ControlOrder
    ) throws(ControlRefusal) -> Void? {
        guard var account = books.savings[id] else { return nil }
        if order.path.dropFirst(2).first == "undo" {
            guard let number = order.number("transactionId"),
                let index = account.transactions.firstIndex(where: { $0.id == number })
            else { throw ControlRefusal("Write {\"transactionId\":N} of this account") }
            account.transactions[index].isReversed = true
            account.runBalance()
        }
        if let name = order.body["status"]?.text {
            guard let status = SavingsStatus(named: name) else {
                throw ControlRefusal("A savings account is submitted, active or closed")
            }
            account.status = status
        }
        books.put(account)
        return ()
    }
}

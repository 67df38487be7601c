internal import Accounting
internal import LedgerStore
internal import TextCommands

extension TakingIn {
    /// Officers who came, changed their name or phone, left, or came back.
    mutating func takeInStaff() throws {
        let known = Dictionary(try books.people.officers().map { ($0.code, $0) }) { $1 }
        var left = try books.people.officersWhoLeft()
        var phones = Dictionary(
            known.values.filter { !left.contains($0.code) }.map { ($0.phone, $0.code) }
        ) { $1 }
        for id in try books.pulls.missing(.staff) {
            guard let code = local(.staff, id), left.insert(code).inserted else { continue }
            try leave(id, code)
            phones = phones.filter { $0.value != code }
        }
        for record in try books.pulls.staged(.staff) {
            let staff = try PulledStaff(record.content)
            let isHere =
                staff.isActive && staff.isLoanOfficer
                && staff.office.map(offices.contains) ?? true
            guard isHere else {
                guard let code = local(.staff, record.id), !left.contains(code) else { continue }
                try leave(record.id, code)
                left.insert(code)
                phones = phones.filter { $0.value != code }
                continue
            }
            let number = phone(staff.phone)
            let code = officerCode(record.id, staff, known, number.flatMap { phones[$0] })
            if left.remove(code) != nil { try books.people.comeBack(officer: code) }
            try takeIn(staff, record.id, as: code, known[code], &phones)
        }
    }

    /// The officer's code: the one he has; else his external id, where a code; else of his own
    /// phone; else head office's number.
    private func officerCode(
        _ id: Int64, _ staff: PulledStaff, _ known: [String: Officer], _ phoneHolder: String?
    ) -> String {
        if let code = local(.staff, id) { return code }
        let own = staff.externalId.flatMap { Self.isCode($0) ? $0.uppercased() : nil }
        let free = own.flatMap { isTaken(.staff, $0) ? nil : $0 }
        if let free, known[free] != nil { return free }
        if let phoneHolder, !isTaken(.staff, phoneHolder) { return phoneHolder }
        return free ?? "S\(id)"
    }

    private static func isCode(_ text: String) -> Bool {
        (1...8).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & ~0x20)
            }
    }

    private mutating func takeIn(
        _ staff: PulledStaff, _ id: Int64, as code: String, _ officer: Officer?,
        _ phones: inout [PhoneNumber: String]
    ) throws {
        guard !staff.name.isEmpty else { return meet(.noName, .staff, id) }
        guard let number = phone(staff.phone) else {
            meet(staff.phone == nil ? .noPhone : .unreadablePhone, .staff, id, staff.name)
            if officer != nil { try identify(.staff, id, as: code, externalID: staff.externalId) }
            return
        }
        if let officer {
            try identify(.staff, id, as: code, externalID: staff.externalId)
            try change(officer, id, to: staff.name, number)
        } else if phones[number] != nil {
            meet(.takenPhone, .staff, id, staff.name)
        } else if try !books.phoneChanges.isFree(number, for: "officer:\(code)") {
            meet(.takenPhone, .staff, id, staff.name)
        } else {
            let officer = Officer(code: code, name: staff.name, phone: number)
            try books.people.enrol(officer, currency: rules.currency)
            try identify(.staff, id, as: code, externalID: staff.externalId)
            phones[number] = code
            summary.changes += 1
        }
    }

    private mutating func change(
        _ officer: Officer, _ id: Int64, to name: String, _ number: PhoneNumber
    ) throws {
        if officer.name != name {
            var renamed = officer
            renamed.name = name
            renamed.pin = nil
            try books.people.enrol(renamed, currency: rules.currency)
            summary.changes += 1
        }
        guard try !books.people.phones(of: officer).contains(number) else { return }
        try ask(number, for: "officer:\(officer.code)", .staff, id, officer.name)
    }

    /// Asks for another phone, as every change of phone is asked for.
    mutating func ask(
        _ number: PhoneNumber, for holder: String, _ kind: PulledKind, _ id: Int64, _ name: String
    ) throws {
        switch try rules.doors.askForPhone(books, number, holder, now) {
        case .taken: summary.changes += 1
        case .known: break
        case .stopped: meet(.stoppedPhone, kind, id, name)
        case .refused: meet(.takenPhone, kind, id, name)
        }
    }

    private mutating func leave(_ id: Int64, _ code: String) throws {
        try books.people.leave(officer: code, on: today)
        summary.changes += 1
        let cash = try books.ledger.balance(of: .cashInHand(officer: code))
        guard cash != 0 else { return }
        let amount = Money(minorUnits: cash, currency: rules.currency)
        meet(.leftWithCash, .staff, id, "\(code) \(amount.text)")
    }
}

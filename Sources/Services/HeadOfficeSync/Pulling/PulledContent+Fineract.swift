internal import Accounting
internal import LedgerStore
internal import MifosClient

/// A row of Fineract that is kept as it is.
protocol PulledRow: FineractRow {
    associatedtype Content: PulledContent
    var content: Content { get }
}

extension FineractOffice: PulledRow {
    var content: PulledOffice {
        PulledOffice(name: name, externalId: externalId, hierarchy: hierarchy)
    }
}

extension FineractStaffMember: PulledRow {
    var content: PulledStaff {
        PulledStaff(
            name: name, externalId: externalId, phone: phone, office: officeId,
            isLoanOfficer: isLoanOfficer, isActive: isActive)
    }
}

extension PaymentType: PulledRow {
    var content: PulledPaymentType { PulledPaymentType(name: name, isCash: isCash) }
}

extension FineractHoliday: PulledRow {
    var content: PulledHoliday {
        PulledHoliday(
            name: name, from: from.iso, to: to.iso, movedTo: movedTo?.iso, isActive: isActive)
    }
}

extension FineractCentre: PulledRow {
    var content: PulledCentre {
        PulledCentre(
            name: name, externalId: externalId, accountNumber: accountNumber, office: officeId,
            staff: staffId, isActive: isActive)
    }
}

extension FineractGroup: PulledRow {
    var content: PulledGroup {
        PulledGroup(
            name: name, externalId: externalId, accountNumber: accountNumber, office: officeId,
            centre: centreId, staff: staffId, isActive: isActive)
    }
}

extension FineractClientRow: PulledRow {
    var content: PulledClient {
        PulledClient(
            name: name, accountNumber: accountNumber, externalId: externalId, phone: phone,
            office: officeId, staff: staffId, status: status)
    }
}

extension FineractLoan: PulledRow {
    var content: PulledLoan {
        PulledLoan(
            accountNumber: accountNumber, externalId: externalId, status: status,
            client: clientId, group: groupId, product: product, currency: currencyCode,
            outstanding: outstanding, overdue: overdue,
            overdueSince: overdueSince?.iso)
    }

    /// What is open of its schedule; nil where the schedule was not asked for.
    var schedule: PulledSchedule? {
        periods.map { periods in
            PulledSchedule(
                periods: periods.map {
                    PulledSchedule.Period(due: $0.due.iso, outstanding: $0.outstanding)
                }
                .filter { !$0.isSettled })
        }
    }
}

extension PulledSchedule.Period {
    /// Whether nothing is open: a period of 0, in however many decimals.
    fileprivate var isSettled: Bool {
        outstanding?.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") } ?? true
    }
}

extension FineractSavingsAccount: PulledRow {
    var content: PulledSavings {
        PulledSavings(
            accountNumber: accountNumber, externalId: externalId, status: status,
            client: clientId, product: product, currency: currencyCode, balance: balance)
    }
}

extension PulledCalendar {
    init?(_ calendar: FineractCalendar?) {
        guard let calendar else { return nil }
        id = calendar.id
        start = calendar.start?.iso
        rule = calendar.recurrence
        let isUnderstood = calendar.recurrence.flatMap(Recurrence.init) != nil
        dates = isUnderstood ? [] : calendar.dates.map(\.iso)
    }
}

internal import Accounting

extension CentralSystem {
    mutating func setFaults(_ order: ControlOrder) throws(ControlRefusal) {
        if order.body["clear"]?.bool == true { faults.clear() }
        if let seconds = order.number("slowness") { faults.slowness = .seconds(seconds) }
        if let milliseconds = order.number("slownessMilliseconds") {
            faults.slowness = .milliseconds(milliseconds)
        }
        if let plan = order.body["plan"]?.text {
            do throws(UnknownFaults) {
                faults.plan = try FineractFaultPlan(plan)
            } catch {
                throw ControlRefusal(error.description)
            }
        }
        guard let name = order.body["name"]?.text else { return }
        guard let fault = FineractFault(rawValue: name) else {
            throw ControlRefusal(UnknownFaults(text: name).description)
        }
        let occasion = order.body["on"]?.text ?? "writes"
        guard let occasion = FaultDesk.Occasion(rawValue: occasion) else {
            throw ControlRefusal("\"on\" is writes, reads or any")
        }
        faults.order(fault, count: order.number("count") ?? 1, on: occasion)
    }

    mutating func setBusinessDate(_ order: ControlOrder) throws(ControlRefusal) {
        if let days = order.number("days") {
            books.businessDate = books.businessDate.advanced(byDays: days)
        } else if let day = order.body["date"]?.text.flatMap(Day.init(iso:)) {
            books.businessDate = day
        } else {
            throw ControlRefusal("Write {\"date\":\"2026-12-01\"} or {\"days\":1}")
        }
    }

    mutating func setSettings(_ order: ControlOrder) throws(ControlRefusal) {
        for member in order.body.members {
            switch (member.name, member.value) {
            case ("makerChecker", .array(let values)):
                settings.makerChecker = Set(values.compactMap(\.text))
            case ("savingsExternalIds", .bool(let value)):
                settings.takesSavingsExternalIds = value
            case ("transactionsOnHoliday", .bool(let value)):
                settings.allowsTransactionsOnHoliday = value
            case ("readOnly", .bool(let value)): settings.isReadOnly = value
            case ("jobRunning", .bool(let value)): settings.jobIsRunning = value
            case ("gzipRequests", .bool(let value)): settings.unpacksRequests = value
            case ("batchesAnsweredWith", let value): settings.batchesAnsweredWith = value.integer
            default:
                throw ControlRefusal(
                    "Settings are makerChecker (a list of permissions), savingsExternalIds, "
                        + "transactionsOnHoliday, readOnly, jobRunning, gzipRequests and "
                        + "batchesAnsweredWith (a status, or null)")
            }
        }
    }
}

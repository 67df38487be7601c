internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

extension DeliveryReport {
    init(_ report: SMSStatusReport, message: Int64, recipient: PhoneNumber) {
        self.init(
            message: message, recipient: recipient,
            messageReference: report.messageReference,
            acceptedAt: Moment(
                millisecondsSince1970: report.serviceCentreTimeStamp.millisecondsSince1970),
            dischargedAt: Moment(millisecondsSince1970: report.dischargeTime.millisecondsSince1970),
            status: report.status.rawValue, result: report.status.result)
    }
}

extension Status {
    /// What it means for the message (TS 23.040 §9.2.3.15).
    fileprivate var result: DeliveryReport.Result {
        switch statusClass {
        case .completed: .delivered
        case .temporaryStillTrying: .stillTrying
        case .permanentFailure, .temporaryNoMoreTries: .undelivered
        }
    }
}

internal import Accounting
internal import LedgerStore
internal import SMSPDU
internal import TextCommands

extension Outbox {
    /// Queues a message in as many parts as its text needs, asking for status reports.
    func enqueue(_ message: OutgoingMessage, at now: Moment) throws {
        guard let recipient = Address(message.recipient.e164) else { return }
        let validity = RelativeValidityPeriod(
            atLeastSeconds: Int(message.messageClass.timeToLiveSeconds))
        try enqueue(message, at: now) { reference in
            let parts = SMSSubmit.parts(
                text: message.text, to: recipient, reference: reference,
                requestingStatusReport: true, validityPeriod: .relative(validity))
            return (parts ?? []).map(\.encoded)
        }
    }
}

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

internal import ATProtocol
internal import Accounting
internal import LedgerStore
internal import Logging
internal import ModemDriver

extension InboxPoller {
    /// Puts what the modem announces where it belongs: messages to be taken, the rest in the books.
    func take(_ event: ModemEvent) async {
        switch event {
        case .ready, .statusReportStored, .storageFull: work.addSweep()
        case .messageStored(let memory, let index):
            work.add(PendingWork.Place(memory: memory, index: index))
        case .pdu(let pdu): work.add(pdu)
        case .submissionAnswered, .missedCall, .networkTime, .alarm, .alarmOver:
            do {
                try await note(event)
            } catch {
                logger.error("cannot note what the modem said", metadata: ["reason": "\(error)"])
            }
        }
    }

    private func note(_ event: ModemEvent) async throws {
        let name = modem.name
        try await books.write { [now] books in
            switch event {
            case .submissionAnswered(let reference):
                _ = try books.outbox.settleLate(modem: name, reference: reference, at: now())
            case .missedCall(let caller):
                _ = try books.calls.record(modem: name, caller: caller, at: now())
            case .alarm(let alarm):
                try books.alarms.raise(
                    AlarmKind(rawValue: alarm.kind.rawValue), modem: name, alarm.sentence,
                    at: now())
            case .alarmOver(let kind):
                try books.alarms.clear(AlarmKind(rawValue: kind.rawValue), modem: name, at: now())
            case .networkTime(let time):
                guard let seconds = time.secondsSince1970 else { return }
                try books.clock.note(
                    .network, says: Moment(millisecondsSince1970: seconds * 1000), at: now())
            case .ready, .messageStored, .statusReportStored, .pdu, .storageFull: break
            }
        }
    }
}

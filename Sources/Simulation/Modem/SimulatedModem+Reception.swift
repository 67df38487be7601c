public import SMSPDU

extension SimulatedModem {
    /// The network delivers a message: stored and announced, or kept while the SIM is full.
    public func deliver(_ message: SMSDeliver) {
        deliver(raw: encoded(.deliver(message)))
    }

    /// The network delivers octets, service centre address first, that need not make sense.
    public func deliver(raw octets: [UInt8]) {
        sim.held.append(.init(octets: octets, isStatusReport: false))
        countForPlan()
        deliverHeld()
    }

    /// The network reports what became of a message.
    public func deliver(_ report: SMSStatusReport) {
        sim.held.append(.init(octets: encoded(.statusReport(report)), isStatusReport: true))
        deliverHeld()
    }

    /// How many messages wait in the modem, on the SIM and in the network.
    public var waiting: Int {
        sim.messages.used + equipmentMessages.used + reportMessages.used + sim.held.count
    }

    /// Whether the service centre keeps a message that could not be delivered yet.
    var holdsMessages: Bool { !sim.held.isEmpty }

    /// Gives its submissions to a network, which learns its number.
    func connect(_ uplink: AsyncStream<Submission>.Continuation) -> String {
        self.uplink = uplink
        return sim.number
    }

    private func encoded(_ tpdu: TPDU) -> [UInt8] {
        ModemPDU(serviceCentreAddress: Address(sim.serviceCentre), tpdu: tpdu).encoded
    }

    /// Whether the network reaches it.
    var isReachable: Bool {
        isPlugged && !condition.isBooting && condition.deafness == .none && isRegistered
    }

    /// Hands over what the network kept, the oldest first, until something does not fit.
    func deliverHeld() {
        while isReachable, unacknowledged == nil, let message = sim.held.first {
            guard take(message) else { return }
            sim.held.removeFirst()
        }
    }

    /// The modem takes a message as `+CNMI` routes it (3GPP TS 27.005 §3.4.1); false where it has
    /// no place for it.
    private func take(_ message: SimulatedSIM.HeldMessage) -> Bool {
        if message.isStatusReport {
            switch settings.reportIndication {
            case 1 where profile.handsOverReports:
                handOver(message)
                return true
            case 2: return storeReport(message)
            default: return true
            }
        }
        if settings.messageIndication >= 2 {
            handOver(message)
            return true
        }
        guard let (memory, index) = store(message.octets, in: settings.receivingMemory) else {
            return false
        }
        if settings.messageIndication == 1 {
            announce("+CMTI: \"\(memory.rawValue)\",\(index)")
        }
        return true
    }

    /// Says `+CMT` or `+CDS`; with message service 1 it waits for `+CNMA`.
    private func handOver(_ message: SimulatedSIM.HeldMessage) {
        let pdu = StoredPDU(octets: message.octets, status: .receivedUnread)
        let name = message.isStatusReport ? "+CDS" : "+CMT"
        if settings.isTextMode == 1 {
            say("\(name): \(handedOverText(pdu))")
        } else {
            say(
                "\(name): \(message.isStatusReport ? "" : ",")\(pdu.length)\r\n"
                    + message.octets.hexadecimal)
        }
        guard settings.messageService == 1 else { return }
        unacknowledged = message
        // Who does not acknowledge in time gets no more at once (§3.4.1, NOTE on +CNMA).
        later(.seconds(15)) { modem in
            guard modem.unacknowledged == message else { return }
            modem.settings.messageIndication = 0
            modem.settings.reportIndication = 0
            modem.unacknowledged = nil
            modem.sim.held.insert(message, at: 0)
            modem.deliverHeld()
        }
    }

    private func storeReport(_ message: SimulatedSIM.HeldMessage) -> Bool {
        let memory = profile.reportMemory ?? settings.receivingMemory
        guard let (stored, index) = store(message.octets, in: memory) else { return false }
        let announced = profile.announcedReportMemory ?? stored
        announce("+CDSI: \"\(announced.rawValue)\",\(index)")
        return true
    }

    /// Indications are for a mode that has them (`<mode>` 0 keeps them in the modem).
    private func announce(_ indication: String) {
        guard settings.indicationMode > 0, !faults.take(.lostIndication) else { return }
        say(indication)
    }

    /// Says that a storage is full, in its maker's words, once.
    func sayFull(_ memory: MessageMemory) {
        guard let notice = profile.fullNotice, !condition.saidFull else { return }
        condition.saidFull = true
        say(notice.replacing("{memory}", with: memory.rawValue))
    }
}

public import SMSPDU

/// What a person does to a modem, and the network around it.
extension SimulatedModem {
    /// Takes the SIM out; the network keeps what comes for it.
    public func removeSIM() {
        guard isSIMInserted else { return }
        isSIMInserted = false
        sim.lock.loseVerification()
        announceRegistration()
    }

    /// Puts a SIM in, the last one where none is named.
    public func insertSIM(_ other: SimulatedSIM? = nil) {
        if let other { sim = other }
        isSIMInserted = true
        announceRegistration()
        deliverHeld()
    }

    /// Puts another SIM in: the same number of places, another number.
    public func swapSIM() { insertSIM(sim.replacement()) }

    /// Fills the SIM's free places with an operator's advertisements.
    public func fillSIM() {
        guard let sender = Address(alphanumeric: "PROMO"),
            let message = SMSDeliver.parts(
                text: "Win an airtime bundle today!", from: sender, at: serviceCentreTime())?.first
        else { return }
        let pdu = ModemPDU(
            serviceCentreAddress: Address(sim.serviceCentre), tpdu: .deliver(message))
        while sim.messages.add(StoredPDU(octets: pdu.encoded, status: .receivedRead)) != nil {}
        sayFull(.sim)
    }

    /// Changes whether there is a network.
    public func cover(_ coverage: NetworkCoverage) {
        condition.coverage = coverage
        announceRegistration()
        deliverHeld()
    }

    /// Changes the signal strength, 0 to 31, or 99 for unknown.
    public func receive(signal: Int) { condition.signal = signal }

    /// The service centre's time now.
    public nonisolated var serviceCentreNow: ServiceCentreTimeStamp { serviceCentreTime() }

    /// Whether phones report deliveries from now on.
    public func reportDelivery(_ reports: Bool) { reportsDelivery = reports }

    /// Sets the modem's clock apart from the network's.
    public func setClock(secondsSince1970: Int64) {
        condition.clockOffset = secondsSince1970 - serviceCentreTime().secondsSince1970
    }

    /// A code's answer from now on.
    public func answerUSSD(_ code: String, with text: String) {
        ussd.codes[code] = USSDService.Page(text)
    }

    /// A phone calls; it rings until it is hung up or ten rings are over.
    public func call(from number: String) {
        guard condition.caller == nil, isReachable else { return }
        condition.caller = number
        ring(10)
    }

    private func ring(_ rings: Int) {
        guard let caller = condition.caller else { return }
        guard rings > 0 else {
            condition.caller = nil
            return say("NO CARRIER")
        }
        say("RING")
        if settings.callerIdentity == 1 {
            say("+CLIP: \"\(caller)\",\(caller.hasPrefix("+") ? 145 : 129),,,,0")
        }
        later(.seconds(3)) { $0.ring(rings - 1) }
    }

    /// How it is, for whoever asks.
    public var state: SimulatedModemState {
        SimulatedModemState(
            profile: profile.name, imei: imei, isPlugged: isPlugged,
            isDeaf: condition.deafness != .none, isBooting: condition.isBooting,
            sim: isSIMInserted ? sim.lock.state.rawValue : "NONE", iccid: sim.iccid,
            number: sim.number, network: condition.coverage.rawValue, signal: condition.signal,
            caller: condition.caller, storedOnSIM: sim.messages.used,
            storedInModem: equipmentMessages.used, storedReports: reportMessages.used,
            heldByNetwork: sim.held.count, submissions: taken.count, airtimeCents: ussd.airtime,
            faults: Dictionary(
                uniqueKeysWithValues: faults.pending.map { ($0.key.rawValue, $0.value) }))
    }
}

/// How a simulated modem is at a moment.
public struct SimulatedModemState: Hashable, Sendable, Encodable {
    public var profile: String
    public var imei: String
    public var isPlugged: Bool
    public var isDeaf: Bool
    public var isBooting: Bool
    public var sim: String
    public var iccid: String
    public var number: String
    public var network: String
    public var signal: Int
    public var caller: String?
    public var storedOnSIM: Int
    public var storedInModem: Int
    public var storedReports: Int
    public var heldByNetwork: Int
    public var submissions: Int
    public var airtimeCents: Int
    public var faults: [String: Int]
}

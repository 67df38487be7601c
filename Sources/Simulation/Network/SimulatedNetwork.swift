public import SMSPDU

/// A network with its service centre: modems and phones that text each other by number.
///
/// Everything it does at random comes from one seed, and it waits by the clock it is given, so that
/// a test may let years pass. A message for a modem that is off or full is kept with that modem's
/// SIM until it can be delivered.
public actor SimulatedNetwork {
    /// How well it carries what is given to it from now on.
    public private(set) var conditions: NetworkConditions

    /// Messages it delivered, or is to deliver, twice.
    public private(set) var copies = 0

    private var modems: [String: SimulatedModem] = [:]
    private var phones: [String: SimulatedPhone] = [:]
    private var dice: SeededGenerator
    private let clock: any Clock<Duration>
    private let time: @Sendable () -> ServiceCentreTimeStamp
    private let uplinks: AsyncStream<Uplink>
    private let joined: AsyncStream<Uplink>.Continuation
    private let travelling: AsyncStream<Journey>
    private let depart: AsyncStream<Journey>.Continuation

    private struct Uplink: Sendable {
        var number: String
        var submissions: AsyncStream<Submission>
    }

    /// A message on its way.
    private struct Journey: Sendable {
        var delay: Duration
        var letter: Letter
    }

    public init(
        conditions: NetworkConditions = NetworkConditions(), seed: UInt64,
        clock: any Clock<Duration> = ContinuousClock(),
        time: @escaping @Sendable () -> ServiceCentreTimeStamp
    ) {
        self.conditions = conditions
        self.clock = clock
        self.time = time
        dice = SeededGenerator(seed: seed)
        (uplinks, joined) = AsyncStream.makeStream()
        (travelling, depart) = AsyncStream.makeStream()
    }

    /// Changes how well it carries what is given to it from now on.
    public func change(_ change: @Sendable (inout NetworkConditions) -> Void) {
        change(&conditions)
    }

    /// A modem joins under its SIM's number; from now on its messages go through here.
    public func join(_ modem: SimulatedModem) async {
        let (submissions, uplink) = AsyncStream<Submission>.makeStream()
        let number = await modem.connect(uplink)
        modems[number] = modem
        joined.yield(Uplink(number: number, submissions: submissions))
    }

    /// A phone joins, or is there already.
    public func join(phone number: String) {
        phones[number] = phones[number] ?? SimulatedPhone()
    }

    /// What a phone received so far, in order.
    public func received(by number: String) -> [SimulatedPhone.Message] {
        phones[number]?.received ?? []
    }

    /// Switches a phone off or on; what came meanwhile is delivered then.
    public func switchPhone(_ number: String, on isOn: Bool) async {
        guard var phone = phones[number] else { return }
        phone.isOn = isOn
        let waiting = isOn ? phone.held : []
        if isOn { phone.held = [] }
        phones[number] = phone
        for letter in waiting { await deliver(letter) }
    }

    /// A phone texts a number; false for a text of more than 255 parts or no number.
    @discardableResult
    public func text(_ text: String, from phone: String, to number: String) -> Bool {
        join(phone: phone)
        guard let address = Address(number),
            let parts = SMSSubmit.parts(
                text: text, to: address, reference: UInt8.random(in: 0...255, using: &dice))
        else { return false }
        for submit in parts {
            carry(Submission(submit: submit, messageReference: 0), from: phone)
        }
        return true
    }

    /// Carries messages until it is cancelled.
    public func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                await withDiscardingTaskGroup { modems in
                    for await uplink in self.uplinks {
                        modems.addTask {
                            for await submission in uplink.submissions {
                                await self.carry(submission, from: uplink.number)
                            }
                        }
                    }
                }
            }
            for await journey in travelling {
                if journey.delay == .zero {
                    await deliver(journey.letter)
                } else {
                    group.addTask { await self.travel(journey) }
                }
            }
            group.cancelAll()
        }
    }
}

extension SimulatedNetwork {
    /// Sends a message on its way, once or twice or not at all. A copy is the same message: it has
    /// the time the service centre first had it (TP-SCTS).
    private func carry(_ submission: Submission, from origin: String) {
        guard !dice.chance(conditions.loss) else { return }
        var letter = Letter(submission: submission, origin: origin, acceptedAt: time())
        depart.yield(Journey(delay: delay(), letter: letter))
        guard dice.chance(conditions.duplication) else { return }
        letter.isCopy = true
        copies += 1
        depart.yield(Journey(delay: delay(), letter: letter))
    }

    private func delay() -> Duration {
        let low = conditions.delay.lowerBound
        let range = conditions.delay.upperBound - low
        let part = Double.random(in: 0...1, using: &dice)
        let delay = low + range * part
        return dice.chance(conditions.reordering)
            ? delay + range + .milliseconds(100) : delay
    }

    private func travel(_ journey: Journey) async {
        do { try await clock.sleep(for: journey.delay) } catch { return }
        await deliver(journey.letter)
    }

    private func deliver(_ letter: Letter) async {
        let submit = letter.submission.submit
        let number = submit.destinationAddress.text
        let outcome: Status
        if dice.chance(conditions.permanentFailure) {
            outcome = .remoteProcedureError
        } else if let modem = modems[number], let sender = Address(letter.origin) {
            await modem.deliver(
                SMSDeliver(
                    from: sender, at: letter.acceptedAt, dataCodingScheme: submit.dataCodingScheme,
                    userData: submit.userData))
            outcome = await modem.holdsMessages ? .stillTrying : .received
        } else if phones[number] != nil {
            outcome = take(letter, number) ? .received : .stillTrying
        } else {
            outcome = .noSuchNumber
        }
        guard submit.statusReportRequest, !letter.isCopy, let sender = modems[letter.origin]
        else { return }
        await sender.deliver(
            SMSStatusReport(
                of: letter.submission.messageReference, to: submit.destinationAddress,
                submittedAt: letter.acceptedAt, dischargedAt: time(), status: outcome))
    }

    /// A phone shows a message, or the service centre keeps it.
    private func take(_ letter: Letter, _ number: String) -> Bool {
        guard phones[number]?.isOn == true else {
            phones[number]?.held.append(letter)
            return false
        }
        phones[number]?.received.append(
            .init(
                from: letter.origin, text: letter.submission.submit.text ?? "",
                isCopy: letter.isCopy))
        return true
    }
}

extension Status {
    /// Temporary, the service centre tries on: congestion (3GPP TS 23.040 §9.2.3.15).
    fileprivate static let stillTrying = Self(rawValue: 0x20)

    /// Permanent: remote procedure error.
    fileprivate static let remoteProcedureError = Self(rawValue: 0x40)

    /// Permanent: not obtainable.
    fileprivate static let noSuchNumber = Self(rawValue: 0x43)
}

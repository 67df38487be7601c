public import SMSPDU

/// A network with its service centre: modems and phones that text each other by number.
///
/// Everything it does at random comes from one seed, and it waits by the clock it is given, so that
/// a test may let years pass. A message for a modem that is off or full is kept with that modem's
/// SIM until it can be delivered.
public actor SimulatedNetwork {
    /// How well it carries what is given to it from now on.
    public var conditions: NetworkConditions

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

    /// A message under way.
    private struct Journey: Sendable {
        var delay: Duration
        var submission: Submission
        var origin: String
        var isCopy = false
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
        for held in waiting {
            await deliver(held.submission, from: held.origin, isCopy: held.isCopy)
        }
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
                    await arrive(journey)
                } else {
                    group.addTask { await self.travel(journey) }
                }
            }
            group.cancelAll()
        }
    }
}

extension SimulatedNetwork {
    /// Sends a message on its way, once or twice or not at all.
    private func carry(_ submission: Submission, from origin: String) {
        guard !dice.chance(conditions.loss) else { return }
        depart.yield(Journey(delay: delay(), submission: submission, origin: origin))
        if dice.chance(conditions.duplication) {
            depart.yield(
                Journey(delay: delay(), submission: submission, origin: origin, isCopy: true))
        }
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
        await arrive(journey)
    }

    private func arrive(_ journey: Journey) async {
        await deliver(journey.submission, from: journey.origin, isCopy: journey.isCopy)
    }

    private func deliver(_ submission: Submission, from origin: String, isCopy: Bool) async {
        let submit = submission.submit
        let number = submit.destinationAddress.text
        let outcome: Status
        if dice.chance(conditions.permanentFailure) {
            outcome = .remoteProcedureError
        } else if let modem = modems[number], let sender = Address(origin) {
            await modem.deliver(
                SMSDeliver(
                    from: sender, at: time(), dataCodingScheme: submit.dataCodingScheme,
                    userData: submit.userData))
            outcome = await modem.holdsMessages ? .stillTrying : .received
        } else if phones[number] != nil {
            outcome = take(submission, origin, number, isCopy) ? .received : .stillTrying
        } else {
            outcome = .noSuchNumber
        }
        guard submit.statusReportRequest, !isCopy, let sender = modems[origin] else { return }
        let now = time()
        await sender.deliver(
            SMSStatusReport(
                of: submission.messageReference, to: submit.destinationAddress, submittedAt: now,
                dischargedAt: now, status: outcome))
    }

    /// A phone shows a message, or the service centre keeps it.
    private func take(
        _ submission: Submission, _ origin: String, _ number: String, _ isCopy: Bool
    ) -> Bool {
        guard phones[number]?.isOn == true else {
            phones[number]?.held.append(
                .init(submission: submission, origin: origin, isCopy: isCopy))
            return false
        }
        phones[number]?.received.append(.init(from: origin, text: submission.submit.text ?? ""))
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

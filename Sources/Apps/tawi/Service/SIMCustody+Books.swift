internal import ATProtocol
internal import Accounting
internal import LedgerStore
internal import MessageSending
internal import ModemDriver

extension SIMCustody {
    /// The books remember which SIM belongs into the modem called `name`, and every PIN that was
    /// given to it.
    ///
    /// - Parameter readPIN: The PIN of the configuration, read each time the SIM asks: whoever
    ///   writes another one into the file need not start anything anew.
    init(
        of name: String, books: Books, routes: RouteTable,
        readPIN: @escaping @Sendable () throws -> String?
    ) {
        self.init(
            check: { sim in
                guard let card = SIMCard(sim) else { return .accepted }
                let verdict = try await books.write { books in
                    if let iccid = card.iccid { try books.sims.noteReady(iccid: iccid, at: .now()) }
                    return try books.sims.check(card, in: name, at: .now())
                }
                switch verdict {
                case .accepted:
                    routes.note(sim: card, in: name)
                    return .accepted
                case .foreign(_, let found):
                    return .foreign(sentence: Self.foreign(found, in: name))
                }
            },
            pin: { sim, left in
                let text: String?
                do {
                    text = try readPIN()
                } catch {
                    return .leave(sentence: "\(error)")
                }
                guard let text, let pin = SIMPIN(text) else {
                    return .leave(sentence: SIMState.needsPIN.description)
                }
                let card = sim.iccid?.digits ?? "unknown SIM of \(name)"
                return try await books.write { books in
                    switch try books.sims.mayTryPIN(text, iccid: card, attemptsLeft: left) {
                    case .try:
                        let attempt = try books.sims.intendPIN(text, iccid: card, at: .now())
                        return .enter(pin, attempt: attempt)
                    case .alreadyRefused: return .leave(sentence: Self.alreadyRefused)
                    case .stopAtTwoLeft(let count):
                        return .leave(sentence: left == nil ? Self.uncounted : Self.stop(count))
                    }
                }
            },
            pinAnswered: { attempt, wasRight in
                try await books.write {
                    try $0.sims.settlePIN(attempt, wasRight: wasRight, at: .now())
                }
            })
    }

    private static func foreign(_ found: SIMCard, in name: String) -> String {
        "another SIM is in modem \(name): \(found.identity). If it is to stay, run: "
            + "tawi modem accept-sim \(found.identity) --modem \(name)"
    }

    private static let alreadyRefused =
        "the SIM has refused the PIN of pin_file before, and it is not tried again. Put the SIM "
        + "in a phone, find out its PIN, and write it into the file"

    /// Here a right PIN given in a phone would not show: only the books count.
    private static let uncounted =
        "the SIM has refused a PIN, and the modem does not say how many more it takes, so none is "
        + "tried. Put the SIM in a phone and switch its PIN off"

    private static func stop(_ left: Int) -> String {
        "the SIM takes \(left) more PIN\(left == 1 ? "" : "s") before it blocks, so none is tried. "
            + "Put the SIM in a phone and enter the PIN there, or switch it off"
    }
}

extension SIMCard {
    init?(_ sim: SIMIdentity) { self.init(iccid: sim.iccid?.digits, imsi: sim.imsi?.digits) }
}

public import ATProtocol

/// What became of a message given to the modem.
public enum SubmissionOutcome: Hashable, Sendable {
    /// The network took it; a status report will name this reference (TP-MR).
    case accepted(MessageReference)

    /// It was not taken; the advice says what to do with it, and is never `ambiguous`.
    case notTaken(FinalResultCode, SubmissionAdvice)

    /// It was not handed over; the sentence says what keeps it back.
    case withheld(String)

    /// Nobody can tell: the answer was lost, or says nothing about the network.
    case unknown
}

extension Modem {
    /// Sends one TPDU, with the service centre the SIM knows.
    ///
    /// - Parameters:
    ///   - tpdu: The octets of an SMS-SUBMIT.
    ///   - moreToFollow: Whether another message comes right after this one; the link to the
    ///     network is then kept open.
    ///   - commitIntent: Called when the modem is ready to take the octets; they follow only when
    ///     it returns. After it, the message may be on the air whatever happens.
    /// - Throws: What `commitIntent` throws, or `ModemError` when the modem is gone before the
    ///   intent was committed. Nothing was sent then.
    public func submit(
        _ tpdu: [UInt8], moreToFollow: Bool = false, commitIntent: () async throws -> Void
    ) async throws -> SubmissionOutcome {
        try await exclusively {
            // Asked anew: it may have crossed a border since it was last looked after.
            if !settings.sendsWhileRoaming, try await readRegistration().isRoaming {
                return .withheld(Self.roaming)
            }
            // A modem that started anew in text mode would take the length for a number to send to.
            try await converse(.pduMode)
            if moreToFollow { _ = try await ask(.moreMessages(.untilPause)) }
            let command = ATCommand.sendMessage(
                length: tpdu.count, deadline: settings.submissionDeadline)
            do {
                try begin(command)
                try await waitForPrompt()
            } catch ModemError.refused(let code) {
                // Nothing was handed over, whatever the code may mean elsewhere.
                let advice = code.submissionAdvice
                return .notTaken(code, advice == .ambiguous ? .retry : advice)
            }
            do {
                try await commitIntent()
            } catch {
                try await leavePrompt()
                throw error
            }
            return await handOver(tpdu, answering: command)
        }
    }

    private static let roaming =
        "the SIM roams in another network, and roaming = \"receive-only\" keeps it from sending"

    private func waitForPrompt() async throws {
        // `OK` instead of a prompt: the modem is not in step with us.
        guard case .prompt = try await next(within: .seconds(10)) else {
            isOutOfStep = true
            throw ModemError.refused(.error("no prompt"))
        }
    }

    private func leavePrompt() async throws {
        try write([ASCII.escape])
        do {
            _ = try await next(within: .seconds(2))
        } catch ModemError.refused {
            return
        }
    }

    /// Past this point the outcome is what the modem says, or unknown.
    private func handOver(
        _ tpdu: [UInt8], answering command: ATCommand<MessageReference>
    ) async -> SubmissionOutcome {
        do {
            // "00": the service centre is the one set on the SIM (TS 27.005 §4.3).
            try write(Array("00".utf8) + tpdu.hexadecimal + [ASCII.controlZ])
            while true {
                if case .lines(let lines) = try await next(
                    within: command.deadline, mayPause: true)
                {
                    let reference = try command.read(lines)
                    ladder.recovered()
                    return .accepted(reference)
                }
            }
        } catch ModemError.refused(let code) where code.submissionAdvice != .ambiguous {
            return .notTaken(code, code.submissionAdvice)
        } catch {
            return .unknown
        }
    }
}

extension [UInt8] {
    /// The octets as upper-case hexadecimal digits.
    fileprivate var hexadecimal: [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }
}

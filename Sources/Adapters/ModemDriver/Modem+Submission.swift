public import ATProtocol

/// What became of a message given to the modem.
public enum SubmissionOutcome: Hashable, Sendable {
    /// The network took it; a status report will name this reference (TP-MR).
    case accepted(MessageReference)

    /// It was not taken, and may be given again.
    case notTaken(FinalResultCode)

    /// Nobody can tell: the answer was lost, or says nothing about the network.
    case unknown
}

extension Modem {
    /// Sends one TPDU, with the service centre the SIM knows.
    ///
    /// - Parameters:
    ///   - tpdu: The octets of an SMS-SUBMIT.
    ///   - commitIntent: Called when the modem is ready to take the octets; they follow only when
    ///     it returns. After it, the message may be on the air whatever happens.
    /// - Throws: What `commitIntent` throws, or `ModemError` when the modem is gone before the
    ///   intent was committed. Nothing was sent then.
    public func submit(
        _ tpdu: [UInt8], commitIntent: () async throws -> Void
    ) async throws -> SubmissionOutcome {
        try await exclusively {
            let command = ATCommand.sendMessage(
                length: tpdu.count, deadline: submissionDeadline)
            do {
                try begin(command)
                try await waitForPrompt()
            } catch ModemError.refused(let code) {
                return .notTaken(code)
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

    private func waitForPrompt() async throws {
        // `OK` instead of a prompt: the modem is not in step with us.
        guard case .prompt = try await next(within: .seconds(10)) else {
            throw ModemError.refused(.error("no prompt"))
        }
    }

    private func leavePrompt() async throws {
        try write([ASCII.escape])
        _ = try? await next(within: .seconds(2))
    }

    /// Past this point the outcome is what the modem says, or unknown.
    private func handOver(
        _ tpdu: [UInt8], answering command: ATCommand<MessageReference>
    ) async -> SubmissionOutcome {
        do {
            // "00": the service centre is the one set on the SIM (TS 27.005 §4.3).
            try write(Array("00".utf8) + tpdu.hexadecimal + [ASCII.controlZ])
            while true {
                if case .lines(let lines) = try await next(within: command.deadline) {
                    return .accepted(try command.read(lines))
                }
            }
        } catch ModemError.refused(let code) where code.provesNotTaken {
            return .notTaken(code)
        } catch {
            return .unknown
        }
    }
}

extension FinalResultCode {
    /// Whether the network certainly did not take the message.
    ///
    /// A bare `ERROR` and `+CMS ERROR: 500` come from modems whose network took it all the same.
    fileprivate var provesNotTaken: Bool {
        switch self {
        case .messageServiceFailure(let failure): !failure.isAmbiguous
        case .equipmentFailure: true
        case .ok, .error: false
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

public import ATProtocol
internal import Logging
internal import SerialLine

extension Modem {
    /// Sends a command and gives its answer.
    ///
    /// - Throws: `ModemError` when the modem refuses, says nothing or is not ready,
    ///   `ATAnswerError` when it answers what cannot be read.
    public func send<Answer>(_ command: ATCommand<Answer>) async throws -> Answer {
        try await exclusively { try await converse(command) }
    }

    /// Runs `body` with a modem that is ready to itself.
    func exclusively<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await alone {
            guard isReady else { throw ModemError.notConnected }
            if isOutOfStep { try await findStepOrTell() }
            return try await body()
        }
    }

    private func findStepOrTell() async throws {
        do {
            try await findStep()
        } catch ModemError.noAnswer {
            isReady = false
            signals.add(.success(.fault(.deaf)))
            throw ModemError.noAnswer
        }
    }

    /// Runs `body` with the line to itself, whether the modem is ready or not.
    func alone<Result>(_ body: () async throws -> Result) async throws -> Result {
        if !turns.take() { await withCheckedContinuation { turns.wait($0) } }
        defer { turns.pass() }
        return try await body()
    }

    /// One command and its answer. Only within `exclusively` or `alone`.
    ///
    /// Never inlined: the optimizer of Swift 6.3 fails on callers whose answer is `Void`.
    @inline(never)
    func converse<Answer>(
        _ command: ATCommand<Answer>, mustSay: Bool = false
    ) async throws -> Answer {
        try begin(command, mustSay: mustSay)
        while true {
            // A prompt that nobody asked for is not an answer.
            if case .lines(let lines) = try await next(within: command.deadline) {
                return try read(lines, as: command)
            }
        }
    }

    @inline(never)
    private func read<Answer>(_ lines: [String], as command: ATCommand<Answer>) throws -> Answer {
        try command.read(lines)
    }

    /// Sends a command that some modems do not know; nil when refused or not understood.
    func ask<Answer>(_ command: ATCommand<Answer>) async throws -> Answer? {
        do {
            return try await converse(command)
        } catch ModemError.refused(let code) {
            logger.debug(
                "modem refuses", metadata: ["command": "AT\(command.logged)", "code": "\(code)"])
            return nil
        } catch let error as ATAnswerError {
            logger.debug("answer not understood", metadata: ["command": "AT\(error.command)"])
            return nil
        }
    }

    /// Writes the command line.
    func begin<Answer>(_ command: ATCommand<Answer>, mustSay: Bool = false) throws {
        moves.forget()
        let action = session.start(
            command.text, informationText: command.informationText, mustSay: mustSay)
        if case .write(let bytes) = action { try write(bytes) }
    }

    /// Writes bytes as they are, at a prompt for example.
    func write(_ bytes: [UInt8]) throws {
        guard let line else {
            session.abandon()
            throw ModemError.notConnected
        }
        do {
            try line.write(bytes)
        } catch {
            session.abandon()
            line.close()
            throw error
        }
    }

    /// The modem's next move in the running command.
    ///
    /// - Throws: `ModemError.noAnswer` when the deadline passes, or when the modem has begun to
    ///   answer and falls silent; the talk is then out of step.
    func next(within deadline: Duration, mayPause: Bool = false) async throws -> Move {
        guard line != nil else { throw ModemError.notConnected }
        let start = now
        while true {
            do {
                let rest = deadline - (now - start)
                let wait = mayPause ? rest : min(rest, Self.silence)
                return try await moves.next(within: wait, clock: clock)
            } catch ModemError.noAnswer {
                let isSilent = lastHeard > start && now - lastHeard >= Self.silence
                if now - start < deadline, mayPause || !isSilent, !Task.isCancelled { continue }
                session.abandon()
                isOutOfStep = true
                storages.selected = nil
                throw ModemError.noAnswer
            }
        }
    }

    /// A modem that has begun to answer does not pause so long.
    private static let silence = Duration.seconds(3)
}

extension Modem {
    /// Gets back in step after a lost answer: out of any prompt, then a question only whose own
    /// answer counts, so that late answers to earlier ones pass by.
    func findStep() async throws {
        logger.debug("modem out of step")
        for attempt in 1... {
            try write([ASCII.escape, ASCII.carriageReturn])
            // Answers to what was asked before come now, while nothing waits for them.
            try await clock.sleep(for: .milliseconds(150))
            do {
                guard try await isProbeAnswered() || attempt >= Self.mostProbes else { continue }
                isOutOfStep = false
                _ = try await ask(.pduMode)
                return
            } catch ModemError.noAnswer where attempt < Self.mostProbes {
                continue
            }
        }
    }

    private static let mostProbes = StepProbe.allCases.count

    /// Asks the next question; false where the modem, or an earlier answer of it, refuses.
    private func isProbeAnswered() async throws -> Bool {
        probe = probe.next
        do {
            try await converse(probe.command, mustSay: true)
            return true
        } catch ModemError.refused {
            return false
        }
    }

    /// Makes sure that what was heard last answered what was asked last: an answer that came too
    /// late would have shifted all that followed it. What is to be deleted is read, and a storage
    /// to delete from chosen, only so.
    ///
    /// - Throws: `ModemError.noAnswer` when the talk is out of step; it is put right before the
    ///   next command.
    func proveStep() async throws {
        for _ in StepProbe.allCases {
            probe = probe.next
            do {
                return try await converse(probe.command)
            } catch ModemError.refused {
                continue
            } catch is ATAnswerError {
                break
            }
        }
        // No modem that takes `+CMGF=0` refuses all of them: what refused was asked before.
        logger.warning("an answer came too late; what was heard since counts for nothing")
        isOutOfStep = true
        storages.selected = nil
        throw ModemError.noAnswer
    }
}

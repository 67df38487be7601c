internal import ATProtocol

/// A call that rings.
struct RingingCall {
    /// Who calls, as far as the modem has said.
    var number: String?
    var lastRing: Duration
}

extension Modem {
    /// `RING` and `+CLIP` come again every few seconds while somebody calls.
    func noteRing(from number: String??) {
        let isNew = call == nil
        call = RingingCall(number: (number ?? nil) ?? call?.number, lastRing: now)
        if isNew, isReady { signals.add(.success(.ring)) }
    }

    /// Sees a call to its end, by hanging up where that is wanted, and tells who called.
    func endCall() async throws {
        // The number comes after the first ring.
        try await clock.sleep(for: .seconds(1))
        if settings.calls == .hangUp {
            try await exclusively {
                if try await ask(.hangUpVoiceCall) == nil { _ = try await ask(.hangUp) }
            }
        } else {
            // A call that rings no more for eight seconds was given up.
            while let call, now - call.lastRing < .seconds(8) {
                try await clock.sleep(for: .seconds(1))
            }
        }
        announce(.missedCall(from: call?.number))
        call = nil
    }
}

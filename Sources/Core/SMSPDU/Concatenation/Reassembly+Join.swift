extension Reassembly {
    /// The text of all parts of one message, in whatever order they are given.
    ///
    /// Septets and octets are joined before they are read, so that a surrogate pair or an escape
    /// sequence that a sender cut in two is whole again. Where the coding or the national
    /// language changes between two parts, each run is read by its own.
    ///
    /// - Returns: `nil` when a part is missing, belongs elsewhere, or carries no text.
    public static func join(_ parts: [SMSDeliver]) -> String? {
        guard let parts = ordered(parts) else { return nil }
        var runs: [Run] = []
        for part in parts {
            guard let run = Run(part) else { return nil }
            if runs.last?.appendable(run) == true {
                runs[runs.count - 1].units += run.units
            } else {
                runs.append(run)
            }
        }
        return runs.map(\.text).joined()
    }

    /// The data of all parts of one message that carries no text, in whatever order they are
    /// given.
    ///
    /// - Returns: `nil` when a part is missing, belongs elsewhere, or is text in septets.
    public static func joinData(_ parts: [SMSDeliver]) -> [UInt8]? {
        guard let parts = ordered(parts) else { return nil }
        let data = parts.compactMap(\.userData.data)
        return data.count == parts.count ? data.flatMap { $0 } : nil
    }

    /// The parts by their number, each once; `nil` unless they are one whole message.
    private static func ordered(_ parts: [SMSDeliver]) -> [SMSDeliver]? {
        guard let first = parts.first else { return nil }
        guard let key = place(of: first)?.key else { return parts.count == 1 ? parts : nil }
        var set = Parts(total: key.total)
        for part in parts {
            guard let place = place(of: part), place.key == key else { return nil }
            set[place.sequence] = set[place.sequence] ?? part
        }
        return set.isComplete ? set.inOrder : nil
    }

    /// Text units that are read in one go.
    private struct Run {
        let isSeptets: Bool
        let locking: NationalLanguage?
        let single: NationalLanguage?
        var units: [UInt8]

        init?(_ part: SMSDeliver) {
            locking = part.userData.header?.lockingShift
            single = part.userData.header?.singleShift
            switch part.userData.payload {
            case .septets(let septets):
                (isSeptets, units) = (true, septets)
            case .octets(let octets):
                let scheme = part.dataCodingScheme
                guard scheme.alphabet == .ucs2, !scheme.isCompressed else { return nil }
                (isSeptets, units) = (false, octets)
            }
        }

        func appendable(_ next: Run) -> Bool {
            guard isSeptets, next.isSeptets else { return isSeptets == next.isSeptets }
            return locking == next.locking && single == next.single
        }

        var text: String {
            isSeptets ? GSM7.text(units, locking: locking, single: single) : UCS2.text(units[...])
        }
    }
}

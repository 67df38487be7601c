/// A place where a modem keeps messages (TS 27.005 §2.3).
public struct MessageStorage: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// On the SIM.
    public static var sim: Self { Self(rawValue: "SM") }

    /// In the modem.
    public static var equipment: Self { Self(rawValue: "ME") }

    /// Status reports.
    public static var statusReports: Self { Self(rawValue: "SR") }

    public var description: String { rawValue }
}

/// How full a storage is.
public struct StorageUse: Hashable, Sendable {
    public var used: Int
    public var total: Int
}

/// Which storages a modem can read from, and receive into.
public struct StorageChoice: Hashable, Sendable {
    /// `mem1`: read and delete.
    public var reading: [MessageStorage]

    /// `mem3`: received messages are put here.
    public var receiving: [MessageStorage]
}

extension ATCommand where Answer == StorageChoice {
    /// `+CPMS=?`: which storages there are (TS 27.005 §3.2.2).
    public static var storageChoice: Self {
        Self("+CPMS=?", informationText: .prefixed("+CPMS")) { lines throws(ATAnswerError) in
            guard let line = lines.first else {
                throw ATAnswerError(command: "+CPMS=?", lines: lines)
            }
            let groups = ATParameters(line)
            let storages = { (position: Int) in
                (groups[string: position] ?? "").split(separator: ",").map {
                    MessageStorage(rawValue: String($0.filter { $0 != "\"" }))
                }
            }
            return StorageChoice(reading: storages(0), receiving: storages(2))
        }
    }
}

extension ATCommand where Answer == StorageUse {
    /// `+CPMS="SM","SM","SM"`: read from `reading`, write to and receive into `receiving`
    /// (TS 27.005 §3.2.2).
    public static func selectStorage(
        reading: MessageStorage, receiving: MessageStorage
    ) -> Self {
        storageUse("+CPMS=\"\(reading)\",\"\(receiving)\",\"\(receiving)\"")
    }

    /// `+CPMS="SR"`: read from `reading`, leave the others (TS 27.005 §3.2.2).
    public static func selectStorage(reading: MessageStorage) -> Self {
        storageUse("+CPMS=\"\(reading)\"")
    }

    private static func storageUse(_ text: String) -> Self {
        Self(text, deadline: .seconds(10), informationText: .prefixed("+CPMS")) {
            lines throws(ATAnswerError) in
            let numbers = ATParameters(lines.first ?? "")
            return StorageUse(used: numbers[number: 0] ?? 0, total: numbers[number: 1] ?? 0)
        }
    }
}

/// A place where a modem keeps messages (TS 27.005 §2.3).
public struct MessageStorage: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Its two letters in the standard, or a maker's own.
    public var rawValue: String

    /// Any name: those without a meaning are kept.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// On the SIM.
    public static var sim: Self { Self(rawValue: "SM") }

    /// In the modem.
    public static var equipment: Self { Self(rawValue: "ME") }

    /// Both, the one after the other.
    public static var either: Self { Self(rawValue: "MT") }

    /// Status reports.
    public static var statusReports: Self { Self(rawValue: "SR") }

    /// Cell broadcast messages.
    public static var broadcast: Self { Self(rawValue: "BM") }

    public var description: String { rawValue }
}

/// How full a storage is.
public struct StorageUse: Hashable, Sendable {
    /// Places taken by messages.
    public var used: Int

    /// Places there are.
    public var total: Int

    /// As a modem counts them, whether or not it can be true.
    public init(used: Int, total: Int) {
        self.used = used
        self.total = total
    }

    /// How many more messages it takes; never less than none, whatever the modem counts.
    public var free: Int { used < 0 || total <= used ? 0 : total - used }

    /// Whether the next messages may find no place: a tenth is left, or less.
    public var isNearlyFull: Bool { total > 0 && free <= max(1, total / 10) }
}

/// Which storages a modem can read from, write to, and receive into.
public struct StorageChoice: Hashable, Sendable {
    /// `mem1`: read and delete.
    public var reading: [MessageStorage]

    /// `mem2`: write and send from.
    public var writing: [MessageStorage]

    /// `mem3`: received messages are put here.
    public var receiving: [MessageStorage]
}

/// The storages in use, and how full each of them is.
public struct StoragesInUse: Hashable, Sendable {
    /// A storage and how full it is.
    public struct Storage: Hashable, Sendable {
        public var storage: MessageStorage
        public var use: StorageUse
    }

    /// `mem1`: read and delete.
    public var reading: Storage

    /// `mem2`: write and send from; nil where the modem has no more to say.
    public var writing: Storage?

    /// `mem3`: received messages are put here; nil where the modem has no more to say.
    public var receiving: Storage?
}

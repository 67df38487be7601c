extension EquipmentFailure {
    /// A code a driver acts on, under the standard's name (TS 27.007 §9.2.1).
    public struct Cause: RawRepresentable, Hashable, Sendable {
        /// The number in `+CME ERROR`.
        public var rawValue: Int

        /// Any number: those without a name are kept.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The modem itself failed.
        public static let phoneFailure = Self(rawValue: 0)

        /// Not now: in this state of the modem.
        public static let operationNotAllowed = Self(rawValue: 3)

        /// Not by this modem.
        public static let operationNotSupported = Self(rawValue: 4)

        /// The modem is locked to another SIM.
        public static let phoneToSIMPINRequired = Self(rawValue: 5)

        /// There is no SIM, or it makes no contact.
        public static let simNotInserted = Self(rawValue: 10)

        /// The SIM waits for its PIN.
        public static let simPINRequired = Self(rawValue: 11)

        /// The SIM is blocked and waits for its PUK.
        public static let simPUKRequired = Self(rawValue: 12)

        /// The SIM does not answer as it should.
        public static let simFailure = Self(rawValue: 13)

        /// The SIM still reads itself in: ask again in a moment.
        public static let simBusy = Self(rawValue: 14)

        /// The modem takes no SIM of this kind.
        public static let simWrong = Self(rawValue: 15)

        /// The PIN was wrong, and one try is gone.
        public static let incorrectPassword = Self(rawValue: 16)

        /// The SIM waits for its second PIN.
        public static let simPIN2Required = Self(rawValue: 17)

        /// The second PIN is blocked.
        public static let simPUK2Required = Self(rawValue: 18)

        /// The storage takes no more.
        public static let memoryFull = Self(rawValue: 20)

        /// There is no such place in the storage.
        public static let invalidIndex = Self(rawValue: 21)

        /// There is nothing at that place.
        public static let notFound = Self(rawValue: 22)

        /// The storage cannot be read or written.
        public static let memoryFailure = Self(rawValue: 23)

        /// No network has taken the modem in.
        public static let noNetworkService = Self(rawValue: 30)

        /// The network did not answer in time.
        public static let networkTimeout = Self(rawValue: 31)

        /// The networks here take no other calls of this SIM.
        public static let emergencyCallsOnly = Self(rawValue: 32)

        /// The modem is locked to a network.
        public static let networkPersonalizationPINRequired = Self(rawValue: 40)

        /// The modem does not take these parameters.
        public static let incorrectParameters = Self(rawValue: 50)

        /// The modem does not say.
        public static let unknown = Self(rawValue: 100)
    }
}

extension FinalResultCode {
    /// The cause, whichever of the two kinds of failure it came as.
    ///
    /// Modems answer the same question with `+CME ERROR: 10` or `+CMS ERROR: 310`.
    public var cause: EquipmentFailure.Cause? {
        switch self {
        case .ok, .error: nil
        case .equipmentFailure(let failure): failure.cause
        case .messageServiceFailure(let failure): failure.code.flatMap { Self.causes[$0] }
        }
    }

    private static let causes: [Int: EquipmentFailure.Cause] = [
        302: .operationNotAllowed, 303: .operationNotSupported, 310: .simNotInserted,
        311: .simPINRequired, 312: .phoneToSIMPINRequired, 313: .simFailure, 314: .simBusy,
        315: .simWrong, 316: .simPUKRequired, 317: .simPIN2Required, 318: .simPUK2Required,
        320: .memoryFailure, 321: .invalidIndex, 322: .memoryFull, 331: .noNetworkService,
        332: .networkTimeout, 500: .unknown,
    ]
}

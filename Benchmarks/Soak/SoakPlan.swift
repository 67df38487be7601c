public import Simulation

/// What a soak does, and all it takes to do it again.
public struct SoakPlan: Sendable {
    /// What messages, faults and journeys are drawn from.
    public var seed: UInt64

    /// Messages that phones send to the branch.
    public var messages: Int

    /// One fault strikes every so many messages, in and out together, on average.
    public var faultEvery: Int

    /// How much faster than the machine's the soak's clock goes.
    public var speed: Int
    public var profile: ModemProfile

    public init(
        seed: UInt64, messages: Int, faultEvery: Int = 50, speed: Int = 100,
        profile: ModemProfile = .huaweiE173
    ) {
        self.seed = seed
        self.messages = messages
        self.faultEvery = faultEvery
        self.speed = speed
        self.profile = profile
    }

    /// The command that does it again.
    public var replayCommand: String {
        "make soak SOAK_SEED=\(seed) SOAK_MESSAGES=\(messages) SOAK_PROFILE=\(profile.name) "
            + "SOAK_SPEED=\(speed)"
    }
}

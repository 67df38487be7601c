internal import ArgumentParser

/// `tawi users`: who may do what.
struct UsersVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users",
        abstract: "Staff and clients: their codes, limits, phones and locks.",
        discussion: """
            Example: tawi users list
            """,
        subcommands: [
            UsersListVerb.self, UsersAddVerb.self, UsersCardsVerb.self, UsersHOTPVerb.self,
            UsersPINVerb.self, UsersLimitVerb.self, UsersPhoneVerb.self, UsersStolenVerb.self,
            UsersUnlockVerb.self, UsersLogVerb.self,
        ])
}

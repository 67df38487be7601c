extension CounterRules {
    /// What the branch does by itself, by this MFI's settings.
    public var rounds: [Round] {
        sheetRounds + [day.summaryAt.map(Round.summary)].compactMap { $0 } + reminders.rounds
    }
}

internal import ATProtocol

/// Which message storages the modem has, and which one is being read.
struct Storages {
    /// The storages a sweep reads, in order.
    private(set) var swept: [MessageStorage]

    /// Where received messages may be put, the best first.
    private(set) var candidates: [MessageStorage]

    /// `mem1`; nil when never chosen, or when the modem may have forgotten it.
    var selected: MessageStorage?

    /// What to do with the storages a modem offers; nil when it does not say.
    ///
    /// The SIM comes first: it keeps its messages when the modem loses power or is replaced. `MT`
    /// is both of the others together, and read only where they are not.
    init(offered choice: StorageChoice? = nil) {
        let known: [MessageStorage] = [.sim, .equipment]
        let receiving = choice?.receiving ?? choice?.reading ?? []
        let offered = (known + [.either]).filter(receiving.contains)
        candidates = offered.isEmpty ? known : offered
        guard let choice else {
            swept = []
            return
        }
        let own = known.filter(choice.reading.contains)
        let messages = own.isEmpty ? [MessageStorage.either].filter(choice.reading.contains) : own
        swept = messages + [.statusReports].filter(choice.reading.contains)
    }

    /// The storages to sweep: those offered, else the one chosen.
    var toSweep: [MessageStorage?] { swept.isEmpty ? [selected] : swept }
}

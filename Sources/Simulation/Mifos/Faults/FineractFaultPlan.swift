internal import Simulation

/// How often each fault strikes, in percent of the requests or of the commands.
public struct FineractFaultPlan: Hashable, Sendable {
    public var percent: [FineractFault: Double] = [:]

    /// Nothing goes wrong.
    public static let none = FineractFaultPlan(percent: [:])

    /// A line that cuts three requests in ten, and a server with troubles of its own.
    public static let rough = FineractFaultPlan(percent: [
        .dropBefore: 10, .commitThenDrop: 10, .cutAnswer: 8, .badGateway: 1, .gatewayTimeout: 1,
        .loanLocked: 1, .stuck: 0.1, .stuckCommitted: 0.1, .conflict: 1, .exception: 0.5,
        .jobRunning: 1,
    ])

    public init(percent: [FineractFault: Double]) { self.percent = percent }

    /// Reads `none`, `rough`, or shares in percent such as `conflict=5,drop-before=10`.
    ///
    /// - Throws: `UnknownFaults` that names what no fault is called.
    public init(_ text: String) throws(UnknownFaults) {
        switch text {
        case "none", "": self = .none
        case "rough": self = .rough
        default:
            for entry in text.split(separator: ",") {
                let parts = entry.split(separator: "=", maxSplits: 1).map {
                    $0.trimmingPrefix { $0 == " " }
                }
                guard parts.count == 2, let fault = FineractFault(rawValue: String(parts[0])),
                    let share = Double(parts[1]), (0...100).contains(share)
                else { throw UnknownFaults(text: String(entry)) }
                percent[fault] = share
            }
        }
    }

    /// The fault the dice choose for a request or for a command, if they choose one.
    func fault(
        ofCommand: Bool, isWrite: Bool, _ dice: inout SeededGenerator
    ) -> FineractFault? {
        var throwOfDice = Double.random(in: 0..<100, using: &dice)
        for fault in FineractFault.allCases where fault.isOfCommand == ofCommand {
            guard isWrite || fault.strikesReads else { continue }
            throwOfDice -= percent[fault] ?? 0
            if throwOfDice < 0 { return fault }
        }
        return nil
    }
}

/// A plan that names no fault there is.
public struct UnknownFaults: Error, Hashable, CustomStringConvertible {
    public var text: String

    public var description: String {
        "\"\(text)\" is no plan of faults. Write none, rough, or shares in percent such as "
            + "conflict=5,drop-before=10. There are "
            + FineractFault.allCases.map(\.rawValue).joined(separator: ", ") + "."
    }
}

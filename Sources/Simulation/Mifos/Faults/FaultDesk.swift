internal import Simulation

/// Decides what goes wrong: by command first, else by a plan and a seed.
public struct FaultDesk: Sendable {
    /// On which requests a fault that was ordered strikes.
    public enum Occasion: String, Hashable, Sendable {
        case writes, reads, any
    }

    private struct Order: Hashable, Sendable {
        var fault: FineractFault
        var occasion: Occasion
        var count: Int
    }

    public var plan = FineractFaultPlan.none

    /// How long a slow answer or a slow commit takes.
    public var slowness = Duration.seconds(3)

    /// How often each fault struck.
    public private(set) var dealt: [FineractFault: Int] = [:]

    private var orders: [Order] = []
    private var dice: SeededGenerator

    public init(seed: UInt64, plan: FineractFaultPlan = .none) {
        dice = SeededGenerator(seed: seed)
        self.plan = plan
    }

    /// The next `count` requests or commands of the occasion are struck.
    public mutating func order(
        _ fault: FineractFault, count: Int = 1, on occasion: Occasion = .writes
    ) {
        orders.append(Order(fault: fault, occasion: occasion, count: count))
    }

    public mutating func clear() {
        orders = []
        plan = .none
    }

    /// How often each ordered fault is still to strike.
    public var pending: [FineractFault: Int] {
        orders.reduce(into: [:]) { $0[$1.fault, default: 0] += $1.count }
    }

    mutating func forRequest(isWrite: Bool) -> FineractFault? {
        let ordered = take { order in
            !order.fault.isOfCommand
                && (order.occasion == .any || (order.occasion == .writes) == isWrite)
        }
        return count(ordered ?? plan.fault(ofCommand: false, isWrite: isWrite, &dice))
    }

    mutating func forCommand() -> FineractFault? {
        count(
            take { $0.fault.isOfCommand }
                ?? plan.fault(ofCommand: true, isWrite: true, &dice))
    }

    private mutating func take(_ isMeant: (Order) -> Bool) -> FineractFault? {
        guard let index = orders.firstIndex(where: isMeant) else { return nil }
        let fault = orders[index].fault
        orders[index].count -= 1
        if orders[index].count <= 0 { orders.remove(at: index) }
        return fault
    }

    private mutating func count(_ fault: FineractFault?) -> FineractFault? {
        if let fault { dealt[fault, default: 0] += 1 }
        return fault
    }
}

/// What a service used while it had nothing to do.
struct Idleness {
    var cpuSeconds: Double
    var wakeUps: Double

    /// What it used since it was started.
    init(of service: BenchedService) {
        cpuSeconds = service.cpuSeconds
        wakeUps = service.wakeUps
    }

    /// What it used since this was taken.
    func used(by service: BenchedService) -> Idleness {
        var used = Idleness(of: service)
        used.cpuSeconds -= cpuSeconds
        used.wakeUps -= wakeUps
        return used
    }

    /// A line that holds a peer's figures against ours.
    func comparison(of name: String, with own: Idleness) -> String {
        let ratio = { (peer: Double, own: Double) in
            own > 0 ? "\((peer / own).formatted) times ours" : "ours is below what can be measured"
        }
        return "\(name): CPU \(cpuSeconds.formatted) s (\(ratio(cpuSeconds, own.cpuSeconds))), "
            + "\(Int(wakeUps)) wake-ups (\(ratio(wakeUps, own.wakeUps)))"
    }
}

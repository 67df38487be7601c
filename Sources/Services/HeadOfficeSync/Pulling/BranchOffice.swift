internal import Accounting
internal import LedgerStore

/// Which of head office's offices the branch is.
struct BranchOffice {
    private let rules: PullRules

    init(_ rules: PullRules) { self.rules = rules }

    /// The office that was named; else the one of the branch's name; else the highest one the
    /// branch's user sees, which is his own.
    func find(in records: [PulledRecord]) throws -> Int64 {
        let offices = try records.map { (id: $0.id, office: try PulledOffice($0.content)) }
        if let named = rules.office {
            let found = offices.first { id, office in
                office.name == named || office.externalId == named || "\(id)" == named
            }
            guard let found else {
                throw PullError.unknownOffice(named, known: offices.map(\.office.name))
            }
            return found.id
        }
        let own = offices.first { $0.office.name == rules.branch }
        let highest = offices.min {
            ($0.office.hierarchy.count, $0.id) < ($1.office.hierarchy.count, $1.id)
        }
        guard let office = own ?? highest else {
            throw PullError.unknownOffice(rules.branch, known: [])
        }
        return office.id
    }

    /// The branch's office and those below it.
    func family(in records: [PulledRecord]) throws -> Set<Int64> {
        let own = try find(in: records)
        let offices = try records.map { (id: $0.id, office: try PulledOffice($0.content)) }
        guard let top = offices.first(where: { $0.id == own })?.office.hierarchy, !top.isEmpty
        else { return [own] }
        return Set(offices.filter { $0.office.hierarchy.hasPrefix(top) }.map(\.id)).union([own])
    }
}

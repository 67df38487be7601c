import Accounting
import Foundation
import HeadOfficeSync
import LedgerStore
import SimulatedMifos
import Synchronization
import TestSupport
import Testing

/// What a branch sends in its days, as it arrived, against the document Fineract generates of
/// itself.
@Suite(.timeLimit(.minutes(3))) struct OpenAPITests {
    @Test(
        .enabled(
            if: OpenAPICheck.isPossible,
            "the validator (make openapi) or fineract-openapi-subset.json is not there"),
        arguments: [false, true])
    func `every request that leaves fits Fineract's own document`(
        savingsHaveExternalIDs: Bool
    ) async throws {
        try await ServedMifos.run { mifos in
            let sent = Mutex<[FineractRequest]>([])
            await mifos.fineract.observe { request in sent.withLock { $0.append(request) } }
            await mifos.order("settings", #"{"savingsExternalIds":\#(savingsHaveExternalIDs)}"#)
            try await days(at: mifos, savingsHaveExternalIDs: savingsHaveExternalIDs)
            let requests = sent.withLock(\.self)
            let run = try await OpenAPICheck.run(requests.map(Self.line).joined())
            #expect(run.status == 0, "\(run.text)")
            let sorts = Set(requests.map(Self.sort))
            let wanted: Set = [
                "GET businessdate", "GET paymenttypes", "GET staff", "GET holidays", "GET centers",
                "GET groups", "GET clients", "GET loans", "GET savingsaccounts", "GET search",
                "POST batches", "POST loans transactions", "POST savingsaccounts transactions",
                "GET audits",
            ]
            #expect(sorts.isSuperset(of: wanted), "\(wanted.subtracting(sorts)) of \(sorts)")
        }
    }

    /// A pull, payments of every kind, answers that are lost, an approval, what is taken back, a
    /// payment to an account Fineract's number of which is not known, and the comparison.
    private func days(at mifos: ServedMifos, savingsHaveExternalIDs: Bool) async throws {
        var rules = PostingBranch.rules
        rules.savingsHaveExternalIDs = savingsHaveExternalIDs
        let branch = try await PostingBranch()
        try await branch.pull(from: mifos)
        try await branch.collect("7F3K", savings: 100_00, loan: 250_00)
        try await branch.collect("8G4M", client: "1002", savings: 10_00, loan: 250_00)
        await mifos.order(.commitThenDrop, count: 2)
        try await branch.postAll(to: mifos, rules: rules)
        await mifos.order("settings", #"{"makerChecker":["REPAYMENT_LOAN"]}"#)
        try await branch.collect("9H5N", client: "1003", loan: 50_00)
        try await branch.post(to: mifos, rules: rules)
        let command = try #require(try await branch.postings("9H5N").compactMap(\.command).first)
        branch.pass(1)
        try await branch.post(to: mifos, rules: rules)
        try await mifos.decide(command, "approve")
        await mifos.order("settings", #"{"makerChecker":[]}"#)
        branch.pass(1)
        try await branch.postAll(to: mifos, rules: rules)
        try await branch.reverse("7F3K")
        try await branch.postAll(to: mifos, rules: rules)
        let unknown = try await PostingBranch(numbers: [:])
        try await unknown.collect("2B3C", client: "1004", savings: 5_00, loan: 10_00)
        await mifos.order(.exception)
        await mifos.order(.stuckCommitted)
        try await unknown.postAll(to: mifos, rules: rules)
        _ = try await branch.reconcile(with: mifos)
    }

    /// The method, and the words of the path without numbers and names.
    private static func sort(_ request: FineractRequest) -> String {
        let words = request.path.dropFirst().filter { word in word.allSatisfy(\.isLetter) }
        return ([request.method] + words).joined(separator: " ")
    }

    private static func line(_ request: FineractRequest) -> String {
        var url = URLComponents()
        url.path = request.path.joined(separator: "/")
        url.queryItems = request.query.isEmpty ? nil : request.query.map(URLQueryItem.init)
        var members: [String: Any] = ["method": request.method, "url": url.string ?? ""]
        if let body = try? JSONSerialization.jsonObject(
            with: Data(request.body), options: .fragmentsAllowed)
        {
            members["body"] = body
        }
        let line = try? JSONSerialization.data(withJSONObject: members)
        return String(decoding: line ?? Data(), as: UTF8.self) + "\n"
    }
}

internal import Accounting
internal import Foundation
internal import LedgerStore
internal import SwiftProtobuf

extension ContentsReader {
    mutating func readRows() throws(BundleDecodingError) {
        for message in contents.reversals { try read(message) }
        for message in contents.handIns { try read(message) }
        for message in contents.seals { try read(message) }
        try readDecisions()
    }

    private mutating func read(
        _ message: Tawi_Bundle_V1_Reversal
    ) throws(BundleDecodingError) {
        let approval = ApprovalReference(message.approval)
        guard Int(message.collection) < named.count, !message.actor.isEmpty,
            message.approval == approval?.text ?? ""
        else { throw Self.error("reversals", "no reversal of a collection") }
        let reversal = Reversal(
            of: named[Int(message.collection)].reference, by: message.actor, under: approval,
            message: message.message == 0 ? nil : message.message)
        extract.reversals.append(
            FiledReversal(
                reversal, at: Moment(millisecondsSince1970: message.reversedAt)))
    }

    private mutating func read(_ message: Tawi_Bundle_V1_HandIn) throws(BundleDecodingError) {
        guard let reference = Reference(message.reference), reference.text == message.reference,
            let currency = Currency(message.currency), currency.code == message.currency,
            message.reason.isEmpty == message.witness.isEmpty
        else { throw Self.error("hand_ins", "no hand-in") }
        try Self.check("hand_ins", message.pieces.count, count: message.value.count)
        var step = StepReader("hand_ins.collection", in: named.count)
        var collections: [Reference] = []
        for code in message.collection {
            collections.append(named[try step.somePlace(code)].reference)
        }
        let money = { Money(minorUnits: $0, currency: currency) }
        extract.handIns.append(
            HandIn(
                reference: reference, officer: message.officer, cashier: message.cashier,
                due: money(message.due), counted: money(message.counted),
                variance: message.witness.isEmpty
                    ? nil : Variance(reason: message.reason, witness: message.witness),
                denominations: zip(message.value, message.pieces).map {
                    Denomination(value: money($0), pieces: $1)
                },
                collections: collections,
                receivedAt: Moment(millisecondsSince1970: message.receivedAt),
                day: try Self.day(Int64(message.day), "hand_ins.day")))
    }

    private mutating func read(_ message: Tawi_Bundle_V1_Seal) throws(BundleDecodingError) {
        guard let number = Int64(exactly: message.number), number > 0,
            let first = Int64(exactly: message.firstEntry),
            let last = Int64(exactly: message.lastEntry),
            let currency = Currency(message.currency), currency.code == message.currency
        else { throw Self.error("seals", "no seal") }
        try Self.check(
            "seals", message.name.count, message.count.count, message.amount.count,
            count: message.figure.count)
        var lines: [SealLine] = []
        for row in message.figure.indices {
            guard let figure = SealLine.Figure(rawValue: message.figure[row]) else {
                throw Self.error("seals.figure", "a figure this version does not know")
            }
            lines.append(
                SealLine(
                    figure, message.name[row], number: message.count[row],
                    amount: Money(minorUnits: message.amount[row], currency: currency)))
        }
        let seal = DaySeal(
            number: number, day: try Self.day(Int64(message.day), "seals.day"), firstEntry: first,
            lastEntry: last, chainHash: message.chainHash, currency: currency, lines: lines,
            closedBy: message.closedBy, witness: message.witness,
            reason: message.reason.isEmpty ? nil : message.reason,
            sealedAt: Moment(millisecondsSince1970: message.sealedAt),
            previousHash: message.previousHash)
        guard seal.hash == message.hash else {
            throw Self.error("seals.hash", "it does not follow from the seal")
        }
        extract.seals.append(seal)
    }

    /// The chain's hashes are recomputed; whether they are the branch's shows where they go on.
    private mutating func readDecisions() throws(BundleDecodingError) {
        extract.decisionChainBefore = contents.decisionChainBefore
        var previous = contents.decisionChainBefore
        for message in contents.decisions {
            guard let id = Int64(exactly: message.id) else {
                throw Self.error("decisions.id", "no number")
            }
            let filed = FiledDecision(
                id: id,
                decision: Decision(
                    by: message.actor, message.kind, about: message.subject,
                    detail: message.detail,
                    message: message.message == 0 ? nil : message.message),
                at: Moment(millisecondsSince1970: message.decidedAt))
            if message.chained { previous = filed.chainHash(after: previous) }
            extract.decisions.append(
                ChainedDecision(filed, hash: message.chained ? previous : nil))
        }
    }
}

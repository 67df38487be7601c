internal import Accounting
internal import Foundation
internal import LedgerStore
internal import SwiftProtobuf

extension ContentsWriter {
    /// What there is too little of to be worth columns.
    mutating func writeRows() {
        contents.reversals = extract.reversals.map(message)
        contents.handIns = extract.handIns.map(message)
        contents.seals = extract.seals.map(message)
        contents.decisions = extract.decisions.map(message)
        contents.decisionChainBefore = extract.decisionChainBefore
    }

    private func message(_ filed: FiledReversal) -> Tawi_Bundle_V1_Reversal {
        var message = Tawi_Bundle_V1_Reversal()
        message.collection = UInt32(collectionPlaces[filed.reversal.reference] ?? 0)
        message.actor = filed.reversal.actor
        message.approval = filed.reversal.approval?.text ?? ""
        message.message = filed.reversal.message ?? 0
        message.reversedAt = filed.at.millisecondsSince1970
        return message
    }

    private func message(_ handIn: HandIn) -> Tawi_Bundle_V1_HandIn {
        var message = Tawi_Bundle_V1_HandIn()
        message.reference = handIn.reference.text
        message.officer = handIn.officer
        message.cashier = handIn.cashier
        message.due = handIn.due.minorUnits
        message.counted = handIn.counted.minorUnits
        message.currency = handIn.counted.currency.code
        message.reason = handIn.variance?.reason ?? ""
        message.witness = handIn.variance?.witness ?? ""
        message.receivedAt = handIn.receivedAt.millisecondsSince1970
        message.day = Int32(handIn.day.daysSince1970)
        var step = StepWriter()
        message.collection = handIn.collections.map { step.step(to: collectionPlaces[$0]) }
        message.value = handIn.denominations.map(\.value.minorUnits)
        message.pieces = handIn.denominations.map(\.pieces)
        return message
    }

    private func message(_ seal: DaySeal) -> Tawi_Bundle_V1_Seal {
        var message = Tawi_Bundle_V1_Seal()
        message.number = UInt64(seal.number)
        message.day = Int32(seal.day.daysSince1970)
        message.firstEntry = UInt64(seal.firstEntry)
        message.lastEntry = UInt64(seal.lastEntry)
        message.chainHash = seal.chainHash
        message.currency = seal.currency.code
        message.closedBy = seal.closedBy
        message.witness = seal.witness
        message.reason = seal.reason ?? ""
        message.sealedAt = seal.sealedAt.millisecondsSince1970
        message.previousHash = seal.previousHash
        message.hash = seal.hash
        message.figure = seal.lines.map(\.figure.rawValue)
        message.name = seal.lines.map(\.name)
        message.count = seal.lines.map(\.number)
        message.amount = seal.lines.map(\.amount.minorUnits)
        return message
    }

    private func message(_ chained: ChainedDecision) -> Tawi_Bundle_V1_Decision {
        var message = Tawi_Bundle_V1_Decision()
        message.id = UInt64(chained.filed.id)
        message.decidedAt = chained.filed.at.millisecondsSince1970
        message.actor = chained.filed.decision.actor
        message.kind = chained.filed.decision.kind
        message.subject = chained.filed.decision.subject
        message.detail = chained.filed.decision.detail
        message.message = chained.filed.decision.message ?? 0
        message.chained = chained.hash != nil
        return message
    }
}

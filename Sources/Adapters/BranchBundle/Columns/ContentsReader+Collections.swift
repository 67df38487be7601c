internal import Accounting
internal import Foundation
internal import LedgerStore
internal import SwiftProtobuf

extension ContentsReader {
    /// Who collected from whom, under which reference.
    mutating func readNamedCollections() throws(BundleDecodingError) {
        let columns = contents.collections
        let count = columns.officer.count
        try Self.check(
            "collections", columns.client.count, columns.messageAfter.count,
            columns.recordedAfterEntry.count, columns.dayAfterEntry.count, count: count)
        try Self.check(
            "collections", columns.earlierOfficer.count, columns.earlierClient.count,
            count: Int(columns.earlier))
        let officers = columns.officer + columns.earlierOfficer
        let clients = columns.client + columns.earlierClient
        let references = try references(count: officers.count)
        for (place, reference) in references.enumerated() {
            guard Int(officers[place]) < extract.officers.count,
                Int(clients[place]) < extract.clients.count
            else { throw Self.error("collections", "an officer or client who is not there") }
            named.append(
                NamedCollection(
                    reference: reference, officer: extract.officers[Int(officers[place])].code,
                    client: extract.clients[Int(clients[place])].number))
        }
        guard Set(references).count == references.count else {
            throw Self.error("references", "one of them twice")
        }
        extract.earlier = Array(named.dropFirst(count))
    }

    private func references(count: Int) throws(BundleDecodingError) -> [Reference] {
        let written = contents.collections.referenceLength
        if !written.isEmpty { try Self.check("collections", written.count, count: count) }
        var rest = Substring(contents.references).utf8
        var references: [Reference] = []
        for place in 0..<count {
            let length = written.isEmpty ? 4 : Int(written[place])
            let text = String(Substring(rest.prefix(length)))
            guard let reference = Reference(text), reference.text == text else {
                throw Self.error("references", "no reference")
            }
            references.append(reference)
            rest = rest.dropFirst(length)
        }
        guard rest.isEmpty else {
            throw Self.error("references", "more than there are collections")
        }
        return references
    }

    /// When they were recorded, which the entries tell.
    mutating func readCollections() throws(BundleDecodingError) {
        let columns = contents.collections
        var message = DifferenceReader()
        for place in columns.officer.indices {
            let entry = firstEntries[place]
            let recordedAt =
                columns.recordedAfterEntry[place]
                &+ (entry?.recordedAt.millisecondsSince1970 ?? 0)
            let day = Int64(columns.dayAfterEntry[place]) + Int64(entry?.day.daysSince1970 ?? 0)
            extract.collections.append(
                Collection(
                    reference: named[place].reference, officer: named[place].officer,
                    client: named[place].client,
                    message: message.number(columns.messageAfter[place]),
                    recordedAt: Moment(millisecondsSince1970: recordedAt),
                    day: try Self.day(day, "collections.day_after_entry")))
        }
    }

    mutating func readStates() throws(BundleDecodingError) {
        let columns = contents.states
        try Self.check(
            "states", columns.state.count, columns.enteredAfter.count,
            count: columns.collection.count)
        var step = StepReader("states.collection", in: named.count)
        var time = DifferenceReader()
        for row in columns.collection.indices {
            let place = try step.somePlace(columns.collection[row])
            guard let state = columns.state[row].collectionState else {
                throw Self.error("states.state", "a state this version does not know")
            }
            extract.states.append(
                EnteredState(
                    named[place].reference, state,
                    at: Moment(millisecondsSince1970: time.number(columns.enteredAfter[row]))))
        }
    }
}

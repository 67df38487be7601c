internal import Accounting
internal import Foundation
internal import LedgerStore
internal import SwiftProtobuf
internal import TextCommands

typealias Contents = Tawi_Bundle_V1_Contents

extension JournalExtract {
    /// The message `Contents` in parts of one sort of octets each. One after the other they are the
    /// whole message: no field stands in two of them.
    var bundleContents: [Data] {
        get throws {
            var writer = ContentsWriter(self)
            writer.writeDirectory()
            writer.writeCollections()
            writer.writeEntries()
            writer.writeRows()
            let all = writer.contents
            var directory = all
            directory.clearEntries()
            directory.clearCollections()
            directory.clearStates()
            directory.references = ""
            directory.causes = Data()
            let columns: [(inout Contents) -> Void] = [
                { $0.entries = all.entries }, { $0.collections = all.collections },
                { $0.states = all.states }, { $0.references = all.references },
                { $0.causes = all.causes },
            ]
            return try [directory.serializedData()]
                + columns.map { fill in
                    var part = Contents()
                    fill(&part)
                    return try part.serializedData()
                }
        }
    }
}

/// Turns an extract into columns.
struct ContentsWriter {
    let extract: JournalExtract
    var contents = Contents()
    var words = WordTable()
    var clientPlaces: [String: Int] = [:]
    var officerPlaces: [String: Int] = [:]
    var collectionPlaces: [Reference: Int] = [:]

    /// Officer and client of each collection, and of each earlier one.
    let named: [NamedCollection]

    init(_ extract: JournalExtract) {
        self.extract = extract
        named =
            extract.collections.map {
                NamedCollection(reference: $0.reference, officer: $0.officer, client: $0.client)
            } + extract.earlier
        for (place, collection) in named.enumerated() {
            collectionPlaces[collection.reference] = place
        }
        for (place, client) in extract.clients.enumerated() { clientPlaces[client.number] = place }
        for (place, officer) in extract.officers.enumerated() {
            officerPlaces[officer.code] = place
        }
        contents.moneyUnit = Self.unit(of: extract)
    }

    /// The largest number of minor units that goes into every amount: 100 where nobody pays cents.
    private static func unit(of extract: JournalExtract) -> UInt64 {
        let amounts =
            extract.entries.map { $0.transfer.amount.minorUnits.magnitude }
            + extract.accounts.map(\.balanceBefore.magnitude)
        return max(1, amounts.reduce(0, commonDivisor))
    }

    private static func commonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var (large, small) = (first, second)
        while small != 0 { (large, small) = (small, large % small) }
        return large
    }
}

extension ContentsWriter {
    mutating func writeDirectory() {
        for client in extract.clients {
            contents.clients.number.append(client.number)
            contents.clients.fineract.append(UInt64(client.fineract ?? 0))
            guard client.fineract == nil else { continue }
            contents.clients.name.append(client.name ?? "")
            contents.clients.phone.append(client.phone?.e164 ?? "")
        }
        var step = StepWriter()
        for account in extract.accounts {
            let client = account.account.client
            let word = Template.word(for: account.account, client: client)
            contents.accounts.code.append(words.place(of: word))
            contents.accounts.client.append(step.step(to: client.flatMap { clientPlaces[$0] }))
            contents.accounts.balanceBefore.append(
                account.balanceBefore / Int64(contents.moneyUnit))
            contents.accounts.fineract.append(UInt64(account.fineract ?? 0))
            if account.fineract == nil { contents.accounts.number.append(account.number ?? "") }
        }
        contents.officers = extract.officers.map { officer in
            var message = Tawi_Bundle_V1_Officer()
            message.code = officer.code
            message.name = officer.name
            message.phone = officer.phone.e164
            message.fineract = UInt64(officer.fineract ?? 0)
            return message
        }
        contents.users = extract.users.map { user in
            var message = Tawi_Bundle_V1_User()
            message.code = user.code
            message.name = user.name
            message.role = user.role.rawValue
            return message
        }
    }

    mutating func writeCollections() {
        contents.references = named.map(\.reference.text).joined()
        let lengths = named.map { UInt32($0.reference.text.utf8.count) }
        if lengths.contains(where: { $0 != 4 }) { contents.collections.referenceLength = lengths }
        var firstEntry: [Reference: Entry] = [:]
        for entry in extract.entries {
            guard let reference = entry.transfer.reference, firstEntry[reference] == nil else {
                continue
            }
            firstEntry[reference] = entry
        }
        var message = DifferenceWriter()
        for collection in extract.collections {
            let entry = firstEntry[collection.reference]
            contents.collections.officer.append(place(ofOfficer: collection.officer))
            contents.collections.client.append(place(ofClient: collection.client))
            contents.collections.messageAfter.append(message.difference(to: collection.message))
            contents.collections.recordedAfterEntry.append(
                collection.recordedAt.millisecondsSince1970
                    &- (entry?.recordedAt.millisecondsSince1970 ?? 0))
            contents.collections.dayAfterEntry.append(
                Int32(collection.day.daysSince1970 - (entry?.day.daysSince1970 ?? 0)))
        }
        contents.collections.earlier = UInt32(extract.earlier.count)
        contents.collections.earlierOfficer = extract.earlier.map { place(ofOfficer: $0.officer) }
        contents.collections.earlierClient = extract.earlier.map { place(ofClient: $0.client) }
        writeStates()
    }

    private mutating func writeStates() {
        var step = StepWriter()
        var time = DifferenceWriter()
        for entered in extract.states {
            contents.states.collection.append(step.step(to: collectionPlaces[entered.reference]))
            contents.states.state.append(Tawi_Bundle_V1_State(entered.state))
            contents.states.enteredAfter.append(
                time.difference(to: entered.at.millisecondsSince1970))
        }
    }

    private func place(ofOfficer code: String) -> UInt32 { UInt32(officerPlaces[code] ?? 0) }

    private func place(ofClient number: String) -> UInt32 { UInt32(clientPlaces[number] ?? 0) }
}

extension ContentsWriter {
    mutating func writeEntries() {
        var collection = StepWriter()
        var cause = StepWriter()
        var time = DifferenceWriter()
        var day = DifferenceWriter()
        var causePlaces: [Data: Int] = [:]
        var causes = Data()
        for entry in extract.entries {
            write(entry.transfer)
            let place = entry.transfer.reference.flatMap { collectionPlaces[$0] }
            contents.entries.collection.append(collection.step(to: place))
            contents.entries.recordedAfter.append(
                time.difference(to: entry.recordedAt.millisecondsSince1970))
            contents.entries.dayAfter.append(
                Int32(truncatingIfNeeded: day.difference(to: Int64(entry.day.daysSince1970))))
            if let digest = entry.cause, causePlaces[digest] == nil {
                causePlaces[digest] = causePlaces.count
                causes += digest
            }
            contents.entries.cause.append(cause.step(to: entry.cause.flatMap { causePlaces[$0] }))
        }
        contents.causes = causes
        contents.words = words.words
    }

    private mutating func write(_ transfer: Transfer) {
        let collection = transfer.reference.flatMap { collectionPlaces[$0] }.map { named[$0] }
        let account = { (account: Account) in
            Template.word(for: account, client: collection?.client, officer: collection?.officer)
        }
        contents.entries.transfer.append(
            words.place(of: Template.word(forTransfer: transfer.id, of: collection?.reference)))
        contents.entries.debit.append(words.place(of: account(transfer.debit)))
        contents.entries.credit.append(words.place(of: account(transfer.credit)))
        contents.entries.amount.append(
            UInt64(transfer.amount.minorUnits) / contents.moneyUnit)
        contents.entries.currency.append(words.place(of: transfer.amount.currency.code))
    }
}

extension Tawi_Bundle_V1_State {
    init(_ state: CollectionState) {
        switch state {
        case .reported: self = .reported
        case .verified: self = .verified
        case .posted: self = .posted
        case .disputed: self = .disputed
        case .reversed: self = .reversed
        case .refused: self = .refused
        }
    }

    /// Nil for a state this version does not know.
    var collectionState: CollectionState? {
        switch self {
        case .reported: .reported
        case .verified: .verified
        case .posted: .posted
        case .disputed: .disputed
        case .reversed: .reversed
        case .refused: .refused
        case .unspecified, .UNRECOGNIZED: nil
        }
    }
}

import Accounting
import LedgerStore
import Testing
import TextCommands

/// Any sequence of texts, from anybody, leaves the books right and tells nobody what is not his.
@Suite(.timeLimit(.minutes(3))) struct AnyTextsTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `any texts leave the books right and nobody with somebody else's figures`(
        seed: UInt64
    ) async throws {
        let counter = try await TestCounter()
        var texting = RandomTexting(seed: seed)
        try await withTeller(of: counter) { phones in
            for step in 1...60 {
                counter.pass(Int64.random(in: 30...900, using: &texting.generator))
                let (sender, text) = texting.next()
                let before = try await counter.books.read { try $0.inbox.counts().received }
                let parts = try phones.parts(of: text, from: sender)
                let isTwice = Bool.random(using: &texting.generator)
                let answer = try await phones.deliver(isTwice ? parts + parts : parts)
                let place = "seed \(seed), step \(step): \(sender) texts \(text)"
                #expect(!answer.outcome.hasPrefix("cannot"), "\(place)")
                let after = try await counter.books.read { try $0.inbox.counts().received }
                #expect(after == before + 1, "\(place)")
                for message in answer.messages { try expectOwn(message, place) }
                try await expectRight(counter, place)
                texting.learn(from: answer)
                if step.isMultiple(of: 7) { try await countCash(of: answer.reference, counter) }
            }
        }
    }

    /// The cashier counts a collection; from then on its officer cannot take it back alone.
    private func countCash(of reference: Reference?, _ counter: TestCounter) async throws {
        guard let reference else { return }
        try await counter.enter(.verified, reference)
    }

    /// The books balance, and what officers hold is what stands of what they recorded.
    private func expectRight(_ counter: TestCounter, _ place: String) async throws {
        let audit = try await counter.audit
        #expect(audit.isSound, "\(place): \(audit)")
        let (cash, standing) = try await counter.books.read { books in
            let cash = try ["KM", "PO"].reduce(Int64(0)) { sum, officer in
                try sum + books.ledger.balance(of: .cashInHand(officer: officer))
            }
            let references = try Set(books.ledger.entries().compactMap(\.transfer.reference))
            let standing = try references.compactMap { try books.collections.filed($0) }
                .filter { $0.state != .reversed }
            return (cash, standing.reduce(Int64(0)) { $0 + $1.total.minorUnits })
        }
        #expect(cash == standing, "\(place)")
    }

    /// Whoever is not of the staff reads of no client but those registered with his phone.
    private func expectOwn(_ message: OutgoingMessage, _ place: String) throws {
        let phone = message.recipient.e164
        let staff = [People.officer, People.otherOfficer, People.manager]
        let words = Set(message.text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        if !staff.contains(phone) {
            for (name, owner) in RandomTexting.clients where owner != phone {
                #expect(!words.contains(name), "\(place)\n\(phone) reads: \(message.text)")
            }
        } else {
            #expect(message.messageClass != .receipt, "\(place)")
            #expect(!words.contains("Now"), "\(place)\n\(phone) reads: \(message.text)")
        }
    }
}

/// Somebody texts something, over and over, from one seed.
struct RandomTexting {
    /// Each client's name with the phone she is registered with.
    static let clients = [
        "Mary": People.mary, "Joy": "", "Ann": People.family, "Ben": People.family, "Kin": "",
    ]

    var generator: SplitMix64
    private var references = ["7F3K", "9ZZZ"]

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    /// Remembers the names the branch has drawn.
    mutating func learn(from answer: Answer) {
        for message in answer.messages {
            for word in message.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                let word = String(word)
                guard Reference(word) != nil || ApprovalReference(word) != nil,
                    !references.contains(word)
                else { continue }
                references.append(word)
            }
        }
    }

    mutating func next() -> (sender: String, text: String) {
        let senders = [
            People.officer, People.officer, People.otherOfficer, People.mary, People.family,
            People.manager, People.manager, People.stranger,
        ]
        return (pick(senders), text())
    }

    private mutating func text() -> String {
        let client = pick(["1024", "2048", "3001", "3002", "4096", "7777"])
        let amount = Int.random(in: 1...400, using: &generator)
        let reference = reference()
        return pick([
            "PAY \(client) S\(amount)", "PAY \(client) S100 L\(amount)", "PAY 1024 L2=\(amount)",
            "PAY 3001 S50", "AGAIN \(reference)", "UNDO \(reference)", "UNDO \(reference)",
            "WRONG \(reference)", "WRONG \(reference)", "WRONG", "APPROVE \(reference)",
            "APPROVE \(reference)", "REJECT \(reference)", "BALANCE", "BALANCE \(client)",
            "STATEMENT", "STATEMENT \(client)", "DUE", "DUE \(client)", "HELP", "YES \(amount)",
            "NO",
        ])
    }

    /// One the branch has drawn, sometimes with a slip.
    private mutating func reference() -> String {
        let latest = Array(references.suffix(8))
        var symbols = Array(pick(Bool.random(using: &generator) ? latest : references))
        if Int.random(in: 0..<6, using: &generator) == 0 {
            symbols[symbols.count - 1] = pick(Reference.alphabet)
        }
        return String(symbols)
    }

    private mutating func pick<Item>(_ items: [Item]) -> Item {
        items[Int.random(in: items.indices, using: &generator)]
    }
}

import Accounting
import Testing

@testable import TextCommands

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func reader(_ code: String = "KES", officersAddCode: Bool = false) throws -> CommandReader {
    CommandReader(
        currency: try #require(Currency(code)), officersAddCode: officersAddCode)
}

extension Reading {
    var payment: Payment? {
        if case .instruction(.pay(let payment)) = self { payment } else { nil }
    }

    var misreading: Misreading? {
        if case .misread(let misreading) = self { misreading } else { nil }
    }
}

extension Payment {
    /// `1024 S=100 L1=250 code 4821`, to compare at a glance.
    var summary: String {
        let items = items.map { "\($0.account.text)=\($0.amount.text)" }
        return ([client] + items + (code.map { ["code", $0] } ?? [])).joined(separator: " ")
    }
}

extension Misreading {
    /// What is wrong, in English, without the right form.
    var sentence: String {
        var bare = self
        bare.correctedForm = ""
        return LanguagePack.english.text(of: .misread(bare))
    }
}

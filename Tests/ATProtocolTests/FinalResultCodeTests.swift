import ATProtocol
import Testing

@Suite struct FinalResultCodeTests {
    @Test(arguments: ["", "ok", "OK ", "OKAY", "0", "+CSQ: 1", "+CMS ERROR", "ERRORS", "RING"])
    func `other lines end nothing`(line: String) {
        #expect(FinalResultCode(line: line) == nil)
    }

    @Test(arguments: ["ERROR", "NO CARRIER", "BUSY", "NO ANSWER", "Command not support"])
    func `words that end a command are known in any case`(line: String) {
        #expect(FinalResultCode(line: line) == .error(line))
    }

    @Test(arguments: ["OK", "ERROR", "COMMAND NOT SUPPORT", "NO CARRIER"])
    func `a word without a code proves nothing about the message`(line: String) throws {
        let code = try #require(FinalResultCode(line: line))
        #expect(code.submissionAdvice == .ambiguous)
        #expect(code.meaning == nil)
        #expect(code.cause == nil)
    }

    @Test(
        arguments: [
            ("+CME ERROR: 10", .simNotInserted), ("+CMS ERROR: 310", .simNotInserted),
            ("+CME ERROR: SIM not inserted", .simNotInserted), ("+CME ERROR: 14", .simBusy),
            ("+CMS ERROR: 314", .simBusy), ("+CME ERROR: SIM PIN required", .simPINRequired),
            ("+CMS ERROR: 316", .simPUKRequired), ("+CME ERROR: 16", .incorrectPassword),
            ("+CMS ERROR: 322", .memoryFull), ("+CME ERROR: 30", .noNetworkService),
            ("+CMS ERROR: 331", .noNetworkService), ("+CME ERROR: 32", .emergencyCallsOnly),
            ("+CMS ERROR: 38", nil), ("+CME ERROR: what", nil),
        ] as [(String, EquipmentFailure.Cause?)])
    func `the same trouble has one name whichever failure it came as`(
        line: String, cause: EquipmentFailure.Cause?
    ) throws {
        #expect(try #require(FinalResultCode(line: line)).cause == cause)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `no code a modem can write traps`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for mark in ["+CMS ERROR:", "+CME ERROR: ", ""] {
            let code = FinalResultCode(line: mark + arbitraryText(using: &generator))
            if let code, code.meaning == nil { #expect(code.submissionAdvice == .ambiguous) }
        }
    }
}

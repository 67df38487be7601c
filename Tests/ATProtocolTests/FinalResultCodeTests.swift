import ATProtocol
import Testing

@Suite struct FinalResultCodeTests {
    @Test(arguments: ["", "ok", "OK ", "OKAY", "0", "+CSQ: 1", "+CMS ERROR", "ERRORS", "RING"])
    func `other lines end nothing`(line: String) {
        #expect(FinalResultCode(line: line) == nil)
    }

    @Test(arguments: [
        ("+CMS ERROR: 500", 500, true), ("+CMS ERROR: unknown error", nil, true),
        ("+CMS ERROR: 38", 38, false), ("+CMS ERROR:304", 304, false), ("+CMS ERROR:", nil, true),
    ])
    func `a failure of the message service says whether it is certain`(
        line: String, code: Int?, isAmbiguous: Bool
    ) throws {
        guard case .messageServiceFailure(let failure) = FinalResultCode(line: line) else {
            Issue.record("\(line) is a failure of the message service")
            return
        }
        #expect(failure.code == code)
        #expect(failure.isAmbiguous == isAmbiguous)
    }

    @Test(arguments: ["ERROR", "NO CARRIER", "BUSY", "NO ANSWER", "Command not support"])
    func `words that end a command are known in any case`(line: String) {
        #expect(FinalResultCode(line: line) == .error(line))
    }
}

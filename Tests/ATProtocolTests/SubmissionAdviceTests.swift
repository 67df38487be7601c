import ATProtocol
import Testing

@Suite struct SubmissionAdviceTests {
    @Test(
        arguments: [
            // The network answered this very message.
            ("1", "Unassigned (unallocated) number", .giveUp),
            ("8", "Operator determined barring", .barred), ("10", "Call barred", .barred),
            ("21", "Short message transfer rejected", .retry),
            ("22", "Congestion", .retry), ("27", "Destination out of service", .retry),
            ("28", "Unidentified subscriber", .retry), ("30", "Unknown subscriber", .giveUp),
            ("38", "Network out of order", .retry), ("41", "Temporary failure", .retry),
            ("42", "Congestion", .retry), ("47", "Resources unavailable, unspecified", .retry),
            ("50", "Requested facility not subscribed", .barred),
            ("69", "Requested facility not implemented", .barred),
            ("96", "Invalid mandatory information", .giveUp),
            ("144", "Data coding scheme (alphabet) not supported", .giveUp),
            ("192", "SC busy", .retry), ("193", "No SC subscription", .alarm),
            ("195", "Invalid SME address", .giveUp), ("196", "Destination SME barred", .giveUp),
            // The equipment did not try.
            ("304", "Invalid PDU mode parameter", .giveUp),
            ("310", "(U)SIM not inserted", .alarm), ("311", "(U)SIM PIN required", .alarm),
            ("314", "(U)SIM busy", .retry), ("322", "Memory full", .alarm),
            ("330", "SMSC address unknown", .alarm), ("331", "No network service", .retry),
            // Nobody knows.
            ("17", "Network failure", .ambiguous),
            ("98", "Message not compatible with short message protocol state", .ambiguous),
            ("111", "Protocol error, unspecified", .ambiguous),
            ("127", "Interworking, unspecified", .ambiguous),
            ("197", "SM Rejected-Duplicate SM", .ambiguous),
            ("255", "Unspecified error cause", .ambiguous), ("300", "ME failure", .ambiguous),
            ("332", "Network timeout", .ambiguous), ("500", "Unknown error", .ambiguous),
            ("5", nil, .ambiguous), ("999", nil, .ambiguous), ("", nil, .ambiguous),
            ("-1", nil, .ambiguous), ("+38", nil, .ambiguous), ("3 8", nil, .ambiguous),
            ("99999999999999999999", nil, .ambiguous), ("\u{663}\u{668}", nil, .ambiguous),
            // In words, as `+CMEE=2` has them and makers spell them.
            ("unknown error", "Unknown error", .ambiguous),
            ("network out of order", "Network out of order", .retry),
            ("Network Timeout", "Network timeout", .ambiguous),
            ("USIM not inserted", "(U)SIM not inserted", .alarm),
            ("SIM busy", "(U)SIM busy", .retry), ("(U)SIM busy", "(U)SIM busy", .retry),
            ("SMSC address unknown", "SMSC address unknown", .alarm),
            ("no network service", "No network service", .retry),
            ("some other word", nil, .ambiguous),
        ] as [(String, String?, SubmissionAdvice)])
    func `a failure of the message service says what to do with the message`(
        text: String, meaning: String?, advice: SubmissionAdvice
    ) throws {
        let code = try #require(FinalResultCode(line: "+CMS ERROR: " + text))
        #expect(code.meaning == meaning)
        #expect(code.submissionAdvice == advice)
        guard case .messageServiceFailure(let failure) = code else {
            Issue.record("\(text) is a failure of the message service")
            return
        }
        #expect(failure.isAmbiguous == (advice == .ambiguous))
    }

    @Test(
        arguments: [
            ("10", "SIM not inserted", .alarm), ("11", "SIM PIN required", .alarm),
            ("13", "SIM failure", .alarm), ("14", "SIM busy", .retry),
            ("16", "Incorrect password", .alarm), ("20", "Memory full", .alarm),
            ("30", "No network service", .retry), ("31", "Network timeout", .ambiguous),
            ("32", "Network not allowed - emergency calls only", .retry),
            ("47", "Corporate personalization PUK required", .alarm),
            ("50", "Incorrect parameters", .giveUp), ("100", "Unknown", .ambiguous),
            ("103", "Illegal MS", .alarm), ("148", "Unspecified GPRS error", .ambiguous),
            ("256", "Operation temporarily not allowed", .retry),
            ("unknown error", "Unknown error", .ambiguous),
            ("9", nil, .ambiguous), ("", nil, .ambiguous),
            ("network not allowed, emergency calls only", nil, .retry),
            ("SIM BUSY", "SIM busy", .retry), ("sim not inserted", "SIM not inserted", .alarm),
        ] as [(String, String?, SubmissionAdvice)])
    func `a failure of the equipment says what to do with the message`(
        text: String, meaning: String?, advice: SubmissionAdvice
    ) throws {
        let code = try #require(FinalResultCode(line: "+CME ERROR: " + text))
        #expect(code.submissionAdvice == advice)
        if meaning != nil || advice == .ambiguous { #expect(code.meaning == meaning) }
    }

    @Test func `a code is shown with its name`() throws {
        let lines = [
            "+CMS ERROR: 38": "+CMS ERROR: 38 (Network out of order)",
            "+CMS ERROR: 5": "+CMS ERROR: 5", "+CMS ERROR: SIM busy": "+CMS ERROR: SIM busy",
            "+CME ERROR:14": "+CME ERROR: 14 (SIM busy)",
        ]
        for (line, shown) in lines {
            switch FinalResultCode(line: line) {
            case .messageServiceFailure(let failure): #expect("\(failure)" == shown)
            case .equipmentFailure(let failure): #expect("\(failure)" == shown)
            default: Issue.record("\(line) is a failure")
            }
        }
    }

    @Test func `a name gives back the code it stands for`() throws {
        for code in 0...600 {
            for mark in ["+CMS ERROR: ", "+CME ERROR: "] {
                let numeric = try #require(FinalResultCode(line: "\(mark)\(code)"))
                guard let name = numeric.meaning else { continue }
                let verbose = try #require(FinalResultCode(line: mark + name.uppercased()))
                // Two codes may share a name; they never differ in what it means for money.
                #expect(verbose.meaning?.lowercased() == name.lowercased())
                let advice = [numeric.submissionAdvice, verbose.submissionAdvice]
                #expect(advice[0] == advice[1] || advice[1] == .ambiguous, "\(mark)\(code)")
            }
        }
    }
}

import ATProtocol
import Testing

@Suite struct ATSessionTests {
    @Test(arguments: Transcript.all)
    func `a dialogue gives its actions`(transcript: Transcript) {
        var session = transcript.begun()
        #expect(session.receive(transcript.bytes) == transcript.actions)
    }

    @Test(arguments: Transcript.all)
    func `a dialogue heard byte by byte gives the same actions`(transcript: Transcript) {
        var session = transcript.begun()
        #expect(transcript.bytes.flatMap { session.receive([$0]) } == transcript.actions)
    }

    @Test(arguments: Transcript.all)
    func `the beginning of a dialogue gives the first of its actions`(transcript: Transcript) {
        let bytes = transcript.bytes
        let wrong = bytes.indices.filter { length in
            var session = transcript.begun()
            return !transcript.actions.starts(with: session.receive(bytes.prefix(length)))
        }
        #expect(wrong.isEmpty)
    }

    @Test func `a command is written with its carriage return`() {
        var session = ATSession()
        #expect(!session.isBusy)
        #expect(session.start("+CSQ") == .write(Array("AT+CSQ\r".utf8)))
        #expect(session.isBusy)
        #expect(session.receive("\r\nOK\r\n".utf8) == [.finish([])])
        #expect(!session.isBusy)
    }

    @Test func `the late answer of an abandoned command is chatter`() {
        var session = ATSession()
        _ = session.start("+CMGS=20", informationText: .prefixed("+CMGS"))
        session.abandon()
        #expect(!session.isBusy)
        #expect(
            session.receive("\r\n+CMGS: 7\r\n\r\nOK\r\n".utf8)
                == [.report(.submissionAnswered(7)), chatter("OK")])
        _ = session.start("+CSQ", informationText: .prefixed("+CSQ"))
        #expect(session.receive("\r\n+CSQ: 17,0\r\n\r\nOK\r\n".utf8) == [.finish(["17,0"])])
    }

    @Test func `a line cut by an abandoned command ends as chatter`() {
        var session = ATSession()
        _ = session.start("+CSQ", informationText: .prefixed("+CSQ"))
        #expect(session.receive("\r\n+CSQ: 1".utf8).isEmpty)
        session.abandon()
        #expect(session.receive("7,0\r\n".utf8) == [chatter("+CSQ: 17,0")])
    }

    /// Only a failure that is cut in its number ends with half of it: it ends the command at once.
    /// A line that ran into another one is not mended when it is cut as well.
    @Test(
        arguments: Transcript.all.filter { !$0.name.contains("glued") },
        ["^DSFLOWRPT:1", "+CREG: 1"])
    func `an unsolicited code between any two bytes changes nothing else`(
        transcript: Transcript, code: String
    ) {
        let bytes = transcript.bytes
        let wrong = bytes.indices.dropFirst().filter { place in
            var session = transcript.begun()
            let heard = Array(bytes[..<place]) + "\r\n\(code)\r\n".utf8 + bytes[place...]
            return !session.receive(heard).fulfil(transcript.actions)
        }
        #expect(wrong.isEmpty)
    }

    @Test func `the late answer to a message does not answer the next command`() {
        var session = ATSession()
        _ = session.start("+CMGS=20", informationText: .prefixed("+CMGS"))
        #expect(session.receive("\r\n> ".utf8) == [.prompt])
        session.abandon()
        _ = session.start("")
        #expect(
            session.receive("\r\n+CMGS: 7\r\n\r\nOK\r\n".utf8)
                == [.report(.submissionAnswered(7))])
        #expect(session.receive("\r\nOK\r\n".utf8) == [.finish([])])
    }

    @Test func `a command that must say something is not answered by another's OK`() {
        var session = ATSession()
        _ = session.start("+CMGF?", informationText: .prefixed("+CMGF"), mustSay: true)
        #expect(session.receive("\r\nOK\r\n".utf8).isEmpty)
        #expect(session.receive("\r\n+CMGF: 0\r\n\r\nOK\r\n".utf8) == [.finish(["0"])])
    }

    @Test(
        arguments: [
            ("0", .finish(["17,0"])), ("4", .fail(.error("ERROR"))),
            ("3", .fail(.error("NO CARRIER"))),
        ] as [(String, ATSession.Action)])
    func `a result in digits ends a command of a modem that uses no words`(
        digit: String, action: ATSession.Action
    ) {
        var session = ATSession()
        _ = session.start("+CSQ", informationText: .prefixed("+CSQ"))
        #expect(session.receive("AT+CSQ\r+CSQ: 17,0\r\n\(digit)\r".utf8) == [action])
    }

    @Test func `a digit is no result of a modem that uses words`() {
        var session = ATSession()
        _ = session.start("")
        #expect(session.receive("\r\nOK\r\n".utf8) == [.finish([])])
        _ = session.start("")
        #expect(session.receive("0\r".utf8) == [chatter("0")])
    }
}

extension [ATSession.Action] {
    /// Whether nothing is missing, and nothing came beside but reports.
    fileprivate func fulfil(_ expected: Self) -> Bool {
        var rest = expected.withoutChatter[...]
        for action in withoutChatter {
            switch (action, rest.first) {
            case (let action, let next?) where action == next: rest = rest.dropFirst()
            case (.fail, .fail): rest = rest.dropFirst()
            case (.report, _): continue
            default: return false
            }
        }
        return rest.isEmpty
    }

    /// Without what is nobody's answer.
    private var withoutChatter: Self {
        filter { action in
            if case .report(.other) = action { false } else { true }
        }
    }
}

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
                == [chatter("+CMGS: 7"), chatter("OK")])
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
}

import ATProtocol
import Testing

@Suite struct LineReaderTests {
    @Test(
        arguments: [
            ("\r\nOK\r\n", [.line("OK")]),
            ("OK\r", [.line("OK")]),
            ("OK\n", [.line("OK")]),
            ("\n\r\r\nOK\r\r\n\n", [.line("OK")]),
            ("\r\n+CSQ: 17,0\r\n\r\nOK\r\n", [.line("+CSQ: 17,0"), .line("OK")]),
            ("  RING \t\r", [.line("RING")]),
            ("\u{0}O\u{0}K\r", [.line("OK")]),
            ("0011\u{1A}\r\nOK\r", [.line("0011"), .line("OK")]),
            ("\r\n> ", [.prompt]),
            ("\r\n>", [.prompt]),
            (">   \r\nOK\r", [.prompt, .line("OK")]),
            ("> 0011\u{1A}\r\n+CMGS: 7\r\n", [.prompt, .line("0011"), .line("+CMGS: 7")]),
            (">0011\r", [.prompt, .line("0011")]),
            ("a>b\r", [.line("a>b")]),
            ("OK", []),
            ("\r\n \r\n\t\r\n", []),
            ("", []),
        ] as [(String, [LineReader.Piece])])
    func `bytes are cut into lines and prompts`(heard: String, pieces: [LineReader.Piece]) {
        var reader = LineReader()
        #expect(reader.append(heard.utf8).map(\.words) == pieces.map(\.words))
    }

    @Test(
        arguments: [
            ("A\r\n\r\nB\r\n", true), ("A\r\nB\r\n", false), ("A\rB\r", false),
            ("A\nB\n", false), ("A\r\rB\r", true), ("A\n\nB\n", true), ("A\r\r\nB\r", true),
            ("A\r\n>B\r", true),
        ])
    func `a line knows whether an empty one stands before it`(heard: String, isAfterEmpty: Bool) {
        var reader = LineReader()
        let last = reader.append(heard.utf8).last
        #expect(last == .line(LineReader.Line("B", followsEmptyLine: isAfterEmpty)))
    }

    @Test(arguments: [
        "\r\n+CSQ: 17,0\r\n\r\nOK\r\n", "AT+CMGS=25\r\r\n> 0011\u{1A}\r\n+CMGS: 7\r\n\r\nOK\r\n",
        "\r\n>\r\n>  x\r", "+CUSD: 0,\"Solde é\"\r\n",
    ])
    func `bytes one by one are cut like all at once`(heard: String) {
        var whole = LineReader()
        var single = LineReader()
        #expect(heard.utf8.flatMap { single.append([$0]) } == whole.append(heard.utf8))
    }

    @Test func `the longest line is kept and a longer one dropped whole`() {
        let longest = String(repeating: "A", count: LineReader.longestLine)
        var reader = LineReader()
        #expect(reader.append("\(longest)\rOK\r".utf8).map(\.words) == [longest, "OK"])
        #expect(reader.append("\(longest)A".utf8).isEmpty)
        #expect(reader.append("> still the same line\r".utf8).isEmpty)
        #expect(reader.append("OK\r".utf8).map(\.words) == ["OK"])
    }

    @Test func `bytes that are no text still make a line`() {
        var reader = LineReader()
        #expect(reader.append([0xFF, 0xFE, 0x0D]).map(\.words) == ["\u{FFFD}\u{FFFD}"])
    }
}

extension LineReader.Piece {
    static func line(_ text: String) -> Self {
        .line(LineReader.Line(text, followsEmptyLine: true))
    }

    /// The text of the line; nil for a prompt.
    var words: String? {
        if case .line(let line) = self { line.text } else { nil }
    }
}

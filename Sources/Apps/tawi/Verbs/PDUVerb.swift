internal import ArgumentParser

/// `tawi pdu`: what stands in octets, and octets for what is to be sent.
struct PDUVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pdu", abstract: "Read, write and explain messages in their octets.",
        subcommands: [Decode.self, Encode.self, Explain.self])

    struct Decode: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decode one PDU a line from standard input, one JSON object a line.",
            discussion: """
                A line is "mt HEX" (to the phone) or "mo HEX" (from it), a TPDU without
                service centre address, or "pdu HEX", a modem's line with it. A bad line
                gives an error object and the next one is read.

                Example:
                echo 'mt 040C9152741100001000006211320100002105E8329BFD06' |
                tawi pdu decode
                """)

        func run() {
            while let line = readLine() { printLine(PDUDecoding.answer(to: line)) }
        }
    }

    struct Encode: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Encode one JSON object a line from standard input, one hex line a part.",
            discussion: """
                An object is what "tawi pdu decode" prints, or says what is to be sent:
                "type", "address", "text" (or "data" in hexadecimal), and where wanted
                "validity" in seconds, "status-report", "alphabet" (auto, gsm7, ucs2,
                8bit), "class", "reference" with "reference-bits" (8, 16),
                "transliterate", "udh". Auto takes the fewest parts: GSM 7 bit, with a
                national language's shift tables where they help, else UCS-2. A bad line
                gives an error object and the next one is read.

                Example:
                echo '{"type":"submit","address":"+254711000001","text":"hi"}' |
                tawi pdu encode
                """)

        @Flag(help: "Put the service centre address (sca, or none) in front, as a modem takes it.")
        var modem = false

        @Flag(help: "Say in one JSON object a line how many parts it takes, and why.")
        var json = false

        func run() {
            while let line = readLine() {
                if json {
                    printLine(PDUEncoding.report(on: line, asModemLines: modem))
                } else {
                    PDUEncoding.answer(to: line, asModemLines: modem).forEach(printLine)
                }
            }
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the octets of one PDU field by field.",
            discussion: """
                HEX is a modem's line or a TPDU; "mt", "mo" or "pdu" in front says which
                where it could be several.

                Example:
                tawi pdu explain 040C9152741100001000006211320100002105E8329BFD06
                """)

        @Argument(help: "The octets in hexadecimal, after mt, mo or pdu where wanted.")
        var words: [String]

        func run() async throws {
            try await reporting {
                let explanation = try PDUExplanation(of: words)
                explanation.lines.forEach(printLine)
                if let error = explanation.error { throw Refused(error) }
            }
        }
    }
}

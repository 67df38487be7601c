internal import ArgumentParser

/// `tawi pdu`: what stands in octets.
struct PDUVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pdu", abstract: "Read messages in their octets.",
        subcommands: [Decode.self])

    struct Decode: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decode one PDU a line from standard input, one JSON object a line.",
            discussion: """
                A line is "mt HEX" (to the phone) or "mo HEX" (from it), a TPDU without service
                centre address, or "pdu HEX", a modem's line with it. A bad line gives an error
                object and the next one is read.

                Example: echo 'pdu 07914477581006500414...' | tawi pdu decode
                """)

        func run() {
            while let line = readLine() { printLine(PDUDecoding.answer(to: line)) }
        }
    }
}

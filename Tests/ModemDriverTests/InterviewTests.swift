import SerialLine
import Testing

@testable import ModemDriver

/// The questions that tell who is behind a port, without a port.
struct InterviewTests {
    /// A modem's talk, answer by answer.
    static let answers = [
        "AT\r\r\nOK\r\n", "AT+CGSN\r\r\n353270040065220\r\n\r\n^RSSI:17\r\n\r\nOK\r\n",
        "AT+CGMI\r\r\nhuawei\r\n\r\nOK\r\n", "AT+CGMM\r\r\nE173\r\n\r\nOK\r\n",
    ]

    static let expected = PortAnswer(
        imei: "353270040065220", manufacturer: "huawei", model: "E173")

    @Test func `four answers tell who it is, in whatever portions they come`() {
        for size in [1, 2, 7, 1000] {
            var interview = Interview()
            var written = interview.begin()
            for answer in Self.answers {
                let bytes = Array(answer.utf8)
                for start in stride(from: 0, to: bytes.count, by: size) {
                    let end = min(start + size, bytes.count)
                    written += interview.receive(Array(bytes[start..<end]))
                }
            }
            #expect(interview.isOver)
            #expect(interview.answer == Self.expected)
            #expect(
                String(decoding: written, as: UTF8.self)
                    == "AT\rAT+CGSN\rAT+CGMI\rAT+CGMM\r")
        }
    }

    @Test func `a port that says nothing is left after three tries`() {
        var interview = Interview()
        _ = interview.begin()
        var ticks = 0
        while !interview.isOver, ticks < 1000 {
            _ = interview.tickPassed()
            ticks += 1
        }
        #expect(interview.answer == nil)
        #expect(Interview.tick * ticks < .milliseconds(1500))
    }

    @Test func `who refuses to say who it is has answered`() {
        var interview = Interview()
        _ = interview.begin()
        for text in ["OK\r\n", "ERROR\r\n", "+CME ERROR: 4\r\n", "ERROR\r\n"] {
            _ = interview.receive(Array(text.utf8))
        }
        #expect(interview.isOver)
        #expect(interview.answer == PortAnswer())
    }

    @Test(arguments: [
        (["353270040065220"], "353270040065220"),
        (["+CGSN: \"353270040065220\""], "353270040065220"),
        (["+CGSN: 35327004006522"], "35327004006522"), (["3532700400652201"], "353270040065220"),
        (["1234", "353270040065220"], "353270040065220"),
        (["35327004006522012345"], nil), (["no number"], nil), ([], nil),
    ])
    func `an IMEI is found with or without what stands around it`(
        lines: [String], imei: String?
    ) {
        #expect(Interview.imei(in: lines) == imei)
    }

    @Test(arguments: UInt64(0)..<50)
    func `arbitrary bytes end in an interview that is over`(seed: UInt64) {
        var state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
        var interview = Interview()
        _ = interview.begin()
        for _ in 0..<400 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            let bytes = (0..<Int(state % 17)).map { UInt8(truncatingIfNeeded: state >> $0) }
            _ = interview.receive(bytes)
            _ = interview.tickPassed()
        }
        #expect(interview.isOver)
    }

    @Test(arguments: [
        ("auto", ModemAddress.auto), ("/dev/ttyUSB2", .path("/dev/ttyUSB2")),
        ("353270040065220", .imei("353270040065220")), ("1-1.3", .usbPath("1-1.3")),
        ("35327004006522", .usbPath("35327004006522")),
    ])
    func `what an operator writes says which modem is meant`(
        text: String, address: ModemAddress
    ) {
        #expect(ModemAddress(configured: text) == address)
    }

    static let habits: [(UInt16, UInt16, [UInt8])] = [
        (0x12d1, 0x1506, [2, 0, 1]), (0x1e0e, 0x9001, [2, 3, 0, 1]),
        (0x2c7c, 0x0125, [2, 3, 0, 1]), (0x19d2, 0x0031, [1, 2, 3, 0]),
        (0x1199, 0x9071, [3, 0, 2]), (0x1546, 0x1010, [6, 2, 4]), (0x0403, 0x6001, [0, 1]),
    ]

    @Test(arguments: habits)
    func `ports are asked in the order of their makers' habits`(
        vendor: UInt16, product: UInt16, order: [UInt8]
    ) {
        let device = USBIdentity(vendor: vendor, product: product, path: "1-1")
        let ports = order.sorted().map { number in
            ModemPort(path: "/dev/ttyUSB\(number)", device: device, interfaceNumber: number)
        }
        let dongle = Dongle(identity: device, ports: ports, mode: .serial)
        #expect(dongle.portsToAsk(first: nil).compactMap(\.interfaceNumber) == order)
        let last = order[order.count - 1]
        #expect(dongle.portsToAsk(first: last).first?.interfaceNumber == last)
    }
}

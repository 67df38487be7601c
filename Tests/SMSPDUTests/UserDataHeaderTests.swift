import SMSPDU
import Testing

@Suite struct UserDataHeaderTests {
    private func header(_ elements: String) throws -> UserDataHeader {
        try #require(UserDataHeader(octets: octets(elements)))
    }

    @Test(arguments: [
        // §9.2.3.24.3 and §9.2.3.24.4: destination, then originator.
        ("0402F0F1", ApplicationPorts.Width.eightBits, UInt16(240), UInt16(241)),
        ("05040B8423F0", .sixteenBits, 2948, 9200),
        // Two kinds exclude each other: the last counts.
        ("05040B8423F00402F0F1", .eightBits, 240, 241),
    ])
    func `application ports are read`(
        elements: String, width: ApplicationPorts.Width, destination: UInt16, originator: UInt16
    ) throws {
        let ports = try #require(try header(elements).applicationPorts)
        #expect(ports.width == width)
        #expect(ports.destination == destination)
        #expect(ports.originator == originator)
        #expect(ApplicationPorts(ports.element) == ports)
    }

    @Test(arguments: ["0401F0", "05030B8423", "0003070201", ""])
    func `what is no pair of ports is ignored`(elements: String) throws {
        #expect(try header(elements).applicationPorts == nil)
    }

    @Test func `several kinds of message may wait`() throws {
        // §9.2.3.24.2: two voicemails, stored, for the second profile; 255 e-mails; another kind.
        let waiting = try header("0102A0020102" + "02FF" + "01020701").specialMessageIndications
        #expect(waiting.map(\.kind) == [.voicemail, .electronicMail, .other])
        #expect(waiting.map(\.isStored) == [true, false, false])
        #expect(waiting.map(\.profile) == [2, 1, 1])
        #expect(waiting.map(\.count) == [2, 255, 1])
        #expect(waiting.map(\.extendedKind) == [0, 0, 1])
    }

    @Test(arguments: [
        ("22080C91527411000010", "+254711000001"), ("2204" + "06910000", nil),
        ("22070C915274110000", nil), ("2208" + "0C915274F1000010", nil), ("2202" + "0091", "+"),
    ])
    func `a reply may be wanted elsewhere`(elements: String, address: String?) throws {
        #expect(try header(elements).replyAddress?.text == address)
    }

    @Test(arguments: [
        ("240106", NationalLanguage?.none, NationalLanguage?.some(.hindi)),
        ("250106", .hindi, nil), ("250106240101", .hindi, .turkish),
        // Of two the last that is known counts.
        ("240101240106", nil, .hindi), ("2401062401FF", nil, .hindi), ("2400", nil, nil),
    ])
    func `a language may be named for each table`(
        elements: String, locking: NationalLanguage?, single: NationalLanguage?
    ) throws {
        #expect(try header(elements).lockingShift == locking)
        #expect(try header(elements).singleShift == single)
    }

    @Test(arguments: ["8009", "800101FF", "80", "0003070201" + "80"])
    func `a malformed header says nothing`(elements: String) throws {
        let header = try header(elements)
        #expect(!header.isWellFormed)
        #expect(header.elements.isEmpty)
        #expect(header.concatenation == nil)
        #expect(header.octets == octets(elements))
    }

    @Test(arguments: [
        (UInt8(0x00), "concatenation, 8-bit reference"), (0x02, "reserved"), (0x03, "reserved"),
        (0x0B, "enhanced messaging (EMS)"), (0x22, "reply address"), (0x26, "reserved"),
        (0x70, "(U)SIM toolkit security header"),
        (0x80, "for use between short message entities"), (0xA0, "reserved"),
        (0xC0, "specific to the service centre"), (0xE0, "reserved"),
    ])
    func `an identifier has a name`(value: UInt8, name: String) {
        #expect(InformationElement.Identifier(rawValue: value).description == name)
    }
}

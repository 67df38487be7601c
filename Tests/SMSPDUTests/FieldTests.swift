import SMSPDU
import Testing

/// Single octets with a table of meanings.
@Suite struct FieldTests {
    @Test(arguments: [
        // §9.2.3.9, group by group.
        (UInt8(0x00), ProtocolIdentifier.Group.shortMessageEntities(protocol: 0), "short message"),
        (0x05, .shortMessageEntities(protocol: 5), "short message entities, protocol 5"),
        (0x32, .telematic(device: 0x12), "telematic interworking: Internet electronic mail"),
        (0x38, .telematic(device: 0x18), "telematic interworking: specific to the service centre"),
        (0x36, .telematic(device: 0x16), "telematic interworking: reserved"),
        (0x40, .handling(0), "short message type 0: not shown"),
        (0x47, .handling(7), "replace short message type 7"),
        (0x48, .handling(8), "device triggering"), (0x5F, .handling(0x1F), "return call message"),
        (0x7F, .handling(0x3F), "data download to the (U)SIM"), (0x60, .handling(0x20), "reserved"),
        (0x80, .reserved, "reserved"), (0xBF, .reserved, "reserved"),
        (0xC0, .serviceCentreSpecific, "specific to the service centre"),
    ])
    func `a protocol identifier belongs to a group`(
        value: UInt8, group: ProtocolIdentifier.Group, description: String
    ) {
        let identifier = ProtocolIdentifier(rawValue: value)
        #expect(identifier.group == group)
        #expect(identifier.description == description)
        #expect(identifier.replaceType == (value == 0x47 ? 7 : nil))
    }

    @Test(arguments: [
        // §9.2.3.15: what is reserved is read as service rejected, within each class too.
        (UInt8(0x02), Status.Class.completed, false), (0x03, .temporaryNoMoreTries, true),
        (0x0F, .temporaryNoMoreTries, true), (0x10, .completed, false), (0x1F, .completed, false),
        (0x25, .temporaryStillTrying, false), (0x26, .temporaryNoMoreTries, true),
        (0x30, .temporaryStillTrying, false), (0x49, .permanentFailure, false),
        (0x4A, .temporaryNoMoreTries, true), (0x50, .permanentFailure, false),
        (0x66, .temporaryNoMoreTries, true), (0x70, .temporaryNoMoreTries, false),
        (0x80, .temporaryNoMoreTries, true),
    ])
    func `a reserved status never says that a message arrived`(
        value: UInt8, expected: Status.Class, isReserved: Bool
    ) {
        #expect(Status(rawValue: value).statusClass == expected)
        #expect(Status(rawValue: value).isReserved == isReserved)
    }

    @Test func `a failure cause is above 0x7F`() {
        for value in UInt8.min...UInt8.max {
            #expect((FailureCause(rawValue: value) == nil) == (value < 0x80))
        }
        #expect(FailureCause.memoryCapacityExceeded.description == "memory capacity exceeded")
        #expect(FailureCause(rawValue: 0xE5)?.description == "specific to the application")
        #expect(FailureCause(rawValue: 0xD9)?.description == "reserved")
    }

    @Test func `a command type has a name`() {
        #expect(CommandType.delete.description == "delete a message")
        #expect(CommandType(rawValue: 0x04).description == "reserved")
        #expect(CommandType(rawValue: 0xE0).description == "specific to the service centre")
    }

    @Test(arguments: [
        (UInt8(0x00), "GSM 7 bit"), (0xF0, "GSM 7 bit, class 0 (shown at once)"),
        (0x28, "UCS-2, compressed"), (0x85, "reserved, read as GSM 7 bit"),
        (0x0C, "reserved, read as GSM 7 bit"),
        (0x44, "8-bit data, to be deleted once read"),
        (0xC8, "GSM 7 bit, voicemail waiting, text may be discarded"),
        (0xE2, "UCS-2, e-mail no longer waiting, text to be stored"),
    ])
    func `a coding scheme is described in words`(value: UInt8, description: String) {
        #expect(DataCodingScheme(rawValue: value).description == description)
    }

    @Test func `an indicator's octets agree with each other`() {
        #expect(ParameterIndicator(rawValue: 0x80) == nil)
        #expect(ParameterIndicator(rawValue: 0x00, extensionOctets: [0]) == nil)
        #expect(ParameterIndicator(rawValue: 0x80, extensionOctets: [0x80, 0x00]) != nil)
    }

    @Test(arguments: [
        ("2026-11-23T10:00:00+03:00", "2026-11-23T10:00:00+03:00"),
        ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00+00:00"),
        ("1999-12-31T23:59:59-04:45", "1999-12-31T23:59:59-04:45"),
        ("2026-13-01T00:00:00+00:00", nil), ("2026-11-23T10:00:00+03:07", nil),
        ("2026-11-23T10:00:00+00:75", nil), ("2026-11-23 10:00:00+03:00", nil), ("", nil),
        ("Z", nil),
        ("1989-12-31T23:59:59+00:00", nil), ("2026-11-23T10:00:00+0300", nil),
        ("２026-11-23T10:00:00+03:00", nil), ("2026-11-23T10:00:00+20:00", nil),
    ])
    func `a moment is read as ISO 8601`(text: String, written: String?) {
        #expect(ServiceCentreTimeStamp(iso8601: text)?.iso8601 == written)
    }
}

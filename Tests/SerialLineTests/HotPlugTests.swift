import Testing

/// Real libudev and real events over a mocked tree of devices.
@Suite(
    .enabled(if: HotPlugScene.isPlayable, "umockdev is not installed: apt install umockdev"),
    .serialized, .timeLimit(.minutes(3)))
struct HotPlugTests {
    @Test func `ports are put together by dongle, and what is no modem is left out`() async throws {
        let lines = try await HotPlugScene.play("groups")
        #expect(lines.count == 6)
        let ports = lines.map { line in
            line.split(separator: " ").filter { $0.contains("=ttyUSB") }.joined(separator: " ")
        }
        #expect(ports[0] == "0=ttyUSB0/- 1=ttyUSB1/- 2=ttyUSB2/-")
        #expect(ports[1] == "0=ttyUSB3/- 1=ttyUSB4/- 2=ttyUSB5/- 3=ttyUSB6/- 4=ttyUSB7/-")
        #expect(lines[2].hasSuffix("HUAWEI_MOBILE (12d1:14dc) at USB 1-3 networkCard "))
        #expect(ports[3] == "0=ttyUSB8/- 1=ttyUSB9/- 2=ttyUSB10/-")
        #expect(ports[4] == "0=ttyUSB11/- 1=ttyUSB12/- 2=ttyUSB13/-")
        #expect(lines[5].hasSuffix("(19d2:2000) at USB 1-5 massStorage "))
    }

    @Test func `each coming and going is told once, however often udev says it`() async throws {
        let lines = try await HotPlugScene.play("events")
        #expect(
            lines == [
                "added ttyUSB0 1-1", "added ttyUSB1 1-1", "added ttyUSB2 1-1",
                "removed /dev/ttyUSB0", "removed /dev/ttyUSB1", "removed /dev/ttyUSB2",
                "added ttyUSB9 1-2", "added ttyUSB10 1-2", "added ttyUSB11 1-2",
            ])
    }

    @Test func `the port that takes commands is found by asking`() async throws {
        #expect(try await HotPlugScene.play("role") == ["/dev/ttyUSB3"])
    }

    @Test func `a modem back under other numbers is found by its IMEI in five seconds`()
        async throws
    {
        let lines = try await HotPlugScene.play("replug")
        #expect(lines.first == "/dev/ttyUSB5")
        #expect(lines.dropFirst(2) == ["/dev/ttyUSB8", "within five seconds"])
    }

    @Test func `why there is no modem is told exactly, with what to do`() async throws {
        let lines = try await HotPlugScene.play("failures")
        let openings = [
            "No USB modem is plugged in. Plug it in",
            "HUAWEI_MOBILE (12d1:14dc) at USB 1-3: It shows itself as a network card (HiLink)",
            "Nobody answers AT at /dev/ttyUSB2, /dev/ttyUSB0, /dev/ttyUSB1. Unplug",
            "The modem with IMEI 867322010065226 is not there; found IMEI 353270040065220. Plug",
            "No modem is at USB 1-9. There are modems at 1-1, 1-2, 1-3: correct",
            "Nothing is at /dev/ttyUSB7. There are /dev/ttyUSB0",
        ]
        try #require(lines.count == openings.count)
        for (line, opening) in zip(lines, openings) { #expect(line.hasPrefix(opening)) }
    }

    @Test func `a survey shows every dongle, those that cannot be used too`() async throws {
        let lines = try await HotPlugScene.play("survey")
        #expect(
            lines == [
                "1-2 ttyUSB5 Mocked M1 353270040065220 usable", "1-3 - - - - not usable",
            ])
    }
}

internal import ModemDriver
internal import SerialLine

extension Stage {
    /// Dongles of all kinds, and how they are put together.
    func groups() {
        plug(.huawei(at: "1-1", firstPort: 0))
        plug(.simcom(at: "1-2", firstPort: 3))
        plug(.hiLink(at: "1-3"))
        plug(.huawei(at: "1-4.1", firstPort: 8, serialNumber: "A"))
        plug(.huawei(at: "1-4.2", firstPort: 11, serialNumber: "A"))
        plug(.disk(at: "1-5"))
        plug(.memoryStick(at: "1-6"))
        for dongle in ModemPorts.dongles() {
            let ports = dongle.ports.map { port in
                "\(port.interfaceNumber ?? 99)=\(port.name)/\(port.driver ?? "-")"
            }
            print(dongle, dongle.mode, ports.joined(separator: " "))
        }
    }

    /// What reaches who listens, when udev says it twice.
    func events() async {
        let events = PortMonitor.events()
        let dongle = MockedDongle.huawei(at: "1-1", firstPort: 0)
        plug(dongle)
        for folder in dongle.portFolders { testbed.announce("add", folder) }
        for folder in dongle.portFolders { testbed.announce("change", folder) }
        unplug(dongle)
        for folder in dongle.portFolders { testbed.announce("remove", folder) }
        // The last word: whatever was heard before it has been said by then.
        plug(.huawei(at: "1-2", firstPort: 9))
        for await event in events {
            switch event {
            case .added(let port):
                print("added \(port.name) \(port.device?.path ?? "-")")
                if port.name == "ttyUSB11" { return }
            case .removed(let path): print("removed \(path)")
            }
        }
    }

    /// One port of several takes commands.
    func role() async {
        plug(
            .simcom(at: "1-2", firstPort: 0),
            [.echo, .positions, .silent, .commands(imei: "353270040065220"), .silent])
        do {
            let line = try await ModemFinder(.auto).open()
            print(await whereabouts(of: line))
        } catch {
            print(error)
        }
    }

    /// Two dongles of a kind, one of them meant, pulled out and back under other numbers.
    func replug() async {
        let (one, other) = ("353270040065220", "867322010065226")
        let finder = ModemFinder(.imei(other))
        let first = MockedDongle.huawei(at: "1-1", firstPort: 0)
        let second = MockedDongle.huawei(at: "1-2", firstPort: 3)
        plug(first, [.silent, .silent, .commands(imei: one)])
        plug(second, [.silent, .silent, .commands(imei: other)])
        do {
            print(await whereabouts(of: try await finder.open()))
            unplug(second)
            unplug(first)
            do {
                _ = try await finder.open()
                print("found a modem that is not there")
            } catch {
                print(error)
            }
            let start = ContinuousClock.now
            async let changed: Void = finder.waitForChange(atMost: .seconds(20))
            plug(
                .huawei(at: "1-3", firstPort: 6), [.silent, .silent, .commands(imei: other)])
            await changed
            print(await whereabouts(of: try await finder.open()))
            let taken = ContinuousClock.now - start
            print(taken < .seconds(5) ? "within five seconds" : "after \(taken)")
        } catch {
            print(error)
        }
    }

    /// The reasons why there is no modem, each as it is told.
    func failures() async {
        await tell(.auto)
        plug(.hiLink(at: "1-3"))
        await tell(.auto)
        plug(.huawei(at: "1-1", firstPort: 0), [.silent, .echo, .silent])
        await tell(.auto)
        plug(
            .huawei(at: "1-2", firstPort: 3),
            [.silent, .silent, .commands(imei: "353270040065220")])
        await tell(.imei("867322010065226"))
        await tell(.usbPath("1-9"))
        await tell(.path("/dev/ttyUSB7"))
    }

    private func tell(_ address: ModemAddress) async {
        do {
            let line = try await ModemFinder(address).open()
            print("opened \(await whereabouts(of: line))")
        } catch {
            print(error)
        }
    }

    /// What `tawi modem list` is to show.
    func survey() async {
        plug(.hiLink(at: "1-3"))
        plug(
            .huawei(at: "1-2", firstPort: 3),
            [.silent, .silent, .commands(imei: "353270040065220")])
        for modem in await ModemFinder.survey() {
            print(
                modem.dongle.identity?.path ?? "-", modem.answering?.name ?? "-",
                modem.manufacturer ?? "-", modem.model ?? "-", modem.imei ?? "-",
                modem.problem == nil ? "usable" : "not usable")
        }
    }
}

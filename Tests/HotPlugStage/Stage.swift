internal import Glibc
internal import ModemDriver
internal import SerialLine

/// The scene of a hot-plug test: dongles that come and go, and what Tawi makes of it, line by line
/// on standard output.
@main struct Stage {
    let testbed: Testbed

    static func main() async {
        guard let testbed = Testbed() else {
            print("run me under umockdev-wrapper")
            exit(77)
        }
        let stage = Stage(testbed: testbed)
        switch CommandLine.arguments.dropFirst().first {
        case "groups": stage.groups()
        case "events": await stage.events()
        case "role": await stage.role()
        case "replug": await stage.replug()
        case "failures": await stage.failures()
        case "survey": await stage.survey()
        default:
            print("no such scene")
            exit(2)
        }
        exit(0)
    }

    /// Plugs a dongle in with these behind its ports.
    func plug(_ dongle: MockedDongle, _ ports: [MockedPort] = []) {
        guard testbed.add(dongle.description) else { return print("umockdev refuses \(dongle)") }
        for (node, port) in zip(dongle.nodes, ports) {
            guard let descriptor = testbed.modemSide(of: node) else {
                print("no modem side of \(node)")
                continue
            }
            port.serve(descriptor, name: node)
        }
    }

    /// Pulls a dongle out: its ports go, udev says so, and the device goes.
    func unplug(_ dongle: MockedDongle) {
        for folder in dongle.portFolders {
            testbed.announce("remove", folder)
            testbed.remove(folder)
        }
        testbed.remove(dongle.deviceFolder)
    }

    /// Where an opened line leads: the port says so itself.
    func whereabouts(of line: any ByteLine) async -> String {
        defer { line.close() }
        do { try line.write(Array("AT+WHERE\r".utf8)) } catch { return "\(error)" }
        var text = ""
        for await bytes in line.incoming {
            text += String(decoding: bytes, as: UTF8.self)
            if text.contains("OK") { break }
        }
        return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "nowhere"
    }
}

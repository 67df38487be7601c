internal import Glibc
internal import Synchronization

/// What answers at the modem's side of a mocked port.
enum MockedPort: Sendable {
    /// Takes everything and says nothing.
    case silent

    /// Says positions all the time, as a GPS receiver does.
    case positions

    /// Sends everything back, as a port in diagnostic mode may.
    case echo

    /// Takes AT commands.
    case commands(imei: String)

    /// Serves the port on a thread of its own until it is hung up.
    func serve(_ descriptor: Int32, name: String) {
        let box = Unmanaged.passRetained(Serving(port: self, descriptor: descriptor, name: name))
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Serving>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        pthread_detach(thread)
    }
}

/// One port being served. A class because its thread takes it over.
private final class Serving: Sendable {
    private let port: MockedPort
    private let descriptor: Int32
    private let name: String

    init(port: MockedPort, descriptor: Int32, name: String) {
        self.port = port
        self.descriptor = descriptor
        self.name = name
    }

    func run() {
        var pending: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while true {
            if case .positions = port { say("$GPGGA,092750.000,0112.8,S,03649.2,E,1,8\r\n") }
            var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waited, 1, 100) > 0 else { continue }
            let count = read(descriptor, &buffer, buffer.count)
            // The side of the program may be closed between two openings.
            guard count > 0 else {
                guard errno == EIO || errno == EAGAIN else { return }
                usleep(10_000)
                continue
            }
            pending += buffer.prefix(count)
            if case .echo = port { say(String(decoding: buffer.prefix(count), as: UTF8.self)) }
            while let end = pending.firstIndex(of: 0x0D) {
                answer(String(decoding: pending[..<end], as: UTF8.self))
                pending.removeSubrange(...end)
            }
        }
    }

    private func answer(_ command: String) {
        guard case .commands(let imei) = port else { return }
        switch command {
        case "AT": say("\r\nOK\r\n")
        case "AT+CGSN": say("\r\n\(imei)\r\n\r\nOK\r\n")
        case "AT+CGMI": say("\r\nMocked\r\n\r\nOK\r\n")
        case "AT+CGMM": say("\r\nM1\r\n\r\nOK\r\n")
        case "AT+WHERE": say("\r\n\(name)\r\n\r\nOK\r\n")
        default: say("\r\nERROR\r\n")
        }
    }

    private func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }
}

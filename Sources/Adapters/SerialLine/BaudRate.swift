internal import Glibc

/// How fast a UART goes, in bits per second. A USB port takes any and goes as fast as it can.
public enum BaudRate: Int, Hashable, Sendable, CaseIterable {
    case baud9600 = 9600
    case baud19200 = 19200
    case baud38400 = 38400
    case baud57600 = 57600
    case baud115200 = 115_200
    case baud230400 = 230_400
    case baud460800 = 460_800
    case baud921600 = 921_600

    /// Its mark in `termios`.
    var speed: speed_t {
        switch self {
        case .baud9600: speed_t(B9600)
        case .baud19200: speed_t(B19200)
        case .baud38400: speed_t(B38400)
        case .baud57600: speed_t(B57600)
        case .baud115200: speed_t(B115200)
        case .baud230400: speed_t(B230400)
        case .baud460800: speed_t(B460800)
        case .baud921600: speed_t(B921600)
        }
    }
}

/// A program that holds a port, and what makes it let go.
public struct PortOwner: Hashable, Sendable {
    /// The program's name, such as `ModemManager`.
    public var program: String

    /// Its process, where it is known.
    public var processID: Int32?

    /// The port it holds, such as `ttyUSB0`.
    public var port: String

    /// An owner as found.
    public init(program: String, processID: Int32?, port: String) {
        self.program = program
        self.processID = processID
        self.port = port
    }
}

extension PortOwner: CustomStringConvertible {
    /// `ModemManager (process 512)`.
    public var description: String {
        processID.map { "\(program) (process \($0))" } ?? program
    }
}

extension PortOwner {
    /// The command that frees the port, and keeps it free where the program would come back.
    public var remedy: String {
        switch program {
        case "ModemManager":
            "sudo systemctl disable --now ModemManager, or install Hardware/udev, which tells it "
                + "to keep off this modem"
        case "brltty": "sudo apt remove brltty (it serves braille displays)"
        case "agetty", "getty", "login":
            "sudo systemctl disable --now serial-getty@\(port).service"
        case "gammu-smsd": "sudo systemctl disable --now gammu-smsd"
        case "smsd": "sudo systemctl disable --now smstools"
        case "asterisk": "sudo systemctl disable --now asterisk"
        case "kannel", "bearerbox", "smsbox": "sudo systemctl disable --now kannel"
        case "tawi": "sudo systemctl stop tawi (another Tawi has it)"
        case "pppd", "wvdial": "sudo poff -a, and remove its entry from /etc/network/interfaces"
        case "screen", "minicom", "picocom", "cu", "gammu", "socat":
            "close \(program)" + (processID.map { ", or sudo kill \($0)" } ?? "")
        default:
            processID.map { "sudo kill \($0)" } ?? "find it with sudo fuser -v /dev/\(port)"
        }
    }

    /// Programs that take any serial port they see, or are set up to.
    ///
    /// Their open files are hidden from other users; their names are not.
    static let usual: Set<String> = [
        "ModemManager", "brltty", "gammu-smsd", "smsd", "wvdial", "pppd",
    ]
}

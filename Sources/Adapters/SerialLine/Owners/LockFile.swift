/// A lock file such as `/run/lock/LCK..ttyUSB0`, by which serial programs warn each other
/// (Filesystem Hierarchy Standard 3.0 §5.9).
enum LockFile {
    /// The process that wrote it: a decimal number in ASCII, padded to ten characters.
    ///
    /// Old programs write the number as four octets in the order of the machine.
    static func processID(_ contents: [UInt8]) -> Int32? {
        let text = String(decoding: contents, as: UTF8.self).withoutSpaceAround
        if let number = text.split(whereSeparator: \.isWhitespace).first.flatMap({ Int32($0) }) {
            return number > 0 ? number : nil
        }
        guard contents.count == 4 else { return nil }
        let number = contents.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return number > 0 && number <= 0x40_0000 ? Int32(number) : nil
    }
}

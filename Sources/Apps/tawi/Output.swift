internal import Foundation

/// Where a verb's lines go.
enum Output {
    /// Takes lines in place of standard output and standard error; nil for those.
    @TaskLocal static var listener: Listener?

    struct Listener: Sendable {
        let hear: @Sendable (_ line: String, _ isError: Bool) -> Void
    }
}

extension String {
    /// What a terminal shows and does not obey: texts and names come from strangers, and may hold
    /// escape sequences.
    fileprivate var harmless: String {
        let isObeyed = { (scalar: Unicode.Scalar) in
            scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        }
        guard unicodeScalars.contains(where: isObeyed) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { isObeyed($0) ? "?" : $0 }))
    }
}

/// One line on standard error; where that is closed there is nobody to tell.
func printError(_ text: String) {
    let text = text.harmless
    if let listener = Output.listener { return listener.hear("tawi: \(text)", true) }
    try? FileHandle.standardError.write(contentsOf: Data("tawi: \(text)\n".utf8))
}

/// One line on standard output, at once: whoever reads it may be waiting. Where nobody can, the
/// program ends: what it says next would be lost too.
func printLine(_ text: String) {
    let text = text.harmless
    if let listener = Output.listener { return listener.hear(text, false) }
    do {
        try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    } catch {
        // Whoever read has seen enough, as `head` has.
        if error.isBrokenPipe { exit(128 + SIGPIPE) }
        printError("cannot write to standard output: \(error.localizedDescription)")
        exit(1)
    }
}

extension Error {
    fileprivate var isBrokenPipe: Bool {
        let cause = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return cause?.domain == NSPOSIXErrorDomain && cause?.code == Int(EPIPE)
    }
}

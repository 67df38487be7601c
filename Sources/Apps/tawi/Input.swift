internal import Foundation

/// Where a verb takes a secret from.
enum Input {
    /// What is typed in place of standard input; nil for that.
    @TaskLocal static var typed: Typed?

    /// One line, or nothing.
    struct Typed: Sendable {
        let line: String?
    }

    /// A line that nobody else sees: on a terminal it is asked for and not shown, elsewhere it is
    /// the next line of standard input. Nil where nothing is typed.
    ///
    /// - Throws: `Refused` where Ctrl-C is typed.
    static func secret(asking question: String) throws -> String? {
        let line: String?
        if let typed {
            line = typed.line
        } else if isatty(STDIN_FILENO) == 1 {
            line = unseen(asking: question)
        } else {
            line = readLine()
        }
        guard line?.contains("\u{3}") != true else { throw Refused("Given up. Nothing was done.") }
        let secret = line?.trimmingCharacters(in: .whitespaces) ?? ""
        return secret.isEmpty ? nil : secret
    }

    /// Signals are held off while nothing is shown, or Ctrl-C would leave the terminal so.
    private static func unseen(asking question: String) -> String? {
        var usual = termios()
        guard tcgetattr(STDIN_FILENO, &usual) == 0 else { return readLine() }
        var silent = usual
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        FileHandle.standardError.write(Data(question.utf8))
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return readLine()
    }
}

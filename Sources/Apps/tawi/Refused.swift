internal import ArgumentParser
internal import Foundation

/// Something a person can put right: printed on standard error, exit status 2.
struct Refused: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Runs a verb and turns what stops it into words and an exit status: 1 failed, 2 refused.
func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
        return try await body()
    } catch let exit as ExitCode {
        throw exit
    } catch let refused as Refused {
        printError(refused.description)
        throw ExitCode(2)
    } catch {
        printError("\(error)")
        throw ExitCode(1)
    }
}

/// One line on standard error; where that is closed there is nobody to tell.
func printError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("tawi: \(text)\n".utf8))
}

/// One line on standard output, at once: whoever reads it may be waiting. Where nobody can, the
/// program ends: what it says next would be lost too.
func printLine(_ text: String) {
    do {
        try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    } catch {
        printError("cannot write to standard output: \(error.localizedDescription)")
        exit(1)
    }
}

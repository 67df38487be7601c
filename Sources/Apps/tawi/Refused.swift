internal import ArgumentParser

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

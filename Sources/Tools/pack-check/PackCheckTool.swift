internal import Foundation
internal import LanguagePacks

/// `pack-check FOLDER OUTPUT`: checks the packs of a folder and writes them as Swift, so that
/// nothing is read from disk at run time.
@main
struct PackCheckTool {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
        guard arguments.count == 2 else {
            report("error: write pack-check FOLDER OUTPUT")
            exit(2)
        }
        let folder = try PackFolder(at: arguments[0])
        let isSound = folder.reportFaults(by: report)
        guard isSound else { exit(1) }
        try Data(folder.swift.utf8).write(to: arguments[1])
    }

    private static func report(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}

internal import ArgumentParser
internal import LedgerStore

extension DayVerb {
    /// `tawi day key`: makes the key that branch and head office share.
    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the key that closed days are signed with.",
            discussion: """
                Give head office a copy by hand, on a USB stick: whoever has it can read and forge
                closed days, and nothing else.

                Example: tawi day key --config /etc/tawi/tawi.toml
                """)

        @OptionGroup var options: BooksOptions

        func run() async throws {
            try await reporting {
                let configuration = try Configuration(fileAt: options.config)
                let path = configuration.sealKeyFile
                do {
                    try SealKey(for: configuration.branch.name).create(at: path)
                } catch let error as SealKeyError {
                    throw Refused("\(error)")
                }
                printLine("Made \(path). Give head office a copy, by hand.")
            }
        }
    }

    /// `tawi day open-seal`: what head office does with a sealed day that came by SMS.
    struct OpenSeal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open-seal", abstract: "Check and read a closed day that came by SMS.",
            discussion: """
                Exit status 1 says that it is not as the branch sent it, is from another branch, or
                does not follow the one before (--after).

                Example: tawi day open-seal "TAWI1 …" --key kibwezi.sealkey --after "TAWI1 …"
                """)

        @Argument(help: "The message: TAWI1 and what follows.") var text: [String]

        @Option(help: "The branch's key file.") var key: String

        @Option(help: "The message of the day closed before.") var after: String?

        @Flag(help: "Print one JSON object, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                let sealKey: SealKey
                do {
                    sealKey = try SealKey(fileAt: key)
                } catch let error as SealKeyError {
                    throw Refused("\(error)")
                }
                let message = try SealMessage(text.joined(separator: " "), from: sealKey)
                let earlier = try after.map { try SealMessage($0, from: sealKey) }
                if let fault = earlier.flatMap({ message.fault(after: $0) }) {
                    printError(Self.sentence(about: fault))
                    throw ExitCode(1)
                }
                if json {
                    try printJSON(SealMessageDocument(message, branch: sealKey.branch))
                } else {
                    let lines = SealMessageDocument.plain(message, branch: sealKey.branch)
                    for line in lines { printLine(line) }
                }
            }
        }

        private static func sentence(about fault: SealOrderFault) -> String {
            switch fault {
            case .sameAgain: "this is the same closed day again. Nothing is missing; keep one."
            case .older: "this closed day is older than the one before it. Put them in order."
            case .missing(let count):
                "\(count) closed \(count == 1 ? "day is" : "days are") missing in between. "
                    + "Ask the branch: tawi day show DATE"
            case .otherChain:
                "this closed day does not follow the one before it: the branch's books are not the "
                    + "same. Look at the branch: tawi day verify"
            }
        }
    }
}

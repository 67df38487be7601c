internal import ArgumentParser
internal import BranchBundle

extension BundleVerb {
    /// `tawi bundle verify`: what head office does first.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that bundles are the branch's, whole, and that none is missing.",
            discussion: """
                Names what is missing, altered, there twice in two forms, signed by somebody else or
                of another branch, with exit status 1. The same bundle twice is no fault.

                Example: tawi bundle verify /srv/bundles/kibwezi --branches branches.txt
                """)

        @OptionGroup var options: HeadOfficeOptions

        @Option(help: "The number of the last bundle that was verified before.") var after: Int64?

        @Flag(help: "Print one JSON object a file.") var json = false

        func run() async throws {
            try await reporting {
                let inspector = try options.inspector()
                let files = try options.read()
                guard !files.isEmpty else { throw Refused("There are no bundles there.") }
                let inspected = try await showingProgress("checking") {
                    inspector.inspect(files) { options.trail(of: $0, after: after) }
                }
                var isSound = true
                for document in inspected.map(InspectedBundleDocument.init) {
                    isSound = isSound && document.sound
                    if json {
                        try printJSON(document)
                    } else if let fault = document.fault {
                        printError("\(document.plain): \(fault).")
                    } else {
                        printLine("\(document.plain): sound")
                    }
                }
                guard isSound else { throw ExitCode(1) }
            }
        }
    }

    /// `tawi bundle show`: what a bundle's header says, and how much is in it.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a bundle says of itself.",
            discussion: """
                Whoever signed it, this says what it holds; tawi bundle verify says whose it is.

                Example: tawi bundle show 0000003.tawi
                """)

        @Argument(help: "A bundle's file.") var file: String

        @Option(help: "The key that opens encrypted bundles.") var key: String?

        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            try await reporting {
                let document = try BundleContentsDocument(fileAt: file, openedWith: key)
                if json { return try printJSON(document) }
                for line in document.plain { printLine(line) }
            }
        }
    }
}

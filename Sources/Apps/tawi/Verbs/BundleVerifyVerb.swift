internal import ArgumentParser
internal import BranchBundle

extension BundleVerb {
    /// `tawi bundle verify`: what head office does first.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that bundles are the branch's, whole, and that none is missing.",
            discussion: """
                Exit status 0 when all are sound; 1 when one is missing, altered, cut short, there twice
                in two forms, signed by somebody else, of another branch or no bundle at all; 2 when
                the command says too little. The same bundle twice is no fault, nor is one that is
                encrypted: what can be checked without its key is.

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
                    } else if document.sound {
                        printLine(document.plain)
                    } else {
                        printError(document.plain)
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

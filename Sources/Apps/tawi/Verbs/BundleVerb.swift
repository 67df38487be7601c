internal import ArgumentParser
internal import BranchBundle
internal import BranchConsole
internal import Foundation
internal import HeadOfficeSync
internal import LedgerStore

/// `tawi bundle`: what head office gets when there is no line, or beside one.
struct BundleVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "Make the signed files head office pulls, and take them in there.",
        discussion: """
            At the branch:   tawi bundle key · tawi bundle export DIR
            At head office:  tawi bundle verify DIR --branches FILE
                             tawi bundle import DIR --branches FILE --into head-office.db
            """,
        subcommands: [Key.self, Export.self, Verify.self, Import.self, Show.self])

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the key bundles are signed with, and print what head office needs.",
            discussion: """
                Head office keeps the line it prints, one a branch, in a file of its own. Where there
                is a key already, its line is printed again.

                Examples: tawi bundle key --config /etc/tawi/tawi.toml
                          tawi bundle key --head-office head-office.key
                """)

        @Option(
            help: "At head office: make the key encrypted bundles are opened with, in this file.")
        var headOffice: String?

        @OptionGroup var options: BooksOptions

        func run() async throws {
            try await reporting {
                do {
                    if let headOffice { return try makeHeadOfficeKey(headOffice) }
                    let configuration = try Configuration(fileAt: options.config)
                    let path = configuration.bundleKeyFile
                    if !FileManager.default.fileExists(atPath: path) {
                        try BundleSigningKey(for: configuration.branch.name).create(at: path)
                        printError("made \(path). Keep a copy where the branch's backups are.")
                    }
                    let key = try BundleSigningKey(fileAt: path)
                    printLine(KnownBranches.line(key.branch, key.publicKey))
                } catch let error as BundleKeyError {
                    throw Refused("\(error)")
                }
            }
        }

        private func makeHeadOfficeKey(_ path: String) throws {
            if !FileManager.default.fileExists(atPath: path) {
                try HeadOfficeKey().create(at: path)
                printError("made \(path). Whoever has it can read every branch's bundles.")
            }
            let key = try HeadOfficeKey(fileAt: path).publicKey
            printLine("encrypt_to = \"\(key.text)\"")
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a bundle of everything since the last one.",
            discussion: """
                With a folder, every bundle that is not in it yet is copied there, also older ones.

                Example: tawi bundle export /media/stick/tawi
                """)

        @Argument(help: "The folder to copy bundles into.") var folder: String?

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object a bundle.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let made: [MadeBundle]
                do {
                    let maker = try configuration.bundleMaker(books)
                    made = try await showingProgress("making a bundle") {
                        try await maker.makeAll()
                    }
                } catch let error as BundleKeyError {
                    throw Refused("\(error)")
                }
                let copied = try await folder.map(BundleFolder.init)?.copy(from: books)
                for bundle in made {
                    if json {
                        try printJSON(BundleDocument(bundle))
                    } else {
                        printLine("Made \(BundleWords.line(bundle))")
                    }
                }
                guard !json else { return }
                if made.isEmpty { printLine("Nothing was recorded since the last bundle.") }
                if let folder, let copied {
                    printLine("Copied \(copied.count.bundles) to \(folder).")
                }
            }
        }
    }
}

extension Int {
    /// `1 bundle`, `2 bundles`.
    var bundles: String { "\(self) \(self == 1 ? "bundle" : "bundles")" }
}

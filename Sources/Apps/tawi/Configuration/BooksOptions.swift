internal import ArgumentParser
internal import Foundation
internal import LedgerStore

/// Which branch's books a verb works on.
struct BooksOptions: ParsableArguments {
    @Option(help: "The branch's configuration file.")
    var config = Configuration.defaultPath

    /// Whether the branch has books already.
    var hasBooks: Bool {
        get throws {
            let configuration = try Configuration(fileAt: config)
            return FileManager.default.fileExists(atPath: configuration.branch.database)
        }
    }

    /// The configuration and the open books.
    ///
    /// - Parameter creating: Whether books that are not there yet are made.
    func open(creating: Bool = false) throws -> (configuration: Configuration, books: Books) {
        let configuration = try Configuration(fileAt: config)
        let database = configuration.branch.database
        guard creating || FileManager.default.fileExists(atPath: database) else {
            let pull = configuration.mifos == nil ? "" : "tawi sync pull, or "
            let way = "\(pull)tawi import DIR --config FILE"
            throw Refused("There are no books at \(database) yet. Make them: \(way)")
        }
        return (configuration, try configuration.openBooks())
    }
}

extension Configuration {
    func openBooks() throws -> Books {
        do {
            return try Books(
                at: branch.database,
                key: try BranchKey(fileAt: branch.keyFile, forBooksAt: branch.database))
        } catch let error as BranchKeyError {
            throw Refused("\(error)")
        } catch {
            throw Refused(
                "Cannot open the books at \(branch.database): \(error). "
                    + "Check that the folder exists and is yours.")
        }
    }
}

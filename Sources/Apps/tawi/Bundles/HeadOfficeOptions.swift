internal import ArgumentParser
internal import BranchBundle
internal import Foundation

/// Which bundles head office looks at, and whom it believes.
struct HeadOfficeOptions: ParsableArguments {
    @Argument(help: "Files of bundles, or folders with them.") var files: [String]

    @Option(help: "The file with a line for each branch, as tawi bundle key printed it.")
    var branches: String?

    @Option(help: "Take bundles of this branch only.") var branch: String?

    @Option(help: "The key that opens encrypted bundles.") var key: String?

    /// The files' names and octets, folders opened.
    func read() throws -> [(name: String, octets: Data)] {
        try files.flatMap { path -> [String] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw Refused("There is no \(path).")
            }
            guard isFolder.boolValue else { return [path] }
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
                .filter { $0.hasSuffix(".tawi") }.map { path + "/" + $0 }
        }
        .map { path in
            guard let octets = FileManager.default.contents(atPath: path) else {
                throw Refused("Cannot read \(path).")
            }
            return (path, octets)
        }
    }

    func inspector() throws -> BundleInspector {
        guard let branches else {
            throw Refused(
                "Say which branches to believe: --branches FILE. Have each branch run tawi bundle key, "
                    + "and write the line it prints into FILE.")
        }
        guard let text = FileManager.default.contents(atPath: branches) else {
            throw Refused(
                "Cannot read \(branches). Write into it the line tawi bundle key printed at the branch."
            )
        }
        do {
            return BundleInspector(
                knowing: try KnownBranches(String(decoding: text, as: UTF8.self)),
                openingWith: try key.map(HeadOfficeKey.init(fileAt:)))
        } catch let error as BundleKeyError {
            throw Refused("\(error)")
        }
    }

    /// The trail of a branch after a bundle known by its number; before the first where it is nil.
    func trail(of found: String, after number: Int64?) -> BundleTrail {
        let branch = branch ?? found
        return number.map { BundleTrail(branch: branch, number: $0) } ?? BundleTrail(before: branch)
    }
}

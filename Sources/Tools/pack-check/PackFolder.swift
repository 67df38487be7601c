internal import Foundation
internal import LanguagePacks

/// The packs of a folder with the longest values their sentences must fit with.
struct PackFolder {
    let folder: URL
    let texts: [(code: String, text: String)]
    let values: LongestValues

    private static let valuesFile = "longest.values"

    /// - Throws: The error of a folder or file that cannot be read.
    init(at folder: URL) throws {
        self.folder = folder
        let read = { (file: URL) in try String(contentsOf: file, encoding: .utf8) }
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        texts = try files.filter { $0.pathExtension == "pack" }
            .map { ($0.deletingPathExtension().lastPathComponent, try read($0)) }
            .sorted { $0.0 < $1.0 }
        values = LongestValues(try read(folder.appending(path: Self.valuesFile)))
    }

    /// Tells every fault as compilers do.
    ///
    /// A pack that is not complete yet is held to less: what the check finds in it is a warning.
    ///
    /// - Returns: Whether there is no error.
    func reportFaults(by report: (String) -> Void) -> Bool {
        let packs = texts.map { PackFile(code: $0.code, $0.text) }
        let check = PackCheck(of: packs, values)
        var isSound = true
        func tell(_ fault: PackFault, in file: String, isError: Bool) {
            let path = folder.appending(path: file).path
            report("\(path):\(fault.line): \(isError ? "error" : "warning"): \(fault.message)")
            if isError { isSound = false }
        }
        for fault in values.faults { tell(fault, in: Self.valuesFile, isError: true) }
        for pack in packs {
            let file = pack.code + ".pack"
            for fault in pack.faults { tell(fault, in: file, isError: true) }
            for fault in check.faults(of: pack) { tell(fault, in: file, isError: pack.isComplete) }
        }
        return isSound
    }

    /// The packs as a Swift file.
    var swift: String {
        let rows = texts.map { pack in
            "        (\"\(pack.code)\", ###\"\"\"\n\(pack.text)\n\"\"\"###),\n"
        }
        return "/// The language packs, checked when they were compiled in.\n"
            + "enum PackTexts {\n    static let all: [(code: String, text: String)] = [\n"
            + rows.joined() + "    ]\n}\n"
    }
}

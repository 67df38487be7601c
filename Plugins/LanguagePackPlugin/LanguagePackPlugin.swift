import Foundation
import PackagePlugin

/// Checks the language packs of a target and compiles them in: a bad pack fails the build.
@main
struct LanguagePackPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = target.directoryURL.appending(path: "Packs")
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        let output = context.pluginWorkDirectoryURL.appending(path: "PackTexts.swift")
        return [
            .buildCommand(
                displayName: "Checking the language packs",
                executable: try context.tool(named: "pack-check").url,
                arguments: [folder.path, output.path], inputFiles: files, outputFiles: [output])
        ]
    }
}

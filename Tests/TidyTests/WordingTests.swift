import LanguagePacks
import Testing

/// Replies name the sentences of the packs by words in quotation marks, which no compiler looks up.
struct WordingTests {
    private static let replies = "Core/TextCommands/Replies"

    private let english: PackFile

    init() throws {
        let text = try SourceFile.text(at: "Core/TextCommands/Packs/en.pack")
        english = PackFile(code: "en", text)
    }

    @Test func `every wording named in code stands in the English pack`() throws {
        var names = 0
        for file in try SourceFile.all(in: Self.replies) {
            for match in file.text.matches(of: /"([a-z]+\.[a-z-]+)"/) {
                let name = String(match.1)
                names += 1
                #expect(english.entries[name] != nil, "\(file.name) says \(name)")
            }
        }
        #expect(names > 150)
    }

    /// Where the section is written apart, as in `Wording("sheet.\\(name)")`, the hyphen tells a
    /// sentence's name from other words.
    @Test func `a wording whose section is written apart stands in the English pack`() throws {
        var names = 0
        for file in try SourceFile.all(in: Self.replies) {
            let sections = file.text.matches(of: /"([a-z]+)\.\\\(/).map { String($0.1) }
            guard !sections.isEmpty else { continue }
            for match in file.text.matches(of: /"([a-z]+(?:-[a-z]+)+)"/) {
                names += 1
                #expect(
                    sections.contains { english.entries["\($0).\(match.1)"] != nil },
                    "\(file.name) says \(match.1)")
            }
        }
        #expect(names > 15)
    }
}

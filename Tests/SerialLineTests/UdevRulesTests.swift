import Foundation
import Testing

/// The shipped rules, read as udev(7) says.
struct UdevRulesTests {
    /// What a rule may compare or set.
    static let keys: Set<String> = [
        "ACTION", "ATTR", "ATTRS", "ENV", "GOTO", "GROUP", "KERNEL", "LABEL", "MODE", "SUBSYSTEM",
        "SUBSYSTEMS", "SYMLINK", "TAG",
    ]

    @Test func `every rule is a list of keys, operators and quoted values`() throws {
        let pair = /([A-Z]+)(?:\{[A-Za-z_.]+\})?(==|!=|\+=|=)"[^"]*"/
        let rules = try Self.rules()
        #expect(rules.count > 10)
        for rule in rules {
            for part in rule.split(separator: ", ") {
                let match = try #require(part.wholeMatch(of: pair), "\(part)")
                #expect(Self.keys.contains(String(match.1)), "\(part)")
            }
        }
    }

    @Test func `every jump has its label`() throws {
        let rules = try Self.rules()
        let jumps = rules.flatMap { $0.matches(of: /GOTO="([^"]+)"/).map { String($0.1) } }
        let labels = rules.flatMap { $0.matches(of: /LABEL="([^"]+)"/).map { String($0.1) } }
        #expect(Set(jumps) == Set(labels))
    }

    @Test func `ModemManager is told to keep off ports and devices`() throws {
        let text = try Self.rules().joined(separator: "\n")
        #expect(text.contains(#"ENV{ID_MM_PORT_IGNORE}="1""#))
        #expect(text.contains(#"ENV{ID_MM_DEVICE_IGNORE}="1""#))
    }

    private static func rules() throws -> [Substring] {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Hardware/udev/70-tawi-modem.rules")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
    }
}

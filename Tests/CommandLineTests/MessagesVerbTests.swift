import Accounting
import Foundation
import LedgerStore
import TestSupport
import Testing
import TextCommands

/// `tawi messages`: what strangers write does nothing to the terminal it is shown on.
@Suite struct MessagesVerbTests {
    @Test func `a message is one line, and nothing in it is obeyed`() async throws {
        try await withFolder { folder in
            _ = try await folder.import()
            let key = try BranchKey(fileAt: folder.database + ".key", forBooksAt: folder.database)
            let books = try Books(at: folder.database, key: key)
            let recipient = try #require(PhoneNumber(e164: "+254700000101"))
            let message = OutgoingMessage(
                to: recipient, text: "Line one\nline two \u{1B}[2J\u{7}", as: .answer)
            let noon = Moment(millisecondsSince1970: 1_795_510_800_000)
            try await books.write { books in
                let queued = try books.outbox.enqueue(message, at: noon)
                #expect(queued != .doesNotFit)
            }
            try books.close()
            let run = try await folder.tawi("messages")
            let lines = run.output.split(separator: "\n")
            #expect(lines.count == 1, "\(run.output)")
            #expect(lines.first?.hasSuffix("Line one / line two ?[2J?") == true, "\(run.output)")
            let json = try object(try await folder.tawi("messages", "--json").output)
            #expect(json["text"] as? String == message.text)
        }
    }
}

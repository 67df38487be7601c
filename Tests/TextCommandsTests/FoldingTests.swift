import Testing

@testable import TextCommands

@Suite struct FoldingTests {
    @Test(arguments: [
        ("BALANCE", "balance"), ("Élan", "elan"), ("e\u{301}lan", "elan"), ("ＰＡＹ", "pay"),
        ("İSTANBUL", "istanbul"), ("ıl", "il"), ("œuf", "oeuf"), ("ɔkɛ", "oke"), ("ƙasa", "kasa"),
        ("ñ", "n"), ("Ørsted", "orsted"), ("P\u{200B}A\u{AD}Y", "pay"), ("ПАЙ", "пай"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"), ("۰۱۲۳۴۵۶۷۸۹", "0123456789"), ("०१२३४५६७८९", "0123456789"),
        ("০১২৩৪৫৬৭৮৯", "0123456789"), ("૦૧૨૩૪૫૬૭૮૯", "0123456789"), ("௦௧௨௩௪௫௬௭௮௯", "0123456789"),
        ("၀၁၂၃၄၅၆၇၈၉", "0123456789"), ("០១២៣៤៥៦៧៨៩", "0123456789"), ("໐໑໒໓໔໕໖໗໘໙", "0123456789"),
        ("０１２３４５６７８９", "0123456789"), ("𞥐𞥑𞥒", "012"), ("𝟎𝟏𝟐", "012"), ("1\u{FE0F}\u{20E3}", "1"),
        ("፩", "፩"), ("²", "²"), ("", ""), (" ,.", ""),
    ])
    func `case, accents and scripts do not matter`(text: String, folded: String) {
        #expect(Folding.word(text) == folded)
    }

    @Test(
        arguments: [
            ("", .glued), (" ", .space), ("   ", .space), (" \n", .lineBreak), (",\n", .other),
            (",", .comma), ("'", .comma),
            (".", .point),
            (", ", .other), ("=", .assignment), (" : ", .assignment), ("/=", .endOfPrice),
            ("/- ", .endOfPrice), ("-", .other), ("/", .other), ("..", .other), (".,", .other),
        ] as [(String, Gap)])
    func `a gap has one kind`(marks: String, gap: Gap) {
        #expect(Gap(marks) == gap)
    }

    @Test(arguments: [
        ("PAY 1\n--\nJane", "PAY 1"), ("PAY 1\n-- \n0711 000 001", "PAY 1"),
        ("PAY 1\n-- \n0711", "PAY 1\n0711"), ("PAY 1\nRegards\nJane", "PAY 1"),
        ("PAY 1 S5\nKind regards, Jane", "PAY 1 S5"), ("PAY 1 Sent from my A12", "PAY 1 "),
        ("PAY 1\n\nBALANCE", "PAY 1\n\nBALANCE"),
        ("PAY 1\nsent from my phone\nS100", "PAY 1\nS100"), ("PAY 1\nSent via X", "PAY 1"),
        ("PAY 1\n\nJane\nDoe", "PAY 1"), ("PAY 1\n\nJane\nS100", "PAY 1\n\nJane\nS100"),
        ("PAY 1\nJane", "PAY 1\nJane"), ("-- PAY 1", "-- PAY 1"),
        ("PAY 1\n--S100", "PAY 1\n--S100"),
        ("HELP\n\nJane", "HELP"), ("", ""), ("\n\n", "\n\n"),
        ("PAY 1\r\nS1\r\n\r\nJane", "PAY 1\nS1"),
        ("Sent from afar", "Sent from afar"),
    ])
    func `a signature is not part of the message`(text: String, kept: String) {
        #expect(Signature.removed(from: text) { $0 == "BALANCE" } == kept)
    }

    @Test(arguments: [
        ("pay", "pay", true), ("pya", "pay", true), ("py", "pay", true), ("payy", "pay", true),
        ("pat", "pay", true), ("p", "pay", false), ("ayp", "pay", false), ("pyaa", "pay", false),
        ("", "a", true), ("", "ab", false), ("balnace", "balance", true), ("aab", "ab", true),
        ("abcd", "badc", false),
    ])
    func `one slip is near and two are not`(one: String, other: String, isNear: Bool) {
        #expect(EditDistance.isAtMostOne(one, other) == isNear)
        #expect(EditDistance.isAtMostOne(other, one) == isNear)
    }

    @Test(arguments: [
        ("hello", "hello"), ("abcdefghijklmnop", "abcdefghijkl"), ("a🙂b", "a?b"), ("a\nb", "a b"),
        ("é[{€", "é???"), ("пай", "???"), ("L2=50", "L2=50"),
    ])
    func `an echo is short and plain`(text: String, echo: String) {
        #expect(Echo.of(text) == echo)
    }
}

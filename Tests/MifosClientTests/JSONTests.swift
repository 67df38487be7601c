import Accounting
import MifosClient
import Testing

@Suite struct JSONTests {
    struct Amount: Sendable {
        var written: String
        var currency: String
        var minorUnits: Int64?
    }

    @Test(arguments: [
        Amount(written: "1200.000000", currency: "KES", minorUnits: 120_000),
        Amount(written: "0.10", currency: "KES", minorUnits: 10),
        Amount(written: "0.1", currency: "KES", minorUnits: 10),
        Amount(written: "500", currency: "KES", minorUnits: 50_000),
        Amount(written: "-3.5", currency: "KES", minorUnits: -350),
        Amount(written: "1E+3", currency: "KES", minorUnits: 100_000),
        Amount(written: "0E-7", currency: "KES", minorUnits: 0),
        Amount(written: "1.25e1", currency: "KES", minorUnits: 1250),
        Amount(written: "92233720368547758.07", currency: "KES", minorUnits: .max),
        Amount(written: "-92233720368547758.08", currency: "KES", minorUnits: .min),
        Amount(written: "92233720368547758.08", currency: "KES", minorUnits: nil),
        Amount(written: "0.005", currency: "KES", minorUnits: nil),
        Amount(written: "1200.000001", currency: "KES", minorUnits: nil),
        Amount(written: "1200.000000", currency: "UGX", minorUnits: 1200),
        Amount(written: "1200.5", currency: "UGX", minorUnits: nil),
        Amount(written: "1.2345", currency: "KWD", minorUnits: nil),
        Amount(written: "1.234000", currency: "KWD", minorUnits: 1234),
    ])
    func `an amount is read to the unit or not at all`(amount: Amount) throws {
        let currency = try #require(Currency(amount.currency))
        let json = try #require(JSON(Array(#"{"amount":\#(amount.written)}"#.utf8)))
        #expect(json["amount"]?.money(in: currency)?.minorUnits == amount.minorUnits)
    }

    /// 0.1 + 0.2 and 1e15 + 0.01 are where floating point loses coins.
    @Test func `amounts go out and come back as they are`() throws {
        let currency = try shilling
        var generator = SplitMix64(seed: 7)
        for _ in 0..<2000 {
            let units = Int64.random(
                in: -1_000_000_000_000_000_00...1_000_000_000_000_000_00, using: &generator)
            let money = Money(minorUnits: units, currency: currency)
            let json = try #require(JSON(JSON.object(["a": .amount(money)]).octets))
            #expect(json["a"]?.money(in: currency) == money)
        }
    }

    @Test(arguments: [
        ("[2026,11,20]", "2026-11-20"), (#""2026-11-20""#, "2026-11-20"),
        ("[2026,11,20,10,42]", "2026-11-20"), (#""2026-11-20T10:42:00Z""#, "2026-11-20"),
        ("[2026,13,1]", ""), ("[2026,11]", ""), (#""20 November 2026""#, ""), ("20261120", ""),
        ("null", ""),
    ])
    func `a day is an array or a text`(written: String, iso: String) {
        let json = JSON(Array("{\"date\":\(written)}".utf8))
        #expect((json?["date"]?.day?.iso ?? "") == iso)
    }

    @Test(arguments: [
        #"{"a":[1,2.50,{"b":null}],"c":true,"d":"x\"\\ \n\té\u0001"}"#, "[]", "{}", #""""#, "-0.0",
        #"{"":{"":[[[]]]}}"#,
    ])
    func `what is written is read again`(text: String) throws {
        let json = try #require(JSON(Array(text.utf8)))
        #expect(JSON(json.octets) == json)
    }

    @Test func `characters are read in every spelling`() {
        #expect(JSON(Array(#""\u00e9\ud83d\ude00\/""#.utf8))?.string == "é😀/")
        #expect(JSON(Array(#""\ud83d""#.utf8))?.string == "\u{FFFD}")
        #expect(JSON([0x22, 0xFF, 0x22])?.string == "\u{FFFD}")
    }

    @Test(arguments: [
        "", " ", "<html>", "{", "{\"a\"}", "{\"a\":}", "[1,]", "{\"a\":1,}", "01a", "1.", ".5",
        "--1", "1e", "1e999999999", "1e-9223372036854775808", "nul", "\"", "\"\\x\"", "\"\n\"",
        "{} {}", "'a'", "+1",
    ])
    func `what is no JSON is none`(text: String) { #expect(JSON(Array(text.utf8)) == nil) }

    @Test func `depth has a limit`() {
        #expect(JSON([UInt8](repeating: UInt8(ascii: "["), count: 100_000)) == nil)
    }

    @Test func `whatever comes is read or refused`() {
        let sample = Array(Bodies.failure(Bodies.domainRule, "error.msg.a").utf8)
        for end in sample.indices { _ = JSON(sample[..<end]) }
        var generator = SplitMix64(seed: 11)
        for _ in 0..<2000 {
            var octets = sample
            for _ in 0..<3 {
                let place = Int.random(in: octets.indices, using: &generator)
                octets[place] = UInt8.random(in: 0...255, using: &generator)
            }
            if let json = JSON(octets) { #expect(JSON(json.octets) == json) }
        }
    }
}

/// A seeded generator (Steele, Lea, Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

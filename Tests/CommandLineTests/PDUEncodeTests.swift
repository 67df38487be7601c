import Foundation
import TestSupport
import Testing

/// `tawi pdu encode`: an object in, a line of hexadecimal a part out, whatever the line.
struct PDUEncodeTests {
    private func encode(_ lines: [String], _ options: String...) async throws -> [String] {
        let input = lines.map { $0 + "\n" }.joined()
        let run = try await Executable.run(["pdu", "encode"] + options, input: input)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        return run.output.split(separator: "\n").map(String.init)
    }

    private func field(ofError line: String?) throws -> String? {
        let error = try object(line ?? "")["error"] as? [String: Any]
        #expect((error?["reason"] as? String)?.isEmpty == false)
        return error?["field"] as? String
    }

    @Test func `a message is written from what one would say of it`() async throws {
        let lines = try await encode([
            #"{"type":"submit","address":"+254711000001","text":"hello"}"#,
            #"{"type":"submit","address":"22141","text":"hello","validity":3600,"status-report":true}"#,
            #"{"type":"submit","address":"+254711000001","text":"Жой","class":0}"#,
            #"{"type":"submit","address":"+254711000001","data":"00ff"}"#,
            #"{"type":"deliver","address":"M-PESA","scts":"2026-11-23T10:00:00+03:00","text":"ok"}"#,
            #"{"type":"command","address":"+254711000001","ct":2,"mn":6}"#,
            #"{"type":"submit","address":"1","text":"","mwi":{"store":true,"active":true,"kind":"fax"}}"#,
            #"{"type":"submit","address":"1","text":"","vpf":1}"#,
        ])
        #expect(
            lines == [
                "01000C91527411000010000005E8329BFD06", "310005812241F100000B05E8329BFD06",
                "01000C915274110000100018060416043E0439", "01000C9152741100001000040200FF",
                "040BD0CD16B4380D0200006211320100002102EF35", "02000002060C9152741100001000",
                "01000181F100D900", "09000181F100000000000000000000",
            ])
    }

    @Test func `a long text is a line for each part`() async throws {
        let text = String(repeating: "a", count: 200)
        let lines = try await encode([
            #"{"type":"submit","address":"+254711000001","text":"\#(text)","reference":7}"#,
            #"{"type":"submit","address":"+1","text":"\#(text)","reference":300,"reference-bits":16}"#,
            #"{"type":"submit","address":"+1","text":"x"}"#,
        ])
        #expect(lines.count == 5)
        #expect(lines[0].contains("050003070201") && lines[1].contains("050003070202"))
        #expect(lines[2].contains("060804012C0201") && lines[3].contains("060804012C0202"))
    }

    @Test func `what was decoded is encoded again, octet for octet`() async throws {
        let lines = [
            "mt 040BC87238880900F10000993092516195800AE8329BFD4697D9EC37",
            "mo 11000B916407281553F80000AA0AE8329BFD4697D9EC37",
            "mt 060B0B917283010010F5111192716193801111927161938000",
            // The reserved type; a zone of minus zero.
            "mt 070C9152741100001000006211320100002105E8329BFD06",
            "mt 040C9152741100001000006211320100000805E8329BFD06",
            "mt 060B0B917283010010F5111192716193081111927161930800",
            "mo 19000581222BF100006211320100000805E8329BFD06",
            // What the fields leave open: fill bits, a name counted longer, a broken header, a
            // septet after an escape that has no meaning, a single shot.
            "mt 440C915274110000100000621132010000210C050003070201D16536FB0D",
            "mt 040CD0CD16B4380D0200006211320100002105E8329BFD06",
            "mt 440C915274110000100000621132010000210703800901" + "08E500",
            "mt 040C91527411000010000062113201000021029B20",
            "mo 09000581222BF1000042FF000000000005E8329BFD06",
            "mt 06420C915274110000106211320100002162113201500021008000",
            "mo 00D378", "mo 00FF8000",
            // Padding after the end, and a filler that is none.
            "mt 040C9152741100001000006211320100002105E8329BFD06FFFF",
            "mt 040B915274110000100000" + "6211320100002105E8329BFD06",
            "mo 40FF06040402800055", "mo 420701E0FF0191F103020A55",
            "mo 41070191F1007F0A" + "0280AA" + "D0A61E00000000",
            // Commands with a header, and with nothing but one.
            "mo 42070002050C91527411000010" + "06037001014142",
            "mo 42070002050C91527411000010" + "0403700101",
            "mo 42070002050C91527411000010" + "00",
        ]
        let input = lines.map { $0 + "\n" }.joined()
        let decoded = try await Executable.run(["pdu", "decode"], input: input)
        let objects = decoded.output.split(separator: "\n").map(String.init)
        let again = try await encode(objects)
        #expect(again == lines.map { String($0.dropFirst(3)) })
    }

    @Test func `a modem's line has the service centre in front`() async throws {
        let line = "07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37"
        let decoded = try await Executable.run(["pdu", "decode"], input: "pdu \(line)\n")
        let shown = String(decoded.output.dropLast())
        #expect(try await encode([shown], "--modem") == [line])
        #expect(try await encode([shown]) == [String(line.dropFirst(16))])
        let submit = #"{"type":"submit","address":"+1","text":"x"}"#
        #expect(try await encode([submit], "--modem").first?.hasPrefix("0001") == true)
        let by = #"{"type":"submit","address":"+1","text":"x","sca":"+254700000000"}"#
        #expect(try await encode([by], "--modem").first?.hasPrefix("079152740000000001") == true)
    }

    @Test(
        arguments: [
            ("", "LINE"), ("   ", "LINE"), ("hello", "JSON"), ("[1]", "JSON"), ("{", "JSON"),
            ("{}", "type"), (#"{"type":"letter"}"#, "type"), (#"{"type":5}"#, "type"),
            (#"{"type":"submit"}"#, "address"), (#"{"type":"submit","address":"1"}"#, "text"),
            (#"{"type":"submit","address":"12 34","text":""}"#, "address"),
            (#"{"type":"submit","address":"+","text":""}"#, "address"),
            (#"{"type":"submit","address":"BANK","text":""}"#, "address"),
            (#"{"type":"submit","address":"123456789012345678901"}"#, "address"),
            (#"{"type":"submit","address":"1","adress":"2"}"#, "adress"),
            (#"{"type":"submit","address":"1","text":"","mr":256}"#, "mr"),
            (#"{"type":"submit","address":"1","text":"","mr":-1}"#, "mr"),
            (#"{"type":"submit","address":"1","text":"","mr":1.5}"#, "mr"),
            (#"{"type":"submit","address":"1","text":"","mr":"1"}"#, "mr"),
            (#"{"type":"submit","address":"1","text":"","validity":-5}"#, "validity"),
            (#"{"type":"submit","address":"1","text":"","validity":99999999}"#, "validity"),
            (#"{"type":"submit","address":"1","text":"","vp":301}"#, "vp"),
            (#"{"type":"submit","address":"1","text":"","vpf":3,"vp":300}"#, "vp"),
            (#"{"type":"submit","address":"1","text":"","vp":"2026-02-30T00:00:00+00:00"}"#, "vp"),
            (#"{"type":"submit","address":"1","text":"ж","alphabet":"gsm7"}"#, "text"),
            (#"{"type":"submit","address":"1","text":"ж","dcs":0}"#, "text"),
            (#"{"type":"submit","address":"1","text":"x","dcs":4}"#, "text"),
            (#"{"type":"submit","address":"1","text":"x","alphabet":"latin"}"#, "alphabet"),
            (#"{"type":"submit","address":"1","data":"0g"}"#, "data"),
            (#"{"type":"submit","address":"1","data":"00","text":"x"}"#, "data"),
            (#"{"type":"submit","address":"1","data":"00","dcs":0}"#, "data"),
            (#"{"type":"submit","address":"1","text":"","class":4}"#, "class"),
            (#"{"type":"submit","address":"1","reference":256,"text":"\#(long)"}"#, "reference"),
            (#"{"type":"submit","address":"1","reference-bits":9,"text":"x"}"#, "reference-bits"),
            (#"{"type":"submit","address":"1","fo":1,"text":"\#(long)"}"#, "fo"),
            (#"{"type":"submit","address":"1","text":"","udh":[{"iei":0,"hex":"0"}]}"#, "udh"),
            (#"{"type":"submit","address":"1","text":"","udh":[{"iei":0}]}"#, "udh.0.hex"),
            (
                #"{"type":"submit","address":"1","text":"","udh":[{"iei":300,"hex":""}]}"#,
                "udh.0.iei"
            ),
            (#"{"type":"submit","address":"1","text":"","validity":1e30}"#, "validity"),
            (#"{"type":"submit","address":"1","text":"","vp":true}"#, "vp"),
            // What contradicts itself is not half followed.
            (
                #"{"type":"submit","address":"1","text":"","concat":{"ref":1,"total":2,"seq":1}}"#,
                "concat"
            ),
            (#"{"type":"submit","address":"1","text":"","alphabet":"ucs2","dcs":0}"#, "alphabet"),
            (#"{"type":"submit","address":"1","data":"00","alphabet":"gsm7"}"#, "alphabet"),
            (#"{"type":"submit","address":"1","text":"","class":2,"dcs":0}"#, "class"),
            (#"{"type":"submit","address":"1","text":"","compressed":true}"#, "compressed"),
            (#"{"type":"submit","address":"1","text":"","fo":0}"#, "fo"),
            (#"{"type":"submit","address":"1","text":"","fo":17,"vpf":0}"#, "vpf"),
            (#"{"type":"submit","address":"1","text":"","scts":"2026-11-23T10:00:00Z"}"#, "scts"),
            (#"{"type":"submit","address":"1","text":"","exact":"zz"}"#, "exact"),
            (
                #"{"type":"submit","address":"1","text":"","mwi":{"store":true,"active":true,"kind":"x"}}"#,
                "mwi"
            ),
            (
                #"{"type":"submit","address":"1","text":"ж","mwi":{"store":false,"active":true,"kind":"fax"}}"#,
                "mwi"
            ),
            (
                #"{"type":"submit","address":"1","text":"","dcs":0,"mwi":{"store":true,"active":true,"kind":"fax"}}"#,
                "mwi"
            ),
            (#"{"type":"deliver-report","pi":0,"text":"x"}"#, "pi"),
            (#"{"type":"deliver-report","pi":1}"#, "pi"),
            (#"{"type":"command","address":"1","ct":1,"mn":1,"text":"x"}"#, "text"),
            (#"{"type":"deliver","address":"1","text":""}"#, "scts"),
            (#"{"type":"deliver","address":"1","text":"","scts":"today"}"#, "scts"),
            (#"{"type":"status-report","address":"1"}"#, "st"),
            (#"{"type":"command","address":"1","ct":1}"#, "mn"),
            (#"{"type":"deliver-report","fcs":5}"#, "fcs"),
            (#"{"type":"deliver-report","pi":128}"#, "pi"),
        ])
    func `a bad object names the key, and the next one is written`(
        line: String, key: String
    ) async throws {
        let good = #"{"type":"submit","address":"1","text":"x"}"#
        let lines = try await encode([line, good])
        #expect(lines.count == 2)
        #expect(lines.last == "01000181F10000" + "0178")
        #expect(try field(ofError: lines.first) == key)
    }

    private static let long = String(repeating: "a", count: 200)

    @Test func `a text that never ends is refused at once`() async throws {
        let lines = try await encode([
            #"{"type":"submit","address":"1","text":"я\#(String(repeating: "\u{301}", count: 20_000))"}"#,
            #"{"type":"submit","address":"1","text":"\#(String(repeating: "क्", count: 20_000))"}"#,
        ])
        #expect(try lines.map { try field(ofError: $0) } == ["text", "text"])
    }

    @Test func `every part has a number of its own`() async throws {
        let text = String(repeating: "a", count: 400)
        let lines = try await encode([
            #"{"type":"submit","address":"1","text":"\#(text)","mr":255}"#
        ])
        #expect(lines.map { $0.prefix(4) } == ["41FF", "4100", "4101"])
    }

    @Test func `a single try stays one when the text is edited`() async throws {
        let line = "mo 09050C91527411000010000042050000000000" + "05E8329BFD06\n"
        let decoded = try await Executable.run(["pdu", "decode"], input: line)
        let edited = decoded.output.dropLast().replacing("hello", with: "bye")
        #expect(
            try await encode([String(edited)])
                == ["09050C91527411000010000042050000000000" + "03E27C19"])
    }

    @Test func `what cannot be printed ends with a word and status 1`() async throws {
        let run = try await ProgramRun.of(
            "/bin/sh", ["-c", "echo x | '\(Executable.url.path)' pdu decode >/dev/full"])
        #expect(run.status == 1)
        #expect(String(decoding: run.errors, as: UTF8.self).hasPrefix("tawi: cannot write"))
    }

    /// The reader is gone before the first line is written: its end of the pipe is closed at once.
    @Test func `output that nobody reads any more ends the program without a word`() async throws {
        let tawi = Executable.url.path
        let lines = "for line in {1..20000}; do echo 07; done 2>/dev/null"
        let run = try await ProgramRun.of(
            "/bin/bash", ["-c", "(\(lines)) | '\(tawi)' pdu decode | true; echo ${PIPESTATUS[1]}"])
        #expect(run.text == "141\n")
        #expect(run.errors.isEmpty, "\(String(decoding: run.errors, as: UTF8.self))")
    }

    @Test func `an edited object is written as it was edited`() async throws {
        let decoded = try await Executable.run(
            ["pdu", "decode"],
            input: "mt 440C915274110000100000621132010000210C050003070201D16536FB0D\n")
        let edited = decoded.output.dropLast().replacing("hello", with: "jambo")
        #expect(
            try await encode([String(edited)])
                == ["440C915274110000100000621132010000210C050003070201D4E1B6F80D"])
    }

    @Test func `what could not be decoded is handed on as it is`() async throws {
        let error = #"{"error":{"field":"TP-UDL","offset":12,"reason":"too short"}}"#
        #expect(try await encode([error]) == [error])
    }

    @Test func `the report says how many parts it takes and why`() async throws {
        let lines = try await encode(
            [
                #"{"type":"submit","address":"1","text":"Habari ж“"}"#,
                #"{"type":"submit","address":"1","text":"“Sawa”","transliterate":true}"#,
                #"{"type":"submit","address":"1","text":"şeker"}"#, "{}",
            ], "--json")
        let reports = try lines.map { try object($0) }
        #expect(reports.map { $0["alphabet"] as? String } == ["ucs2", "gsm7", "gsm7", nil])
        #expect(reports.map { $0["forced"] as? String } == ["ж", nil, nil, nil])
        #expect(reports.map { $0["parts"] as? Int } == [1, 1, 1, nil])
        let changes = reports[1]["changes"] as? [[String: Any]]
        #expect(changes?.compactMap { $0["from"] as? String } == ["“", "”"])
        #expect(changes?.compactMap { $0["offset"] as? Int } == [0, 5])
        #expect((reports[0]["hex"] as? [String])?.count == 1)
    }
}

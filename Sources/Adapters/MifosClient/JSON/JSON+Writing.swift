extension JSON {
    /// The value as it goes over the wire: one line, members in the order of their names, so that
    /// the same request is the same octets.
    public var octets: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    private func write(to output: inout [UInt8]) {
        switch self {
        case .null: output += Array("null".utf8)
        case .boolean(let truth): output += Array((truth ? "true" : "false").utf8)
        case .number(let digits): output += Array(digits.utf8)
        case .text(let text): Self.write(text, to: &output)
        case .list(let elements):
            output.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { output.append(UInt8(ascii: ",")) }
                element.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members): Self.write(members, to: &output)
        }
    }

    private static func write(_ members: [String: JSON], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        for (place, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
            if place > 0 { output.append(UInt8(ascii: ",")) }
            write(member.key, to: &output)
            output.append(UInt8(ascii: ":"))
            member.value.write(to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }

    private static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), octet]
            case 0x0A: output += Array(#"\n"#.utf8)
            case 0x0D: output += Array(#"\r"#.utf8)
            case 0x09: output += Array(#"\t"#.utf8)
            case 0..<0x20:
                let digits = String(octet, radix: 16)
                output += Array(#"\u00"#.utf8) + Array((octet < 16 ? "0" : "").utf8)
                output += Array(digits.utf8)
            default: output.append(octet)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}

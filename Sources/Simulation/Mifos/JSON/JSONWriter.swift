extension JSONValue {
    /// The value on one line; members that are null are left out, as Gson leaves them out.
    public var written: String {
        var octets: [UInt8] = []
        write(to: &octets)
        return String(decoding: octets, as: UTF8.self)
    }

    private func write(to octets: inout [UInt8]) {
        switch self {
        case .null: octets += "null".utf8
        case .bool(let value): octets += (value ? "true" : "false").utf8
        case .number(let digits): octets += digits.utf8
        case .string(let string): Self.write(string, to: &octets)
        case .array(let values): Self.write(values, to: &octets)
        case .object(let object): Self.write(object, to: &octets)
        }
    }

    private static func write(_ values: [JSONValue], to octets: inout [UInt8]) {
        octets.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { octets.append(UInt8(ascii: ",")) }
            value.write(to: &octets)
        }
        octets.append(UInt8(ascii: "]"))
    }

    private static func write(_ object: JSONObject, to octets: inout [UInt8]) {
        octets.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in object.members where member.value != .null {
            if !isFirst { octets.append(UInt8(ascii: ",")) }
            isFirst = false
            write(member.name, to: &octets)
            octets.append(UInt8(ascii: ":"))
            member.value.write(to: &octets)
        }
        octets.append(UInt8(ascii: "}"))
    }

    private static func write(_ string: String, to octets: inout [UInt8]) {
        octets.append(UInt8(ascii: "\""))
        for octet in string.utf8 {
            switch octet {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): octets += [UInt8(ascii: "\\"), octet]
            case UInt8(ascii: "\n"): octets += "\\n".utf8
            case UInt8(ascii: "\r"): octets += "\\r".utf8
            case UInt8(ascii: "\t"): octets += "\\t".utf8
            case 0..<0x20:
                let digits = String(octet, radix: 16)
                octets += "\\u00\(digits.count < 2 ? "0" : "")\(digits)".utf8
            default: octets.append(octet)
            }
        }
        octets.append(UInt8(ascii: "\""))
    }
}

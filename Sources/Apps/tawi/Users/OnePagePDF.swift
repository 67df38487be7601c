/// A page of plain text as PDF 1.4: A4, Courier, nothing else (ISO 32000-1 §7).
struct OnePagePDF {
    var lines: [String]

    /// Sixty lines of eighty characters fit.
    private static let fontSize = 10
    private static let leading = 13

    var octets: [UInt8] {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        ]
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        return Array((file + trailer(offsets, at: file.utf8.count)).utf8)
    }

    private var content: String {
        let shown = lines.map { "(\(Self.escaped($0))) Tj T*" }
        return "BT /F \(Self.fontSize) Tf \(Self.leading) TL 50 790 Td\n"
            + shown.joined(separator: "\n") + "\nET"
    }

    /// Where each object begins: entries of exactly twenty octets.
    private func trailer(_ offsets: [Int], at start: Int) -> String {
        let entries = offsets.map { offset in
            String(String(10_000_000_000 + offset).dropFirst()) + " 00000 n \n"
        }
        return "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n" + entries.joined()
            + "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    }

    /// Letters outside ASCII become `?`: the page is one of figures.
    private static func escaped(_ line: String) -> String {
        line.map { character in
            guard let code = character.asciiValue, code >= 32, code < 127 else { return "?" }
            return "()\\".contains(character) ? "\\\(character)" : String(character)
        }
        .joined()
    }
}

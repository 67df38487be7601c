/// 128 characters by their septet: an alphabet, or what follows an escape in one.
struct CharacterTable: Hashable, Sendable {
    /// The characters in UTF-8, the first byte lowest; zero where the table defines none.
    let utf8: [UInt32]

    /// Septets by character, in pages of 256 characters; `none` where the table has none.
    private let pages: [UInt8: [UInt8]]
    private let firstPage: [UInt8]

    private static let none: UInt8 = 0xFF
    private static let escape: UInt8 = 0x1B

    /// - Parameter scalars: by septet; U+FFFD and the escape stand for no character.
    init(_ scalars: [UInt8: Unicode.Scalar]) {
        var utf8 = [UInt32](repeating: 0, count: 128)
        var pages: [UInt8: [UInt8]] = [:]
        // From the highest septet down: a character that is there twice is written as the lower.
        for septet in (UInt8(0)..<128).reversed() where septet != Self.escape {
            guard let scalar = scalars[septet], scalar != "\u{FFFD}",
                let page = UInt8(exactly: scalar.value >> 8)
            else { continue }
            utf8[Int(septet)] = scalar.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
            pages[page, default: Self.emptyPage][Int(scalar.value & 0xFF)] = septet
        }
        self.utf8 = utf8
        firstPage = pages[0] ?? Self.emptyPage
        pages[0] = nil
        self.pages = pages
    }

    private static let emptyPage = [UInt8](repeating: none, count: 256)

    /// The character of a septet, `nil` where the table defines none.
    subscript(septet: UInt8) -> Unicode.Scalar? {
        let packed = utf8[Int(septet & 0x7F)]
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: packed >> (8 * $0)) }
        return packed == 0 ? nil : String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    }

    /// The septet of a character, `nil` where the table has none.
    func septet(of scalar: Unicode.Scalar) -> UInt8? {
        let septet: UInt8
        if scalar.value < 256 {
            septet = firstPage[Int(scalar.value)]
        } else if let page = UInt8(exactly: scalar.value >> 8), let page = pages[page] {
            septet = page[Int(scalar.value & 0xFF)]
        } else {
            return nil
        }
        return septet == Self.none ? nil : septet
    }

    /// Every character the table defines.
    var scalars: [Unicode.Scalar] { (UInt8(0)..<128).compactMap { self[$0] } }
}

extension CharacterTable {
    /// A whole table, its characters in the order of their septets.
    ///
    /// U+FFFD and the escape at 0x1B stand for no character.
    init(rows: [String]) {
        let scalars = rows.joined().unicodeScalars
        self.init(
            Dictionary(zip(UInt8(0)..<128, scalars), uniquingKeysWith: { first, _ in first }))
    }

    /// A sparse table from runs of characters and the septet of each run's first.
    ///
    /// Where a run and the shared part define the same septet, the run counts.
    init(runs: KeyValuePairs<UInt8, String>, and shared: CharacterTable? = nil) {
        var table: [UInt8: Unicode.Scalar] = [:]
        for septet in UInt8(0)..<128 { table[septet] = shared?[septet] }
        for (start, run) in runs {
            for (septet, scalar) in zip(start..., run.unicodeScalars) { table[septet] = scalar }
        }
        self.init(table)
    }
}

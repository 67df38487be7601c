extension NationalLanguage {
    /// The table that replaces the default alphabet, `nil` for Spanish, which has none.
    ///
    /// A septet the table leaves undefined reads as U+FFFD, so that a reader sees a gap.
    var lockingShiftTable: [Unicode.Scalar]? {
        switch self {
        case .turkish: Self.turkishLockingShift
        case .spanish: nil
        case .portuguese: Self.portugueseLockingShift
        case .bengali: Self.bengaliLockingShift
        case .gujarati: Self.gujaratiLockingShift
        case .hindi: Self.hindiLockingShift
        case .kannada: Self.kannadaLockingShift
        case .malayalam: Self.malayalamLockingShift
        case .oriya: Self.oriyaLockingShift
        case .punjabi: Self.punjabiLockingShift
        case .tamil: Self.tamilLockingShift
        case .telugu: Self.teluguLockingShift
        case .urdu: Self.urduLockingShift
        }
    }

    /// The characters that follow an escape.
    var singleShiftTable: [UInt8: Unicode.Scalar] {
        switch self {
        case .turkish: Self.turkishSingleShift
        case .spanish: Self.spanishSingleShift
        case .portuguese: Self.portugueseSingleShift
        case .bengali: Self.bengaliSingleShift
        case .gujarati: Self.gujaratiSingleShift
        case .hindi: Self.hindiSingleShift
        case .kannada: Self.kannadaSingleShift
        case .malayalam: Self.malayalamSingleShift
        case .oriya: Self.oriyaSingleShift
        case .punjabi: Self.punjabiSingleShift
        case .tamil: Self.tamilSingleShift
        case .telugu: Self.teluguSingleShift
        case .urdu: Self.urduSingleShift
        }
    }

    /// A whole table from its rows.
    static func lockingShift(_ rows: [String]) -> [Unicode.Scalar] {
        GSM7.table(rows.joined())
    }

    /// A sparse table from runs of characters and the code of each run's first.
    ///
    /// Where a run and the shared part define the same code, the run counts.
    static func singleShift(
        _ runs: [UInt8: String], and shared: [UInt8: Unicode.Scalar] = [:]
    ) -> [UInt8: Unicode.Scalar] {
        var table = shared
        for (start, run) in runs {
            for (code, scalar) in zip(start..., run.unicodeScalars) { table[code] = scalar }
        }
        return table
    }
}

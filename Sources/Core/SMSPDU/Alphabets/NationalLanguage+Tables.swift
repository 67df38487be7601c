extension NationalLanguage {
    /// The table that replaces the default alphabet, `nil` for Spanish, which has none.
    ///
    /// (3GPP TS 23.038 annex A.3.)
    var lockingShiftTable: CharacterTable? {
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

    /// The characters that follow an escape (3GPP TS 23.038 annex A.2).
    var singleShiftTable: CharacterTable {
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
}

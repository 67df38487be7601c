/// A language whose letters replace or extend the default alphabet, by its National Language
/// Identifier (3GPP TS 23.038 §6.2.1.2.4).
public enum NationalLanguage: UInt8, Hashable, Sendable, CaseIterable {
    /// Turkish, with a locking and a single shift table (§A.3.1, §A.2.1).
    case turkish = 1

    /// Spanish has a single shift table alone (§A.2.2); the others have both, in the order of the
    /// annexes (§A.3.3 to §A.3.10, §A.2.3 to §A.2.10).
    case spanish, portuguese, bengali, gujarati, hindi, kannada, malayalam, oriya, punjabi

    /// Tamil, Telugu and Urdu (§A.3.11 to §A.3.13, §A.2.11 to §A.2.13).
    case tamil, telugu, urdu
}

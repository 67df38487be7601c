/// A language whose letters replace or extend the default alphabet (3GPP TS 23.038 §6.2.1.2.4).
public enum NationalLanguage: UInt8, Hashable, Sendable, CaseIterable {
    case turkish = 1
    case spanish, portuguese, bengali, gujarati, hindi, kannada, malayalam, oriya, punjabi
    case tamil, telugu, urdu
}

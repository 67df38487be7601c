internal import Crypto
public import Foundation

/// How the one-time codes of one holder are hashed: his salt, and at what cost.
///
/// All his cards share it. One slow hash of a code that came in a message is then looked up among
/// all codes he was ever given, and no card repeats a code of an earlier one.
public struct CodeSalt: Hashable, Sendable {
    /// `scrypt$N$r$p$salt`, with the salt in base 64.
    let parameters: String

    init(parameters: String) { self.parameters = parameters }

    /// A new salt.
    init(cost: Scrypt = .current) {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        parameters = (["scrypt"] + cost.fields + [salt.base64EncodedString()])
            .joined(separator: "$")
    }

    /// The hash of a code; nil when the parameters make no sense.
    func hash(_ code: String, key: BranchKey) throws -> Data? {
        let fields = parameters.split(separator: "$").map(String.init)
        guard fields.count == 5, let cost = Scrypt(fields: fields[1...3]),
            let salt = Data(base64Encoded: fields[4])
        else { return nil }
        return try cost.derive(code, salt: salt, key: key)
    }
}

extension Books {
    /// The hash by which a code is found among those of its holder. Slow on purpose.
    public func hash(_ code: String, with salt: CodeSalt) throws -> Data? {
        try salt.hash(code, key: key)
    }
}

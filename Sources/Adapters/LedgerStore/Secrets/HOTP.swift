internal import Crypto
internal import Foundation

/// One-time codes that count (RFC 4226): six digits from a secret and a counter.
public struct HOTP: Hashable, Sendable {
    /// The secret shared with the app, 20 octets as RFC 4226 §4 (R6) recommends.
    public let secret: [UInt8]

    public init(secret: [UInt8]) { self.secret = secret }

    /// A new secret.
    public init() {
        secret = SymmetricKey(size: SymmetricKeySize(bitCount: 160)).withUnsafeBytes { Array($0) }
    }

    /// The code at a counter: HMAC-SHA-1, dynamic truncation, six digits (RFC 4226 §5.3).
    public func code(at counter: UInt64) -> String {
        let moving = withUnsafeBytes(of: counter.bigEndian) { Array($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(
                for: moving, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 0x0F)
        let binary = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return String(String(1_000_000 + (binary & 0x7FFF_FFFF) % 1_000_000).dropFirst())
    }

    /// The secret in base 32 (RFC 4648 §6), as apps take it.
    public var base32: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = ""
        var (bits, count) = (UInt32(0), 0)
        for octet in secret {
            (bits, count) = (bits << 8 | UInt32(octet), count + 8)
            while count >= 5 {
                text.append(alphabet[Int(bits >> UInt32(count - 5) & 31)])
                count -= 5
            }
            bits &= (1 << UInt32(count)) - 1
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
        return text
    }
}

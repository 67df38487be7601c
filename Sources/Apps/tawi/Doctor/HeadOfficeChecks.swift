internal import Foundation
internal import LedgerStore

/// What there is to say about head office: what was learned at the last contact, for asking now
/// would cost data.
struct HeadOfficeChecks {
    private let configuration: Configuration
    private let facts: HeadOfficeDocument?

    init(_ configuration: Configuration, _ books: BooksFacts?) {
        self.configuration = configuration
        facts = books?.headOffice
    }

    /// Nothing where there is no head office.
    var all: [DoctorCheck] {
        configuration.mifos.map { [contact, postings, password($0)] } ?? []
    }

    private var contact: DoctorCheck {
        let name = "head office"
        guard let facts else { return .unchecked(name, "the books are not open") }
        if let halt = facts.halt { return DoctorCheck(name, .red, advice: halt.sentence) }
        if let failure = facts.failure {
            return DoctorCheck(
                name, .yellow, "\(failure.sentence) That was at \(failure.at).",
                action: "Look at the line, then try: tawi sync now")
        }
        guard let answer = facts.lastAnswer else {
            return DoctorCheck(
                name, .yellow, "Head office has not been asked anything yet.",
                action: "Try it: tawi sync now")
        }
        return DoctorCheck(name, .green, "Head office last answered at \(answer).")
    }

    private var postings: DoctorCheck {
        let name = "postings"
        guard let facts else { return .unchecked(name, "the books are not open") }
        if facts.conflicts > 0 {
            return DoctorCheck(
                name, .yellow, "Head office refused \(facts.conflicts) payments.",
                action: "Decide on them: tawi sync conflicts")
        }
        if facts.unaddressed > 0 {
            return DoctorCheck(
                name, .yellow,
                "\(facts.unaddressed) payments wait: head office's number of their accounts is "
                    + "not known.",
                action: "Write the accounts' printed numbers into accounts.csv and import it.")
        }
        return DoctorCheck(
            name, .green, "\(facts.summary.prefix(1).uppercased())\(facts.summary.dropFirst()).")
    }

    private func password(_ mifos: Configuration.Mifos) -> DoctorCheck {
        let name = "head office password"
        guard mifos.user != nil else {
            return DoctorCheck(
                name, .yellow, "[mifos] names no user, so nothing is posted.",
                action: "Write user = \"…\" and password_file = \"/etc/tawi/mifos.password\".")
        }
        do {
            _ = try MifosPassword.read(mifos)
            guard mifos.url.scheme == "https" || Self.isNear(mifos.url) else {
                return DoctorCheck(
                    name, .yellow,
                    "The password can be read, by everybody on the way to head office too.",
                    action: "Write https:// in url under [mifos].")
            }
            return DoctorCheck(name, .green, "The password of head office's user can be read.")
        } catch {
            return DoctorCheck(name, .red, advice: "\(error)")
        }
    }

    /// Whether an address is of this machine or of a private network, which a tunnel's is too.
    private static func isNear(_ url: URL) -> Bool {
        let host = url.host ?? ""
        let octets = host.split(separator: ".").map { UInt8($0) }
        if host == "localhost" || host == "::1" { return true }
        guard octets.count == 4, let first = octets[0], let second = octets[1] else { return false }
        return first == 127 || first == 10 || (first, second) == (192, 168)
            || first == 172 && (16...31).contains(second)
    }
}

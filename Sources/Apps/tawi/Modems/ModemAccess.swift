internal import ControlSocket
internal import Foundation
internal import ModemDriver

/// A verb's way to a modem: the running service has it, or it is opened for a while.
enum ModemAccess: Sendable {
    /// The service listens at `path`; `name` is the modem's, the first when nil.
    case service(path: String, name: String?)
    case own(TendedModem)

    /// How the modem is.
    func document() async throws -> ModemDocument {
        switch self {
        case .own(let tended): return await tended.document
        case .service(let path, let name):
            let documents = try await ServiceClient(path: path).modems()
            guard let found = name == nil ? documents.first : documents.first(named: name) else {
                throw Refused(
                    "The service has no modem \"\(name ?? "")\". There are "
                        + documents.map(\.name).joined(separator: ", ") + ".")
            }
            return found
        }
    }

    /// Sends a command line and gives the lines of the answer.
    func at(_ line: String, force: Bool, seconds: Int) async throws -> [String] {
        switch self {
        case .own(let tended):
            return try await tended.obey(line, force: force, seconds: seconds)
        case .service(let path, let name):
            var question = ServiceQuestion(ask: .at, modem: name, text: line)
            (question.force, question.seconds) = (force, seconds)
            // Others may have the modem's ear first.
            let patience = Duration.seconds(seconds + 90)
            return try await ServiceClient(path: path).ask(question, patience).lines ?? []
        }
    }

    /// Asks the network a service code, or answers its question.
    func ussd(_ text: String) async throws -> USSDReply {
        switch self {
        case .own(let tended): return try await tended.modem.ussd(text)
        case .service(let path, let name):
            let question = ServiceQuestion(ask: .ussd, modem: name, text: text)
            let answer = try await ServiceClient(path: path).ask(question, .seconds(200))
            return USSDReply(
                text: answer.text ?? "", expectsAnswer: answer.expectsAnswer ?? false)
        }
    }

    /// Ends a session in which the network waits for an answer.
    func cancelUSSD() async throws {
        switch self {
        case .own(let tended): try await tended.modem.cancelUSSD()
        case .service(let path, let name):
            let question = ServiceQuestion(ask: .cancelUSSD, modem: name)
            _ = try await ServiceClient(path: path).ask(question, .seconds(90))
        }
    }
}

extension [ModemDocument] {
    fileprivate func first(named name: String?) -> ModemDocument? { first { $0.name == name } }
}

/// Asks the running service.
struct ServiceClient {
    let path: String

    func modems(within patience: Duration = .seconds(20)) async throws -> [ModemDocument] {
        try await ask(ServiceQuestion(ask: .modems), patience).modems ?? []
    }

    /// - Throws: `Refused` for what the service refuses, `ServiceFailure` for what went wrong.
    func ask(_ question: ServiceQuestion, _ patience: Duration) async throws -> ServiceAnswer {
        let line: String
        do {
            line = try await ControlSocketClient.ask(
                jsonLine(question), at: path, deadline: patience)
        } catch {
            throw ServiceFailure(
                description: "The service has the modem and does not answer: \(error) "
                    + "If that stays, run: sudo systemctl restart tawi")
        }
        let answer = try JSONDecoder().decode(ServiceAnswer.self, from: Data(line.utf8))
        guard let error = answer.error else { return answer }
        if answer.refused == true { throw Refused(error) }
        throw ServiceFailure(description: error)
    }
}

/// What the service could not do; it says what to do next.
struct ServiceFailure: Error, CustomStringConvertible {
    let description: String
}

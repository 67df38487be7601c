internal import ControlSocket
internal import Foundation
internal import Logging
internal import ModemDriver
internal import ServiceLifecycle

/// Answers what verbs ask the running service about its modems.
struct ServiceDesk: Service {
    let modems: [TendedModem]
    let path: String
    let logger: Logger

    /// Where the service on these books listens; only its owner can ask.
    static func path(beside database: String) -> String { database + ".control" }

    /// A branch without a control socket still does its day: what is wrong is logged.
    func run() async throws {
        do {
            let server = try ControlSocketServer(path: path)
            await cancelWhenGracefulShutdown { await server.run(answer) }
        } catch {
            logger.warning("no control socket", metadata: ["reason": "\(error)"])
            try await gracefulShutdown()
        }
    }

    /// The answer to a line.
    @Sendable func answer(_ line: String) async -> String {
        guard
            let question = try? JSONDecoder().decode(ServiceQuestion.self, from: Data(line.utf8))
        else {
            return jsonLine(
                ServiceAnswer(
                    error: #"not understood. Write {"ask":"modems"}, at or ussd"#, refused: true))
        }
        do {
            return jsonLine(try await answer(question))
        } catch let refused as Refused {
            return jsonLine(ServiceAnswer(error: refused.description, refused: true))
        } catch {
            return jsonLine(ServiceAnswer(error: "\(error)"))
        }
    }

    private func answer(_ question: ServiceQuestion) async throws -> ServiceAnswer {
        guard question.ask != .modems else {
            var documents: [ModemDocument] = []
            for modem in modems { documents.append(await modem.document) }
            return ServiceAnswer(modems: documents)
        }
        let tended = try modems.named(question.modem)
        switch question.ask {
        case .modems: return ServiceAnswer()
        case .at:
            let lines = try await tended.obey(
                question.text ?? "", force: question.force ?? false,
                seconds: min(max(question.seconds ?? 30, 1), 300))
            return ServiceAnswer(lines: lines)
        case .ussd:
            let reply = try await tended.modem.ussd(question.text ?? "")
            return ServiceAnswer(text: reply.text, expectsAnswer: reply.expectsAnswer)
        case .cancelUSSD:
            try await tended.modem.cancelUSSD()
            return ServiceAnswer()
        }
    }
}

extension [TendedModem] {
    /// The one of this name; the first when no name is given.
    func named(_ name: String?) throws -> TendedModem {
        guard let found = name == nil ? first : first(where: { $0.name == name }) else {
            let names = map(\.name).joined(separator: ", ")
            throw Refused(
                "No modem is called \"\(name ?? "")\". "
                    + (names.isEmpty
                        ? "Add [[modem]] to the configuration." : "There are \(names)."))
        }
        return found
    }
}

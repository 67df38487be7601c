internal import ATProtocol
internal import SMSPDU

/// What the network says to a service code.
public struct USSDReply: Hashable, Sendable {
    public var text: String

    /// The network waits for an answer.
    public var expectsAnswer: Bool

    public init(text: String, expectsAnswer: Bool) {
        self.text = text
        self.expectsAnswer = expectsAnswer
    }
}

/// Why a service code was not answered.
public enum USSDError: Error, Hashable, CustomStringConvertible {
    /// The code cannot be sent as it is.
    case notACode(String)

    /// The network does not know the code, or does not serve it.
    case notSupported

    /// The network or the modem ended it before it answered.
    case ended

    /// No answer came in time.
    case noAnswer

    public var description: String {
        switch self {
        case .notACode(let text): "\"\(text)\" is no service code. Write it like *144#"
        case .notSupported:
            "the network does not serve this code; ask the operator for the right one"
        case .ended: "the network ended the session; try again"
        case .noAnswer: "the network did not answer within a minute; try again"
        }
    }
}

extension Modem {
    /// Asks the network a service code, or answers its question.
    ///
    /// - Throws: `USSDError` for what the network does not do, `ModemError` for what the modem
    ///   does not.
    public func ussd(_ text: String) async throws -> USSDReply {
        var refusal: ModemError?
        for coding in ussdCodings {
            guard let coded = USSDText.coded(text, as: coding),
                let request = USSDRequest(
                    coded.string, dataCodingScheme: coded.dataCodingScheme.rawValue)
            else { continue }
            do {
                let reply = try await answer(to: request)
                ussdCoding = coding
                return reply
            } catch ModemError.refused(let code) {
                refusal = .refused(code)
            } catch USSDError.notSupported where coding != ussdCodings.last {
                // Huawei's modems send a plain code as if it were packed.
                refusal = nil
            }
        }
        if let refusal { throw refusal }
        throw text.isEmpty || USSDText.coded(text, as: .plain) == nil
            ? USSDError.notACode(text) : USSDError.notSupported
    }

    /// Ends a session in which the network waits for an answer.
    public func cancelUSSD() async throws {
        _ = try await exclusively { try await ask(.cancelUSSD) }
    }

    /// The way that was right before, else all there are; Huawei's own way first with Huawei's.
    private var ussdCodings: [USSDText.Coding] {
        if let ussdCoding { return [ussdCoding] }
        let isHuawei = condition.manufacturer?.lowercased().contains("huawei") == true
        return isHuawei ? [.packed, .plain] : [.plain, .packed]
    }

    private func answer(to request: USSDRequest) async throws -> USSDReply {
        ussdResponses.forget()
        try await exclusively { try await converse(.sendUSSD(request)) }
        do {
            let response = try await ussdResponses.next(within: .seconds(60), clock: clock)
            return try reply(response)
        } catch ModemError.noAnswer {
            throw USSDError.noAnswer
        }
    }

    private func reply(_ response: USSDResponse) throws -> USSDReply {
        switch response.kind {
        case .notSupported: throw USSDError.notSupported
        case .networkTimeout: throw USSDError.noAnswer
        case .terminated where response.string == nil: throw USSDError.ended
        case .done, .actionRequired, .terminated, .otherClient:
            let coding = response.dataCodingScheme.map(CBSDataCodingScheme.init(rawValue:))
            return USSDReply(
                text: USSDText.decode(response.string ?? "", coding: coding),
                expectsAnswer: response.kind == .actionRequired)
        }
    }
}

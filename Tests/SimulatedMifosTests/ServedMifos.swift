import Accounting
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import SimulatedMifos

/// A simulated head office that listens on a port of its own while a test talks to it.
struct ServedMifos: Sendable {
    let fineract: SimulatedFineract
    let line: Line
    let port: Int
    let controlPort: Int

    static let day = Day(daysSince1970: 20_781)  // 2026-11-24

    /// Runs a test against a server, which is gone afterwards.
    static func run(
        clients: Int = 40, seed: UInt64 = 1,
        _ test: @Sendable @escaping (ServedMifos) async throws -> Void
    ) async throws {
        let fineract = SimulatedFineract(
            SeededBooks(on: day, clients: clients, seed: seed), seed: seed)
        try await MifosServer.serving(fineract) { place in
            try await test(
                ServedMifos(
                    fineract: fineract, line: place.line, port: place.port,
                    controlPort: place.controlPort))
        }
    }
}

/// What came back.
struct Answered: Sendable {
    var status: Int
    var headers: [String: String]
    var text: String

    var json: JSONValue { JSONReader.value(of: Array(text.utf8)) ?? .null }
    var isCached: Bool { headers["x-served-from-cache"] == "true" }
    var resourceId: Int? { json["resourceId"]?.integer }
    var code: String? { json["userMessageGlobalisationCode"]?.text }
    /// The code that says what is really wrong.
    var firstCode: String? {
        json["errors"]?.array?.first?["userMessageGlobalisationCode"]?.text
    }
}

extension JSONValue {
    subscript(name: String) -> JSONValue? { object?[name] }
    subscript(place: Int) -> JSONValue? {
        guard let array, array.indices.contains(place) else { return nil }
        return array[place]
    }
}

extension ServedMifos {
    static let basic = "Basic " + Data("tawi:password".utf8).base64EncodedString()
    static let headOffice = "Basic " + Data("mifos:password".utf8).base64EncodedString()

    /// Sends a request to the API as the branch's box does, but for what `headers` says otherwise;
    /// an empty header is left out.
    func send(
        _ method: String, _ path: String, _ body: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answered {
        var all = [
            "Fineract-Platform-TenantId": "default", "Authorization": Self.basic,
            "Content-Type": "application/json", "Accept-Encoding": "identity",
        ]
        all.merge(headers) { $1 }
        return try await raw(
            method, "http://127.0.0.1:\(port)/fineract-provider/api/\(path)", body, all)
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answered {
        try await send("GET", path, headers: headers)
    }

    func post(_ path: String, _ body: String, key: String? = nil) async throws -> Answered {
        try await send("POST", path, body, headers: key.map { ["Idempotency-Key": $0] } ?? [:])
    }

    /// Orders something of the simulation.
    @discardableResult
    func order(_ path: String, _ body: String? = nil) async throws -> Answered {
        try await raw(
            body == nil ? "GET" : "POST", "http://127.0.0.1:\(controlPort)/simulation/\(path)",
            body,
            [:])
    }

    private func raw(
        _ method: String, _ address: String, _ body: String?, _ headers: [String: String]
    ) async throws -> Answered {
        var request = HTTPClientRequest(url: address)
        request.method = HTTPMethod(rawValue: method)
        request.body = body.map { .bytes(ByteBuffer(string: $0)) }
        for (name, value) in headers where !value.isEmpty {
            request.headers.add(name: name, value: value)
        }
        let response = try await Self.client.execute(request, timeout: .seconds(20))
        let octets = try await response.body.collect(upTo: Self.largest).readableBytesView
        let named = response.headers.map { ($0.name.lowercased(), $0.value) }
        return Answered(
            status: Int(response.status.code), headers: Dictionary(named) { $1 },
            text: String(decoding: octets, as: UTF8.self))
    }

    /// Unpacks what is compressed, and says at once that a connection is refused.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(configuration: configuration)
    }()

    private static let largest = 16 * 1_024 * 1_024
}

extension ServedMifos {
    /// The first client's business loan and savings account in the seeded books.
    static let loan = "v1/loans/1/transactions?command=repayment"
    static let deposit = "v1/savingsaccounts/1/transactions?command=deposit"

    static func repayment(
        _ amount: String = "250", externalId: String? = nil, on day: String = "2026-11-24",
        more: String = ""
    ) -> String {
        let external = externalId.map { #","externalId":"\#($0)""# } ?? ""
        return #"{"locale":"en","dateFormat":"yyyy-MM-dd","transactionDate":"\#(day)","#
            + #""transactionAmount":\#(amount),"paymentTypeId":2,"receiptNumber":"R-1"\#(external)\#(more)}"#
    }
}

public import MifosClient

/// What a pull asks and is told, one question after the other.
///
/// The seam between the pull and the line: the real one asks Fineract.
public struct HeadOfficeReading: Sendable {
    /// The answer to a question; nil where head office has no such thing, or shows it to others.
    public var ask: @Sendable (FineractRequest) async throws -> JSON?

    /// The answers to several questions in one request, in their order.
    public var askTogether: @Sendable ([FineractRequest]) async throws -> [JSON?]

    public init(
        ask: @escaping @Sendable (FineractRequest) async throws -> JSON?,
        askTogether: @escaping @Sendable ([FineractRequest]) async throws -> [JSON?]
    ) {
        self.ask = ask
        self.askTogether = askTogether
    }
}

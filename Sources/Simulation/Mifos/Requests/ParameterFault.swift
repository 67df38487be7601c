/// What is wrong with one parameter (`ApiParameterError`).
struct ParameterFault: Hashable, Sendable {
    var code: String
    var message: String
    var parameter: String?
    var arguments: [JSONValue] = []

    var json: JSONValue {
        [
            "developerMessage": .string(message), "defaultUserMessage": .string(message),
            "userMessageGlobalisationCode": .string(code),
            "parameterName": .string(parameter ?? "id"),
            "args": .array(arguments.map { ["value": $0] }),
        ]
    }
}

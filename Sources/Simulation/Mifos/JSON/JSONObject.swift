/// The members of a JSON object in the order they were written.
public struct JSONObject: Hashable, Sendable {
    struct Member: Hashable, Sendable {
        var name: String
        var value: JSONValue
    }

    private(set) var members: [Member]

    init(_ members: [(String, JSONValue)] = []) {
        self.members = members.map { Member(name: $0.0, value: $0.1) }
    }

    var names: [String] { members.map(\.name) }

    /// The last member of that name; setting a new name appends it.
    subscript(name: String) -> JSONValue? {
        get { members.last { $0.name == name }?.value }
        set {
            members.removeAll { $0.name == name }
            if let newValue { members.append(Member(name: name, value: newValue)) }
        }
    }

    /// Only the members of these names, as the `fields` parameter asks.
    func restricted(to names: Set<String>) -> JSONObject {
        JSONObject(members.filter { names.contains($0.name) }.map { ($0.name, $0.value) })
    }

    func merging(_ other: JSONObject) -> JSONObject {
        var merged = self
        for member in other.members { merged[member.name] = member.value }
        return merged
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}

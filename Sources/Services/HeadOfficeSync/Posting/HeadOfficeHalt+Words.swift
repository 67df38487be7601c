internal import MifosClient
public import TextCommands

extension HeadOfficeHalt {
    /// What managers are told, in the branch's first language.
    func sentence(in languages: Languages) -> String {
        languages.pack(nil).text(of: .headOffice(.halted(trouble)))
    }

    /// The permission where the server names one: it is what has to be asked for, and longer words
    /// would be cut before it. Ends with a full stop, for more is said after it.
    private static func essence(of words: String) -> String {
        let names = words.split { !$0.isUppercase && $0 != "_" }
        let essence = names.first { $0.contains("_") && $0.count > 2 }.map(String.init) ?? words
        return essence.isEmpty || essence.hasSuffix(".") ? essence : essence + "."
    }

    private var trouble: HeadOfficeTrouble {
        switch self {
        case .server(.wrongCredentials): .wrongCredentials
        case .server(.passwordExpired): .passwordExpired
        case .server(.notPermitted(let words)): .notPermitted(Self.essence(of: words))
        case .server(.wrongTenant): .wrongTenant
        case .server(.readOnly): .readOnly
        case .server(.notUnderstood(let status)): .notUnderstood(status)
        case .noPaymentType(let wanted, let existing):
            wanted.map { .noPaymentType($0, existing: existing) } ?? .noCashType
        }
    }
}

extension LineTrouble {
    /// Why nothing can be read, for whoever looks after the box.
    public func sentence(in languages: Languages) -> String {
        switch self {
        case .offline(let reason?): reason.sentence
        case .offline(nil): "Head office is busy, or somebody answers who is not Fineract."
        case .halted(let halt): HeadOfficeHalt.server(halt).sentence(in: languages)
        }
    }
}

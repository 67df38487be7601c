internal import MifosClient
public import TextCommands

extension HeadOfficeHalt {
    /// What managers are told, in the branch's first language.
    func sentence(in languages: Languages) -> String {
        languages.pack(nil).text(of: .headOffice(.halted(trouble)))
    }

    private var trouble: HeadOfficeTrouble {
        switch self {
        case .server(.wrongCredentials): .wrongCredentials
        case .server(.passwordExpired): .passwordExpired
        case .server(.notPermitted(let words)): .notPermitted(words)
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

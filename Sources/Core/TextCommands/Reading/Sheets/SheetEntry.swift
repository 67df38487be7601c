/// What became of one entry of a sheet's answer.
enum SheetEntry: Hashable {
    case said(SheetPart)

    /// What cannot be carried out, and what takes its place in the corrected answer.
    case refused(Misreading.Problem, form: String)

    /// What means nothing here, as written.
    case words(String)

    /// As it was written, as far as is known.
    var written: String {
        switch self {
        case .refused(.ambiguousAmount(let written, _), _), .refused(.strayWord(let written), _):
            written
        default: form
        }
    }

    var form: String {
        switch self {
        case .said(let part): part.form
        case .refused(_, let form): form
        case .words(let words): words
        }
    }
}

internal import MifosClient

/// Why nothing is posted until a person has put something right.
enum HeadOfficeHalt: Hashable {
    case server(PostingAnswer.Halt)

    /// Head office has no payment type of this name, or none at all; those it has.
    case noPaymentType(wanted: String?, existing: [String])
}

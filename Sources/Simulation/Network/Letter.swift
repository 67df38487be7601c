internal import SMSPDU

/// A message the service centre has.
struct Letter: Hashable, Sendable {
    var submission: Submission

    /// Who sent it.
    var origin: String

    /// When the service centre got it, which is what TP-SCTS says (3GPP TS 23.040 §9.2.3.11).
    var acceptedAt: ServiceCentreTimeStamp

    /// It is delivered once more: the recipient's answer to the first delivery was lost.
    var isCopy = false
}

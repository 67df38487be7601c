/// A thing a simulated modem can do wrong, as real ones were seen to.
public enum ModemFault: String, CaseIterable, Hashable, Sendable {
    /// A command is not heard and never answered.
    case unansweredCommand = "unanswered"

    /// A command is done, and its final result code never comes.
    case lostFinalResult = "lost-result"

    /// A command is done, and its final result code comes after `ModemFaults.lateness`.
    case lateFinalResult = "late-result"

    /// Busy for `ModemFaults.occupation`: what it is asked meanwhile is answered afterwards, in
    /// order.
    case busy

    /// Octets that mean nothing come before an answer.
    case garbage

    /// An answer comes in portions of a few octets with small pauses between them.
    case splitReads = "split"

    /// An unsolicited result code stands between two octets of an answer.
    case unsolicitedInside = "inside"

    /// Deaf until `+CFUN=1,1`, or until it is powered anew.
    case hang

    /// Deaf until it is powered anew: unplugged, or its power switched.
    case dead

    /// Starts anew by itself: boot talk, and every setting back to its default.
    case reboot

    /// Unplugged, and plugged in again after `ModemFaults.absence`.
    case unplug

    /// The storage takes nothing for `ModemFaults.absence`; the network keeps what comes.
    case simFull = "sim-full"

    /// The SIM is out for `ModemFaults.absence`.
    case simRemoved = "sim-removed"

    /// No network for `ModemFaults.absence`.
    case registrationLost = "registration-lost"

    /// A submission is refused with `ModemFaults.errorCode`; the network did not take it.
    case refusedSubmission = "refused"

    /// A submission is answered with `+CMS ERROR: 500` although the network took it.
    case ambiguousSubmission = "ambiguous"

    /// A submission is taken and never answered.
    case lostSubmissionAnswer = "lost-answer"

    /// The prompt for the text never comes.
    case lostPrompt = "lost-prompt"

    /// A deletion is answered with OK and not done.
    case ignoredDeletion = "ignored-deletion"

    /// A message is stored without a word.
    case lostIndication = "lost-indication"

    /// `+CMGL` ends in the middle of a message, and says OK.
    case cutListing = "cut-listing"

    /// `+CMGL` leaves out some digits of a message.
    case brokenListing = "broken-listing"

    /// The SIM is busy.
    case simBusy = "sim-busy"

    /// `E0` is answered with OK and the echo stays.
    case stuckEcho = "stuck-echo"

    /// `+CCLK?` tells a time of long ago.
    case wrongClock = "wrong-clock"
}

extension ModemFault {
    /// Strikes as soon as the modem hears something, whatever that is.
    var isCondition: Bool {
        switch self {
        case .hang, .dead, .reboot, .unplug, .simFull, .simRemoved, .registrationLost: true
        default: false
        }
    }
}

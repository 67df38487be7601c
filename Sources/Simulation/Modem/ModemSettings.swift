/// What commands set in a modem, and `Z`, `&F` and a new start put back.
struct ModemSettings: Hashable, Sendable {
    // V.250
    var echoes = true
    var isVerbose = true
    var isQuiet = false
    var registers = [3: 13, 4: 10, 5: 8]

    // 3GPP TS 27.007
    var errorReporting = 0
    var registration = 0
    var packetRegistration = 0
    var epsRegistration = 0
    var operatorFormat = 0
    var characterSet = CharacterSet.ira
    var callerIdentity = 0
    var ussdPresentation = 0
    var timeZoneUpdate = 0
    var timeZoneReporting = 0
    var phonebook = "SM"

    // 3GPP TS 27.005
    var isTextMode = 0
    var messageService = 0
    var indicationMode = 0
    var messageIndication = 0
    var broadcastIndication = 0
    var reportIndication = 0
    var bufferHandling = 0
    var showsHeaders = 0
    var firstOctet = 17
    var validityPeriod = 167
    var protocolIdentifier = 0
    var dataCodingScheme = 0
    var moreMessages = 0

    /// For reading and deleting, writing and sending, and receiving.
    var memories: [MessageMemory]

    init(_ profile: ModemProfile) {
        memories = [profile.defaultMemory, profile.defaultMemory, profile.defaultMemory]
        operatorFormat = profile.operatorFormat
        if profile.reportsRegistrationUnasked { registration = 1 }
    }

    var readingMemory: MessageMemory { memories[0] }
    var writingMemory: MessageMemory { memories[1] }
    var receivingMemory: MessageMemory { memories[2] }
}

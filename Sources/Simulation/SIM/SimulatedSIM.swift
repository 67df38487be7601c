/// A SIM: who it is, what it stores, and what the service centre still keeps for it.
public struct SimulatedSIM: Hashable, Sendable {
    /// The number printed on the card (ICCID).
    public var iccid: String

    /// The subscriber (IMSI): country, operator and number within it.
    public var imsi: String

    /// The telephone number, with its plus.
    public var number: String

    /// The service centre's number, as the operator wrote it on the SIM.
    public var serviceCentre: String

    var lock: PINLock
    var messages: MessageStore
    var phonebook: [Int: PhonebookEntry] = [:]

    /// Messages for this SIM that could not be delivered yet, the oldest first.
    var held: [HeldMessage] = []

    struct PhonebookEntry: Hashable, Sendable {
        var number: String
        var name: String
    }

    /// A message at the service centre.
    struct HeldMessage: Hashable, Sendable {
        var octets: [UInt8]
        var isStatusReport: Bool
    }

    static let phonebookCapacity = 250

    /// - Parameters:
    ///   - capacity: How many messages it stores.
    ///   - pin: What it asks for when it is powered; nil for no PIN.
    public init(
        number: String = "+254722000100", iccid: String = "8925402100000000001",
        imsi: String = "639021000000001", capacity: Int = 30, pin: String? = nil,
        serviceCentre: String = "+254722500029"
    ) {
        self.number = number
        self.iccid = iccid
        self.imsi = imsi
        self.serviceCentre = serviceCentre
        lock = PINLock(pin: pin)
        messages = MessageStore(capacity: capacity)
    }

    /// Another card: the same in everything but who it is.
    func replacement() -> SimulatedSIM {
        let serial = String((Int(iccid.suffix(4)) ?? 0) % 9999 + 1)
        let digits = String(repeating: "0", count: max(0, 4 - serial.count)) + serial
        return SimulatedSIM(
            number: number.dropLast(4) + digits, iccid: iccid.dropLast(4) + digits,
            imsi: imsi.dropLast(4) + digits, capacity: messages.capacity,
            serviceCentre: serviceCentre)
    }
}

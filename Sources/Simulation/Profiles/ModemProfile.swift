/// What sets a kind of modem apart: its names, its storages, and where it deviates.
public struct ModemProfile: Sendable {
    /// What `--profile` calls it.
    public let name: String

    var manufacturer: String
    var model: String
    var revision = "11.126.15.00.378"

    /// The serial number of such a modem, where it is told no other.
    public internal(set) var imei = "355000000000019"

    /// What `+CPMS=?` lists for reading and deleting, writing and sending, and receiving.
    var memories: [[MessageMemory]] = [[.sim], [.sim], [.sim]]
    var defaultMemory = MessageMemory.sim
    var deviceCapacity = 255

    /// The number of the first place.
    var firstIndex = 1

    /// Where status reports are stored, and what `+CDSI` says of it.
    var reportMemory: MessageMemory?
    var announcedReportMemory: MessageMemory?

    /// Whether status reports can be handed over at once (`+CDS`).
    var handsOverReports = true

    /// Whether status reports can be stored and announced (`+CDSI`).
    var storesReports = true
    var storageAnswer = StorageAnswer.standard

    /// What it says when a storage is full, the memory's name in place of `{memory}`.
    var fullNotice: String?

    var ussdForm = USSDForm.plain

    /// Commands it has for the SIM's number, with what precedes the number in the answer.
    var iccidQueries = ["+CCID": "+CCID: "]
    var pinAttemptsQuery = PINAttemptsQuery.standard

    /// Whether it knows `+CEREG`.
    var knowsLTE = false

    /// What separates numbers in its answers.
    var separator = ","

    /// What it says while it starts, and how long it is deaf then.
    var bootTalk: [BootLine] = []
    var bootTime = Duration.seconds(1)

    /// Whether its port is gone while it starts anew.
    var leavesTheLine = false

    /// What it says again and again without being asked, and how often.
    var chatter: [String] = []
    var chatterPeriod = Duration.seconds(20)

    /// What it says instead of a final result that never comes.
    var noResponseNotice: String?

    /// How it names operators until it is told otherwise (`<format>` of `+COPS`).
    var operatorFormat = 0

    /// Whether it says `+CREG` unasked from the start.
    var reportsRegistrationUnasked = false

    /// Whole commands that only this maker has, and their answers.
    var makersAnswers: [String: [String]] = [:]

    /// Makers' commands by name that are answered with OK whatever they set.
    var makersSettings: Set<String> = []

    struct BootLine: Hashable, Sendable {
        var after: Duration
        var text: String
    }

    enum USSDForm: Hashable, Sendable {
        /// Text as it is.
        case plain

        /// Septets packed and written as hexadecimal digits, in requests too.
        case packedHexadecimal

        /// UCS-2 written as hexadecimal digits, in answers only.
        case ucs2Hexadecimal
    }

    enum StorageAnswer: Hashable, Sendable {
        /// `<used>,<total>` of three memories.
        case standard

        /// One memory only, with one message more than there is.
        case oneMemoryMiscounted
    }

    enum PINAttemptsQuery: Hashable, Sendable {
        case standard
        case huawei, simcom, quectel, zte
    }

    init(_ name: String, manufacturer: String, model: String) {
        self.name = name
        self.manufacturer = manufacturer
        self.model = model
    }
}

extension ModemProfile {
    /// Every profile, in the order they are offered.
    public static let all: [ModemProfile] = [
        .plain, .huaweiE173, .sim800, .sim7600, .quectelEC25, .zte,
    ]

    public init?(named name: String) {
        guard let profile = Self.all.first(where: { $0.name == name }) else { return nil }
        self = profile
    }

    /// A modem with nothing but the standards in it.
    public static let plain = ModemProfile("plain", manufacturer: "Tawi", model: "Simulated")
}

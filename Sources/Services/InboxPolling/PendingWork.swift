internal import ATProtocol
internal import Synchronization

/// What the modem announced and nobody has looked at yet.
///
/// A class because the listener fills it while the worker works.
final class PendingWork: Sendable {
    struct Place: Hashable {
        var memory: MessageStorage
        var index: Int
    }

    struct Load {
        var sweep = false
        var places: [Place] = []
        var pdus: [String] = []
    }

    /// Rings when there is something to do.
    let rings: AsyncStream<Void>

    private let bell: AsyncStream<Void>.Continuation
    private let load = Mutex(Load())

    /// More announcements than this are one sweep.
    private static let mostPlaces = 100

    init() {
        (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A message waits at this place.
    func add(_ place: Place) {
        load.withLock { load in
            load.places.append(place)
            if load.places.count > Self.mostPlaces {
                load.places = []
                load.sweep = true
            }
        }
        bell.yield()
    }

    /// The modem handed a PDU over.
    func add(_ pdu: String) {
        load.withLock { $0.pdus.append(pdu) }
        bell.yield()
    }

    func addSweep() {
        load.withLock { $0.sweep = true }
        bell.yield()
    }

    /// PDUs that could not be stored: the modem does not keep them, so they stay here.
    func putBack(_ pdus: [String]) {
        load.withLock { $0.pdus = pdus + $0.pdus }
    }

    /// Everything pending, which is pending no more.
    func take() -> Load {
        load.withLock { load in
            defer { load = Load() }
            return load
        }
    }
}

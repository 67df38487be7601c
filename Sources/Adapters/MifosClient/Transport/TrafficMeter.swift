internal import NIOCore
internal import Synchronization

/// What went over the line, in octets of TCP: TLS records and headers count, handshakes and the
/// headers of packets do not.
public struct Traffic: Hashable, Sendable {
    public var requests = 0
    public var connections = 0
    public var sent: Int64 = 0
    public var received: Int64 = 0

    public init() {}

    /// Both ways.
    public var total: Int64 { sent + received }

    /// What was added since an earlier look.
    public func since(_ earlier: Traffic) -> Traffic {
        var difference = self
        difference.requests -= earlier.requests
        difference.connections -= earlier.connections
        difference.sent -= earlier.sent
        difference.received -= earlier.received
        return difference
    }
}

/// Counts what goes over the line.
///
/// A class because every connection adds to the same count.
final class TrafficMeter: Sendable {
    private let count = Mutex(Traffic())

    var traffic: Traffic { count.withLock(\.self) }

    func add(_ change: (inout Traffic) -> Void) { count.withLock { change(&$0) } }
}

/// Sits next to the socket and counts.
final class TrafficHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let meter: TrafficMeter

    init(_ meter: TrafficMeter) { self.meter = meter }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let octets = Int64(unwrapInboundIn(data).readableBytes)
        meter.add { $0.received += octets }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let octets = Int64(unwrapOutboundIn(data).readableBytes)
        meter.add { $0.sent += octets }
        context.write(data, promise: promise)
    }
}

internal import AsyncHTTPClient
internal import Compression
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

extension NetworkFailure {
    /// What went wrong, and whether the request may have arrived.
    ///
    /// Only what is known to happen before the first octet of a request leaves is said not to have
    /// arrived; in doubt it may have.
    init(_ error: any Error) {
        switch error {
        case is NIOConnectionError, is SocketAddressError:
            self.init(.unreachable, mayHaveArrived: false)
        case let error as HTTPClientError: self.init(error)
        case let error as NIOSSLError: self.init(error)
        case is NIOSSLExtraError, is BoringSSLError: self.init(.untrusted, mayHaveArrived: false)
        // The line ended in the middle of an answer.
        case HTTPParserError.invalidEOFState: self.init(.cut, mayHaveArrived: true)
        case let error as IOError: self.init(error)
        case is CancellationError: self.init(.cancelled, mayHaveArrived: true)
        case is HTTPParserError, is GzipError: self.init(.garbled, mayHaveArrived: true)
        case ChannelError.connectTimeout: self.init(.unreachable, mayHaveArrived: false)
        default: self.init(.cut, mayHaveArrived: true)
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout:
            self.init(.unreachable, mayHaveArrived: false)
        case .tlsHandshakeTimeout: self.init(.untrusted, mayHaveArrived: false)
        case .deadlineExceeded, .readTimeout, .writeTimeout:
            self.init(.timedOut, mayHaveArrived: true)
        case .cancelled: self.init(.cancelled, mayHaveArrived: true)
        default: self.init(.cut, mayHaveArrived: true)
        }
    }

    private init(_ error: IOError) {
        switch error.errnoCode {
        case ECONNREFUSED: self.init(.unreachable, mayHaveArrived: false)
        // A way that is gone may have been there a moment before.
        case EHOSTUNREACH, ENETUNREACH, ENETDOWN: self.init(.unreachable, mayHaveArrived: true)
        default: self.init(.cut, mayHaveArrived: true)
        }
    }

    private init(_ error: NIOSSLError) {
        switch error {
        case .handshakeFailed, .unableToValidateCertificate:
            self.init(.untrusted, mayHaveArrived: false)
        default: self.init(.cut, mayHaveArrived: true)
        }
    }
}

import AsyncHTTPClient
import LanguageModels
import NIOCore
import NIOPosix
import NIOSSL

/// Turns what goes wrong on the way to a provider into a `ModelError`. Errors of the network stack can quote a request,
/// so that only their kind is told, and of the address only the host.
struct TransportFault: Sendable {
    /// Who was asked.
    let provider: String
    /// The address that was asked.
    let url: String
    /// Host and port of the proxy on the way; nil where there is none.
    var proxy: String?

    /// The connection could not be made, or broke before the answer's head was there.
    func beforeAnswer(_ error: any Error) -> ModelError {
        switch error {
        case let error as HTTPClientError:
            return clientFault(error)
        case _ where proxy != nil && (error is NIOConnectionError || error is IOError):
            return unreachable(
                "the proxy \(proxy ?? "") could not be reached; check HTTPS_PROXY, or name \(host) in NO_PROXY")
        case let error as NIOConnectionError where error.dnsAError != nil || error.dnsAAAAError != nil:
            return unreachable("the name \(host) was not found; check the base URL and the network")
        case is NIOConnectionError, is IOError:
            return unreachable("\(host) refused the connection; check the base URL and that the server runs")
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            return untrusted(error)
        case is ChannelError:
            return ModelError(
                code: .timedOut, disposition: .retry(after: nil), provider: provider,
                message: "\(host) took too long to connect; check the network and try again.")
        default:
            return unreachable("the connection to \(host) failed (\(type(of: error))); check the base URL")
        }
    }

    /// The connection broke while the answer came.
    func duringAnswer(_ error: any Error) -> ModelError {
        ModelError(
            code: .truncated, disposition: .retry(after: nil), provider: provider,
            message: "\(host) cut the answer off before its end; try again.")
    }

    /// A limit passed.
    ///
    /// - Parameters:
    ///   - limit: Which one.
    ///   - timeouts: The limits, for the sentence.
    func timeout(_ limit: CallLimits.Limit, _ timeouts: ProviderTimeouts) -> ModelError {
        let sentence =
            switch limit {
            case .firstToken:
                "\(host) sent no answer within \(timeouts.firstToken.formattedSeconds); a slow server needs a higher "
                    + "\(ProviderSetting.firstToken), in seconds."
            case .idle:
                "\(host) fell silent for \(timeouts.idle.formattedSeconds) in mid-answer; try again, or set "
                    + "\(ProviderSetting.idle) higher."
            case .total:
                "\(host) was not done after \(timeouts.total.formattedSeconds); ask for a shorter answer, or set "
                    + "\(ProviderSetting.total) higher."
            }
        // A server of one's own that reads the prompt would begin anew, and be no faster the second time.
        let isFinal = limit == .firstToken && timeouts.isOwnServer
        return ModelError(
            code: .timedOut, disposition: isFinal ? .never : .retry(after: nil), provider: provider, message: sentence)
    }

    private func untrusted(_ error: any Error) -> ModelError {
        let isCertificate = "\(error)".lowercased().contains("certificate") || error is NIOSSLExtraError
        return ModelError(
            code: .unreachable, disposition: isCertificate ? .never : .retry(after: nil), provider: provider,
            message: isCertificate
                ? "The certificate of \(host) is not trusted; name the file of its authority in "
                    + "\(ProviderSetting.certificates), or check the base URL."
                : "\(host) does not speak TLS as it should; check whether its base URL begins with http:// or https://."
        )
    }

    private func clientFault(_ error: HTTPClientError) -> ModelError {
        switch error {
        case .invalidURL, .emptyHost, .emptyScheme, .missingSocketPath:
            return ModelError(
                code: .invalidRequest, disposition: .never, provider: provider,
                message: "The base URL is not an address; give one such as https://example.org/v1.")
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .deadlineExceeded, .readTimeout,
            .writeTimeout:
            return ModelError(
                code: .timedOut, disposition: .retry(after: nil), provider: provider,
                message: "\(host) took too long to connect; check the network and try again.")
        case .proxyAuthenticationRequired:
            return unreachable(
                "the proxy \(proxy ?? "") wants another user and password; put them into HTTPS_PROXY as "
                    + "http://USER:PASSWORD@HOST:PORT")
        case .invalidProxyResponse, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            return unreachable("the proxy \(proxy ?? "") did not open the way to \(host); check HTTPS_PROXY")
        case .remoteConnectionClosed where proxy != nil:
            return unreachable("the proxy \(proxy ?? "") closed the connection to \(host); check HTTPS_PROXY")
        case .remoteConnectionClosed:
            return unreachable("\(host) closed the connection without an answer; try again")
        default:
            let kind = error.shortDescription.lowercased()
            if kind.contains("scheme") {
                return ModelError(
                    code: .invalidRequest, disposition: .never, provider: provider,
                    message: "The base URL must begin with http:// or https://.")
            }
            if kind.contains("header") {
                return ModelError(
                    code: .unauthorized, disposition: .never, provider: provider,
                    message: "The key holds characters that no key has; set it again, without line breaks.")
            }
            return unreachable("the connection to \(host) failed (\(error.shortDescription)); try again")
        }
    }

    private func unreachable(_ clause: String) -> ModelError {
        ModelError(
            code: .unreachable, disposition: .retry(after: nil), provider: provider,
            message: clause.prefix(1).uppercased() + clause.dropFirst() + ".")
    }

    /// An address as sentences show it: without user, password and query.
    static func shown(_ url: String) -> String {
        let plain = url.prefix { $0 != "?" && $0 != "#" }
        guard let start = plain.firstRange(of: "://")?.upperBound else { return String(plain) }
        let authority = plain[start...].prefix { $0 != "/" }
        guard let at = authority.lastIndex(of: "@") else { return String(plain) }
        return String(plain[..<start] + plain[plain.index(after: at)...])
    }

    /// The host and port of the address, without user, path and query.
    private var host: String {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        return String(authority.split(separator: "@").last ?? authority)
    }
}

extension Duration {
    /// Whole seconds for people, `45 s`; tenths below ten seconds.
    var formattedSeconds: String {
        let tenths = Int((self / .milliseconds(100)).rounded())
        return tenths < 100 && tenths % 10 != 0 ? "\(tenths / 10).\(tenths % 10) s" : "\(tenths / 10) s"
    }
}

import AsyncHTTPClient
import LanguageModels
import NIOCore
import NIOPosix

/// Turns what goes wrong on the way to a provider into a `ModelError`. Errors of the network stack can quote a request,
/// so that only their kind is told, and of the address only the host.
struct TransportFault: Sendable {
    /// Who was asked.
    let provider: String
    /// The address that was asked.
    let url: String

    /// The connection could not be made, or broke before the answer's head was there.
    func beforeAnswer(_ error: any Error) -> ModelError {
        switch error {
        case let error as HTTPClientError:
            return clientFault(error)
        case let error as NIOConnectionError where error.dnsAError != nil || error.dnsAAAAError != nil:
            return unreachable("the name \(host) was not found; check the base URL and the network")
        case is NIOConnectionError, is IOError:
            return unreachable("\(host) refused the connection; check the base URL and that the server runs")
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
            case .firstToken: "\(host) sent no answer within \(timeouts.firstToken.formattedSeconds); try again later."
            case .idle: "\(host) fell silent for \(timeouts.idle.formattedSeconds) in mid-answer; try again."
            case .total: "\(host) was not done after \(timeouts.total.formattedSeconds); ask for a shorter answer."
            }
        return ModelError(
            code: .timedOut, disposition: .retry(after: nil), provider: provider, message: sentence)
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

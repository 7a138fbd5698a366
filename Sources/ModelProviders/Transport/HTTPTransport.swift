import AsyncHTTPClient
import LanguageModels
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The way to all providers: pooled connections, answers as streams, limits on each part of a call.
///
/// One transport serves all models of a process. Cancelling the task of a call closes its connection, and with it the
/// generation upstream.
package final class HTTPTransport: Sendable {
    /// The client of direct ways.
    private let client: HTTPClient
    /// The clients of ways through a proxy, made when first needed.
    private let proxied = Mutex<[ProxyServer: HTTPClient]>([:])
    private let configuration: HTTPClient.Configuration
    private let routes: NetworkRoutes
    private let clock: any Clock<Duration>

    /// Opens a transport; connections are made as calls need them.
    ///
    /// - Parameters:
    ///   - connectTimeout: For connecting, TLS included.
    ///   - connectionsPerHost: Streams to one host at once; others wait in silence.
    ///   - routes: Proxies and certificates.
    ///   - clock: What measures and waits for the limits of calls.
    package init(
        connectTimeout: Duration = .seconds(10), connectionsPerHost: Int = 64,
        routes: NetworkRoutes = .direct, clock: any Clock<Duration> = ContinuousClock()
    ) {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .nanoseconds(Int64(connectTimeout / .nanoseconds(1)))
        // The pool's own limit is 8, and the ninth stream to a host would wait in silence.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connectionsPerHost
        // A refused connection is told at once; trying again is the caller's policy.
        configuration.connectionPool.retryConnectionEstablishment = false
        // A redirect would carry the key to another host.
        configuration.redirectConfiguration = .disallow
        configuration.tlsConfiguration = routes.tls
        self.configuration = configuration
        self.routes = routes
        self.client = HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
        self.clock = clock
    }

    deinit {
        // The client insists on a shutdown; where nobody waited for one, it is left to run by itself.
        for client in [client] + proxied.withLock({ Array($0.values) }) { client.shutdown { _ in } }
    }

    /// Closes all connections. Calls under way fail.
    package func shutdown() async {
        for client in [client] + proxied.withLock({ Array($0.values) }) {
            await withCheckedContinuation { continuation in
                client.shutdown { _ in continuation.resume() }
            }
        }
    }

    /// The client of the way to an address. A client knows one proxy.
    private func client(through proxy: ProxyServer?) -> HTTPClient {
        guard let proxy else { return client }
        return proxied.withLock { clients in
            if let client = clients[proxy] { return client }
            var configuration = configuration
            configuration.proxy = proxy.configuration
            let client = HTTPClient(
                eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
            clients[proxy] = client
            return client
        }
    }

    /// Makes a call.
    ///
    /// - Parameters:
    ///   - call: The request.
    ///   - timeouts: Limits of the call's parts; the body's reader marks the pieces through `HTTPReply.limits`.
    ///   - provider: Who is asked, for errors.
    ///   - quiet: Told now and then how long the call has run, as long as no piece of its answer has come.
    ///   - read: Reads the answer. What it throws that is no `ModelError` is taken for a broken connection.
    /// - Throws: `ModelError`, or `CancellationError` where the task was cancelled.
    func send<Output: Sendable>(
        _ call: HTTPCall, within timeouts: ProviderTimeouts, provider: String,
        quiet: @escaping @Sendable (Duration) -> Void = { _ in },
        reading read: @escaping @Sendable (HTTPReply) async throws -> Output
    ) async throws -> Output {
        let limits = CallLimits(timeouts, clock: clock)
        let proxy = routes.proxy(for: call.url)
        let fault = TransportFault(provider: provider, url: call.url, proxy: proxy?.shown)
        let client = client(through: proxy)
        let result = await withTaskGroup(of: Result<Output, any Error>?.self) { group in
            group.addTask { await Self.attempt(call, client, limits, fault, read) }
            group.addTask {
                await limits.watch(quiet: quiet)
                return nil
            }
            var result: Result<Output, any Error>?
            while result == nil, let ended = await group.next() {
                result = ended
                // Either the call is over or a limit has passed: whoever is left has nothing more to do.
                group.cancelAll()
            }
            return result ?? .failure(CancellationError())
        }
        switch result {
        case .success(let output):
            return output
        case .failure(let error):
            if let limit = limits.passed { throw fault.timeout(limit, timeouts) }
            if Task.isCancelled { throw CancellationError() }
            throw error
        }
    }

    private static func attempt<Output: Sendable>(
        _ call: HTTPCall, _ client: HTTPClient, _ limits: CallLimits, _ fault: TransportFault,
        _ read: @Sendable (HTTPReply) async throws -> Output
    ) async -> Result<Output, any Error> {
        var request = HTTPClientRequest(url: call.url)
        request.method = HTTPMethod(rawValue: call.method.rawValue)
        request.headers = HTTPHeaders(call.headers.map { ($0.name, $0.value) })
        if let body = call.body { request.body = .bytes(ByteBuffer(bytes: body)) }
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, deadline: .distantFuture)
        } catch {
            return .failure(fault.beforeAnswer(error))
        }
        let reply = HTTPReply(
            status: Int(response.status.code), headers: response.headers, body: response.body, limits: limits)
        do {
            return .success(try await read(reply))
        } catch let error as ModelError {
            return .failure(error)
        } catch {
            return .failure(fault.duringAnswer(error))
        }
    }
}

extension ProxyServer {
    /// The proxy as the client takes it.
    fileprivate var configuration: HTTPClient.Configuration.Proxy {
        switch kind {
        case .socks: return .socksServer(host: host, port: port)
        case .http:
            let authorization = credentials.map { secret -> HTTPClient.Authorization in
                let parts = secret.reveal().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                return .basic(username: String(parts[0]), password: parts.count > 1 ? String(parts[1]) : "")
            }
            return .server(host: host, port: port, authorization: authorization)
        }
    }
}

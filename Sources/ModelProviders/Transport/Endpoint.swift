import LanguageModels

/// Where a provider is and who asks.
package struct Endpoint: Sendable {
    /// The address up to, and without, the path of a call, e.g. `https://example.org/v1`.
    package var baseURL: String
    /// The address as it was given, without a slash at its end; `baseURL` is without the path of a call.
    let givenURL: String
    /// The key; nil for a server that wants none.
    package var key: Secret?
    /// More headers for each request.
    package var extraHeaders: [(name: String, value: String)]

    /// Takes an address.
    ///
    /// - Parameters:
    ///   - baseURL: With or without a slash at its end; the path of a call (`/chat/completions`) is taken off.
    ///   - key: The key, if the server wants one.
    ///   - extraHeaders: Sent with each request.
    package init(baseURL: String, key: Secret? = nil, extraHeaders: [(name: String, value: String)] = []) {
        var trimmed = baseURL.trimmed
        while trimmed.last == "/" { trimmed.removeLast() }
        self.givenURL = trimmed
        self.baseURL = ServerAddress.withoutCall(trimmed)
        self.key = key.map { Secret($0.reveal().trimmed) }
        self.extraHeaders = extraHeaders
    }

    /// `Authorization: Bearer …`, where there is a key, and the extra headers.
    var bearerHeaders: [(name: String, value: String)] {
        let key = key.map { [(name: "authorization", value: "Bearer \($0.reveal())")] } ?? []
        return key + extraHeaders
    }

    /// `x-goog-api-key`, where there is a key, and the extra headers.
    var googleHeaders: [(name: String, value: String)] {
        let key = key.map { [(name: "x-goog-api-key", value: $0.reveal())] } ?? []
        return key + extraHeaders
    }

    /// What no error may quote: the key, and the extra headers, which may hold another.
    var secrets: [Secret] {
        [key].compactMap(\.self) + extraHeaders.map { Secret($0.value) }
    }

    /// The address without the version at its end, where a server keeps what is not part of OpenAI's interface.
    var rootURL: String {
        baseURL.hasSuffix("/v1") ? String(baseURL.dropLast(3)) : baseURL
    }
}

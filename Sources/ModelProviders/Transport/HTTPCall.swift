/// One HTTP request to a provider.
struct HTTPCall: Sendable {
    /// `GET` or `POST`.
    var method: Method
    var url: String
    /// Names and values; keys are in here, so never log them.
    var headers: [(name: String, value: String)]
    /// JSON, where the method has a body.
    var body: [UInt8]?

    /// The methods that providers ask for.
    enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// A question without a body.
    static func get(_ url: String, headers: [(name: String, value: String)]) -> HTTPCall {
        HTTPCall(method: .get, url: url, headers: headers + [("accept", "application/json")], body: nil)
    }

    /// JSON sent, and an event stream or JSON wanted.
    ///
    /// - Parameters:
    ///   - url: Where to.
    ///   - headers: Those that say who asks.
    ///   - body: JSON.
    ///   - accept: The media type of the answer.
    static func post(
        _ url: String, headers: [(name: String, value: String)], body: [UInt8], accept: String = "application/json"
    ) -> HTTPCall {
        HTTPCall(
            method: .post, url: url,
            headers: headers + [("content-type", "application/json"), ("accept", accept)], body: body)
    }
}

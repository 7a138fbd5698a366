/// Tokens written, and the seconds from the question to the answer's end.
struct Speed: Sendable {
    private(set) var tokens = 0
    private(set) var seconds = 0.0

    /// Nothing yet.
    init() {}

    /// Takes a call's numbers.
    init(tokens: Int, seconds: Double) {
        self.tokens = tokens
        self.seconds = seconds
    }

    /// Adds another call.
    mutating func add(_ other: Speed) {
        tokens += other.tokens
        seconds += other.seconds
    }

    /// 0 where nothing was measured.
    var tokensPerSecond: Double { seconds > 0 ? Double(tokens) / seconds : 0 }

    /// For people.
    var text: String {
        "\(Figure.decimal(tokensPerSecond, places: 2)) (\(tokens) tokens in \(Figure.decimal(seconds, places: 1)) s)"
    }
}

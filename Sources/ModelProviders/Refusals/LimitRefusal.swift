/// A refusal because of a size: prompt and answer do not fit the context, or the answer's limit is more than the model can
/// write. Reads the size out of it, however it is put.
enum LimitRefusal: Sendable, Hashable {
    /// Prompt and answer together, or the prompt alone, are too long.
    ///
    /// - Parameters:
    ///   - limit: tokens that there are; nil where the server does not say.
    ///   - prompt: tokens of the prompt as the server counts them; nil where it does not say.
    case context(limit: Int?, prompt: Int?)
    /// The answer's limit is too high.
    ///
    /// - Parameter limit: the highest one; nil where the server does not say.
    case output(limit: Int?)

    /// Statuses of such refusals: llama.cpp and Ollama have also said 500, which only counts where a context is named.
    private static let statuses: Set<Int> = [400, 413, 422, 500]
    /// The smallest size that is believed.
    private static let least = 256
    /// The smallest one that is believed where nothing near the number says what it is.
    private static let leastUnnamed = 1_024

    /// Reads a refusal; nil where it is none of a size.
    ///
    /// - Parameters:
    ///   - status: the HTTP status.
    ///   - body: what the server said.
    ///   - sent: the answer's limit that was sent; nil where none was.
    init?(status: Int, body: RefusalBody, sent: Int?) {
        guard Self.statuses.contains(status) else { return nil }
        let isNamed = !body.kinds.isDisjoint(with: ["exceed_context_size_error", "context_length_exceeded"])
        let isContext = isNamed || body.numbers["n_ctx"] != nil || body.says(anyOf: Self.contextPhrases)
        if isContext {
            let numbers = SpokenNumber.all(in: body.text)
            let limit = body.numbers["n_ctx"] ?? Self.limit(among: numbers, sent: sent)
            self = .context(
                limit: limit.flatMap { $0 >= Self.least ? $0 : nil },
                prompt: body.numbers["n_prompt_tokens"] ?? Self.prompt(among: numbers))
            return
        }
        guard status != 500, let sent, Self.speaksOfLimit(body), body.says(anyOf: Self.tooLargePhrases) else {
            return nil
        }
        let numbers = SpokenNumber.all(in: body.text).map { number in
            // Google: “from 1 (inclusive) to 8193 (exclusive)”.
            number.after.contains("exclusive") ? number.value - 1 : number.value
        }
        guard let limit = numbers.filter({ $0 < sent && $0 >= 16 }).max() else { return nil }
        self = .output(limit: limit)
    }

    /// The sentences of OpenAI, vLLM, SGLang, llama.cpp, LM Studio, Ollama, Text Generation Inference, Mistral, Anthropic,
    /// Cohere, xAI, Moonshot, Groq, Cerebras, TabbyAPI and Google.
    private static let contextPhrases = [
        "context length", "context size", "context window", "context limit", "maximum context",
        "context_length_exceeded",
        "max_seq_len", "maximum sequence length", "max_model_len", "maximum prompt length", "prompt is too long",
        "prompt too long", "input is too long", "too many tokens", "input token count", "model token limit",
        "`max_new_tokens` must be <=", "`inputs` must have less than", "number of tokens allowed",
        "range of input length",
        "requested token count exceeds", "reduce the length of the messages", "exceeds max length", "prompt length",
        "prompt exceeds", "request too large", "total number of tokens in the prompt", "context the overflows",
        "greater than the context",
    ]
    private static let tooLargePhrases = [
        "too large", "at most", "maximum", "less than or equal", "lower than", "range", "exceed", "must be",
        "greater than",
        "<=", "up to",
    ]

    private static func speaksOfLimit(_ body: RefusalBody) -> Bool {
        !body.pointers.isDisjoint(with: ["max_tokens", "max_completion_tokens", "max_output_tokens", "maxoutputtokens"])
            || body.says(
                "max_tokens", "max_completion_tokens", "max_output_tokens", "max_new_tokens", "maxoutputtokens",
                "maximum tokens", "completion tokens", "output tokens")
    }

    private static let limitSigns: [(phrase: String, weight: Int)] = [
        ("context", 3), ("max_seq_len", 4), ("maximum", 2), ("limit", 2), ("<=", 4), ("less than", 3),
        ("cannot exceed", 4),
        ("allowed", 3), ("at most", 3), ("only", 1), (">", 6), ("up to", 2),
    ]
    /// What stands before a number that is the request's own.
    private static let requestSigns = [
        "requested", "given", "contains", "current", "received", "messages have", "input (", "count (", "first",
        "too long:", "your request", "prompt has", "request (", "got ", "asked",
    ]

    private static func limit(among numbers: [SpokenNumber], sent: Int?) -> Int? {
        let candidates = numbers.filter { number in
            number.value >= least && number.value != sent && !number.before.hasSuffix("by ")
        }
        let scored = candidates.map { number in
            var score = limitSigns.reduce(0) { $0 + (number.before.contains($1.phrase) ? $1.weight : 0) }
            if number.after.hasPrefix(" maximum") || number.after.contains("context") { score += 3 }
            let nearest = number.before.suffix(28)
            if requestSigns.contains(where: nearest.contains) { score -= 6 }
            return (number.value, score)
        }
        if let best = scored.filter({ $0.1 > 0 }).max(by: { $0.1 < $1.1 }) { return best.0 }
        return candidates.map(\.value).filter { $0 >= leastUnnamed }.min()
    }

    private static func prompt(among numbers: [SpokenNumber]) -> Int? {
        numbers.first { number in
            guard !number.before.contains("at least"), !number.before.contains("maximum prompt length") else {
                return false
            }
            return promptSignsAfter.contains(where: number.after.contains)
                || promptSignsBefore.contains(where: number.before.contains)
        }?.value
    }
    private static let promptSignsAfter = [
        "in the messages", "of text input", "from the input", " input tokens", "`inputs` tokens",
        "tokens in the prompt",
    ]
    private static let promptSignsBefore = [
        "prompt contains", "messages have", "input token count (", "prompt is too long:", "the input (",
        "keep the first",
        "your request has",
    ]
}

/// A whole number in a sentence, with the words around it.
struct SpokenNumber: Sendable, Hashable {
    let value: Int
    /// The text before it, from the number before on, at most 60 characters.
    let before: String
    /// The text behind it, up to the next number, at most 40 characters.
    let after: String

    /// The numbers of a text: digits with commas or underscores between groups of three, and nothing of a name around
    /// them (`llama-3.1-8b`, `org_01`).
    static func all(in text: String) -> [SpokenNumber] {
        let scalars = Array(text.unicodeScalars)
        var found: [(value: Int, start: Int, end: Int)] = []
        var index = 0
        while index < scalars.count {
            guard isDigit(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            var digits = ""
            while index < scalars.count {
                if isDigit(scalars[index]) {
                    digits.unicodeScalars.append(scalars[index])
                    index += 1
                } else if scalars[index] == "," || scalars[index] == "_", isGroup(scalars, at: index + 1) {
                    index += 1
                } else {
                    break
                }
            }
            if isFree(scalars, start, index), digits.count < 10, let value = Int(digits) {
                found.append((value, start, index))
            }
        }
        return found.enumerated().map { place, number in
            let from = max(place > 0 ? found[place - 1].end : 0, number.start - 60)
            let to = min(place + 1 < found.count ? found[place + 1].start : scalars.count, number.end + 40)
            return SpokenNumber(
                value: number.value, before: joined(scalars[from..<number.start]),
                after: joined(scalars[number.end..<to]))
        }
    }

    private static func joined(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Whether three digits and no fourth stand at `index`.
    private static func isGroup(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index + 2 < scalars.count, scalars[index...(index + 2)].allSatisfy(isDigit) else { return false }
        return index + 3 >= scalars.count || !isDigit(scalars[index + 3])
    }

    private static func isFree(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
        func isName(_ index: Int) -> Bool {
            scalars.indices.contains(index) && (scalars[index].properties.isAlphabetic || isDigit(scalars[index]))
        }
        if start > 0 {
            let before = scalars[start - 1]
            if before == "_" || isName(start - 1) { return false }
            if before == "-" || before == ".", isName(start - 2) { return false }
        }
        guard end < scalars.count else { return true }
        if scalars[end] == "_" || isName(end) { return false }
        return !(scalars[end] == "." || scalars[end] == "-") || !isName(end + 1)
    }
}

/// The ways in which a real upstream goes wrong, by name.
///
/// Each is played as that upstream would put it on the wire: Gemini in its own error and finish words, OpenAI-compatible
/// servers in theirs, the Hugging Face router in both of its error shapes. `wires` says where a case can occur at all;
/// elsewhere a schedule passes it over. The cases on JSON wait for a structured request, those on the story's text for
/// a prose one.
package enum Misbehaviour: Sendable, Hashable {
    // Refused before anything is written.

    /// 429 of the minute: Gemini with `QuotaFailure` (PerMinute) and `RetryInfo`, the others with `retry-after`.
    case rateLimitedWithRetryInfo(seconds: Int)
    /// Nothing more today: Gemini 429 with a PerDay quota, OpenAI 429 `insufficient_quota`, Hugging Face 402.
    case quotaOfTheDay
    /// 503 to this request and those after it, `count` in all; llama.cpp's is "Loading model".
    case serviceUnavailableBurst(count: Int)
    /// The key is refused: Gemini 400 `API_KEY_INVALID`, the others 401.
    case unauthorised
    /// 502 with a page of HTML, as proxies send it.
    case htmlErrorBody
    /// The prompt is refused: Gemini 200 without candidates, OpenAI and Hugging Face 400 `content_filter`.
    case blockedPrompt
    /// The key has no quota for this model at all: 429 with a limit of 0, which no waiting mends.
    case noQuotaAtAll
    /// The caller's country is not served: Gemini 400 `FAILED_PRECONDITION`, the others 403.
    case regionNotServed
    /// 404 that names another model than the one asked for, as an alias with a dead machine behind it answers.
    case aliasOfDeadMachine
    /// The connection is reset before a byte is sent.
    case connectionReset

    // Slow or broken off.

    /// Not a byte before the fake's `hold` gate lets it go on, or the client gives up.
    case slowFirstToken
    /// Part of the text, then silence until the fake's `hold` gate lets it go on, or the client gives up.
    case stallMidStream(after: Extent)
    /// Part of the text, then the body ends in good order, but without finish reason and `[DONE]`.
    case cutWithoutFinishReason(afterCharacters: Int)
    /// Part of the text, then the connection is closed in the middle of the body.
    case connectionLostMidStream(afterCharacters: Int)
    /// Part of the text, then a frame that holds an error.
    case errorFrameMidStream(afterCharacters: Int)
    /// Gemini only: part of the text, then the error as bare JSON lines without `data:`.
    case rawErrorMidStream(afterCharacters: Int)
    /// Every character beyond ASCII is split between two writes, and the text has curly quotes, é and 日本.
    case utf8Split

    // Ended oddly.

    /// Cut off by the limit of tokens in mid-sentence, with `MAX_TOKENS` or `length`.
    case maxTokens(afterWords: Int)
    /// Cut off by the safety filter, with `SAFETY` or `content_filter`.
    case filtered(afterWords: Int)
    /// Gemini only: `CONTINUATION` with a token; the request sent again with the token gets the rest.
    case continuation(afterWords: Int)
    /// A good end without any text.
    case emptyAnswer
    /// The first paragraph, an empty piece, and a good end, though more was asked for.
    case earlyEmptyStop
    /// The whole text, ended for a reason that no client knows.
    case unknownFinishReason
    /// Thoughts before the text: Gemini's thought parts, the others' `reasoning_content`.
    case thoughtsFirst

    /// A good answer with something around it or in it, or in another form.
    case spoken(SpokenHabit)

    // Well, but in another shape.

    /// Text and thoughts as lists of parts (Mistral's reasoning models).
    case contentParts
    /// The whole answer as one JSON body, though a stream was asked for.
    case wholeAnswer
    /// No finish reason at all, but usage and `[DONE]` behind the text.
    case noFinishReason
    /// The end in other words than OpenAI's: `STOP`, `eos`, `COMPLETE` …
    case endWord(String)
    /// Usage in another form than numbers.
    case oddUsage(UsageForm)
    /// Comments that keep the connection open, before the text and in it.
    case keepAlives

    /// What a server is like for good; happens to the requests that meet it, and is no part of `all`.
    case server(ServerHabit)

    // Bad JSON.

    /// JSON that breaks the schema, then, to the next structured request, JSON that keeps it.
    case wrongJSONThenRight
    /// Prose where JSON was asked for.
    case notJSONAtAll

    // Bad prose.

    /// A good paragraph, then the same two sentences again and again until the limit of tokens.
    case loopingText
    /// A good paragraph, then one that already stands in the story, then good ones.
    case duplicateParagraph
    /// "Sure! Here is the scene:" and a heading before the text.
    case preamble
    /// "The End." and the marker IAMDONE within the text, which then goes on.
    case earlyTheEnd
    /// Prose in Spanish, whatever language is asked for.
    case otherLanguage
    /// Prose in Thai, which has no marks at the ends of sentences; well-behaved where Thai is asked for.
    case unmarkedProse

    /// How a server writes what was used.
    package enum UsageForm: Sendable, Hashable {
        /// `"12"`
        case text
        /// `12.5`
        case fraction
        /// A list of one, with empty lists for details.
        case list
        /// Null.
        case missing
    }

    /// How much of an answer comes before something happens.
    package enum Extent: Sendable, Hashable {
        case characters(Int)
        case words(Int)
        case paragraphs(Int)
    }

    /// What a request must ask for so that a case can happen.
    package enum Need: Sendable {
        case anything, json, prose
    }

    /// What a request must ask for.
    var need: Need {
        switch self {
        case .spoken(let habit): habit.need
        case .wrongJSONThenRight, .notJSONAtAll: .json
        case .loopingText, .duplicateParagraph, .preamble, .earlyTheEnd, .utf8Split, .earlyEmptyStop: .prose
        case .otherLanguage, .unmarkedProse: .prose
        default: .anything
        }
    }

    /// The wires on which a case can occur.
    package var wires: Set<Wire> {
        switch self {
        case .rawErrorMidStream, .continuation: [.gemini]
        case .contentParts, .noFinishReason, .endWord, .oddUsage: [.openAI, .huggingFace, .llamaCpp]
        case .rateLimitedWithRetryInfo, .quotaOfTheDay, .noQuotaAtAll, .regionNotServed, .blockedPrompt, .filtered:
            [.gemini, .openAI, .huggingFace]
        default: Set(Wire.allCases)
        }
    }

    /// One of every case that goes wrong in an English story, with numbers that suit scenes of a few hundred words.
    package static let all: [Misbehaviour] = [
        .rateLimitedWithRetryInfo(seconds: 7), .quotaOfTheDay, .serviceUnavailableBurst(count: 2), .unauthorised,
        .noQuotaAtAll, .regionNotServed, .aliasOfDeadMachine, .htmlErrorBody, .blockedPrompt, .connectionReset,
        .slowFirstToken, .stallMidStream(after: .characters(500)),
        .cutWithoutFinishReason(afterCharacters: 500), .connectionLostMidStream(afterCharacters: 500),
        .errorFrameMidStream(afterCharacters: 500), .rawErrorMidStream(afterCharacters: 500), .utf8Split,
        .maxTokens(afterWords: 90), .filtered(afterWords: 90), .continuation(afterWords: 90), .emptyAnswer,
        .earlyEmptyStop, .unknownFinishReason, .thoughtsFirst, .contentParts, .wholeAnswer,
        .noFinishReason, .endWord("COMPLETE"), .endWord("MODEL_LENGTH"), .oddUsage(.text), .oddUsage(.fraction),
        .oddUsage(.list), .oddUsage(.missing), .keepAlives, .wrongJSONThenRight, .notJSONAtAll, .loopingText,
        .duplicateParagraph, .preamble, .earlyTheEnd, .otherLanguage,
    ]

    /// One of every case that can occur on a wire.
    package static func all(on wire: Wire) -> [Misbehaviour] {
        all.filter { $0.wires.contains(wire) }
    }
}

/// How a fake speaks.
package enum Wire: String, Sendable, Hashable, CaseIterable {
    case gemini
    case openAI
    case huggingFace
    case llamaCpp
}

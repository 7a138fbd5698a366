import JSONNotation

/// The bodies with which Gemini refuses requests.
struct GeminiError: Sendable {
    let code: Int
    let status: String
    let message: String
    var details: [JSONValue] = []

    private static let types = "type.googleapis.com/google.rpc."

    var json: JSONValue {
        let error: JSONValue = ["code": .integer(code), "message": .string(message), "status": .string(status)]
        return ["error": details.isEmpty ? error : error.adding("details", .array(details))]
    }

    /// The key is missing or wrong; Gemini says so with 400.
    static let badKey = GeminiError(
        code: 400, status: "INVALID_ARGUMENT", message: "API key not valid. Please pass a valid API key.",
        details: [
            [
                "@type": .string(types + "ErrorInfo"), "reason": "API_KEY_INVALID", "domain": "googleapis.com",
                "metadata": ["service": "generativelanguage.googleapis.com"],
            ],
            [
                "@type": .string(types + "LocalizedMessage"), "locale": "en-US",
                "message": "API key not valid. Please pass a valid API key.",
            ],
        ]
    )

    /// The model does not take more for now.
    static let unavailable = GeminiError(
        code: 503, status: "UNAVAILABLE", message: "The model is overloaded. Please try again later."
    )

    /// The caller's country is not served.
    static let regionNotServed = GeminiError(
        code: 400, status: "FAILED_PRECONDITION", message: "User location is not supported for the API use."
    )

    /// A free key has a quota of 0 for some models.
    static func noQuotaAtAll(model: String) -> GeminiError {
        let metric = "generativelanguage.googleapis.com/generate_content_free_tier_requests"
        let violation: JSONValue = [
            "quotaMetric": .string(metric), "quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier",
            "quotaDimensions": ["location": "global", "model": .string(model)],
        ]
        return GeminiError(
            code: 429, status: "RESOURCE_EXHAUSTED",
            message:
                "You exceeded your current quota, please check your plan and billing details.\n* Quota exceeded for "
                + "metric: \(metric), limit: 0, model: \(model)",
            details: [
                ["@type": .string(types + "QuotaFailure"), "violations": [violation]],
                ["@type": .string(types + "RetryInfo"), "retryDelay": "25s"],
            ])
    }

    /// The fault that comes in the middle of a stream.
    static let midStream = GeminiError(code: 500, status: "INTERNAL", message: "An internal error has occurred.")

    /// A field is wrong.
    static func invalid(_ message: String) -> GeminiError {
        GeminiError(code: 400, status: "INVALID_ARGUMENT", message: message)
    }

    /// There is no such model.
    static func unknownModel(_ model: String, version: String, method: String) -> GeminiError {
        GeminiError(
            code: 404, status: "NOT_FOUND",
            message: "models/\(model) is not found for API version \(version), or is not supported for \(method)."
        )
    }

    /// The quota of the minute or of the day is used up.
    ///
    /// - Parameters:
    ///   - seconds: what `RetryInfo` says.
    ///   - isDaily: whether it is the day's.
    static func quota(model: String, seconds: Int, isDaily: Bool) -> GeminiError {
        let period = isDaily ? "PerDay" : "PerMinute"
        return GeminiError(
            code: 429, status: "RESOURCE_EXHAUSTED",
            message: "You exceeded your current quota. Please retry in \(seconds)s.",
            details: [
                [
                    "@type": .string(types + "QuotaFailure"),
                    "violations": [
                        [
                            "quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                            "quotaId": .string("GenerateRequests\(period)PerProjectPerModel-FreeTier"),
                            "quotaDimensions": ["location": "global", "model": .string(model)],
                            "quotaValue": .string(isDaily ? "250" : "10"),
                        ]
                    ],
                ],
                [
                    "@type": .string(types + "Help"),
                    "links": [
                        [
                            "description": "Learn more about Gemini API quotas",
                            "url": "https://ai.google.dev/gemini-api/docs/rate-limits",
                        ]
                    ],
                ],
                ["@type": .string(types + "RetryInfo"), "retryDelay": .string("\(seconds)s")],
            ]
        )
    }
}

import StoryDomain

/// How a call ended, and what it used.
package struct Completion: Sendable, Hashable {
    package var finish: FinishReason
    /// The provider's own count; nil where it gave none.
    package var usage: TokenUsage?
    /// The model as the provider names it in its answer, where it does.
    package var servedModel: String?
    /// The profile of the model that answered, where the catalogue lists it and the call was opened as another or at
    /// another price; the call is booked by it.
    package var servedProfile: ModelProfile?
    /// Seconds and tokens as the server measured them, where it does (llama.cpp).
    package var timings: Timings?
    /// Characters of thoughts that came beside the answer; 0 where none were seen. They are no text, though they are
    /// billed and count into the answer's limit.
    package var thoughtCharacters: Int
    /// Filled in by `Metered`; nil from a bare provider.
    package var metering: Metering?

    /// Takes a completion's parts.
    package init(
        finish: FinishReason, usage: TokenUsage? = nil, servedModel: String? = nil,
        servedProfile: ModelProfile? = nil, timings: Timings? = nil, thoughtCharacters: Int = 0,
        metering: Metering? = nil
    ) {
        self.finish = finish
        self.usage = usage
        self.servedModel = servedModel
        self.servedProfile = servedProfile
        self.timings = timings
        self.thoughtCharacters = thoughtCharacters
        self.metering = metering
    }

    /// A server's own measure of a call.
    package struct Timings: Sendable, Hashable, Codable {
        /// Prompt tokens taken from the server's cache.
        package var cachedTokens: Int
        /// Prompt tokens that were read.
        package var promptTokens: Int
        package var promptSeconds: Double
        package var writtenTokens: Int
        package var writingSeconds: Double

        /// Takes tokens and seconds.
        package init(
            cachedTokens: Int, promptTokens: Int, promptSeconds: Double, writtenTokens: Int, writingSeconds: Double
        ) {
            self.cachedTokens = cachedTokens
            self.promptTokens = promptTokens
            self.promptSeconds = promptSeconds
            self.writtenTokens = writtenTokens
            self.writingSeconds = writingSeconds
        }
    }
}

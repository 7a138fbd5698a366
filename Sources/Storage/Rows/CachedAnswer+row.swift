import StoryDomain

extension CachedAnswer {
    /// Reads a row of `cached_answer`.
    init(row: SQLRow) throws {
        self.init(
            operation: try row.value("operation"),
            provider: try row.value("provider"),
            model: try row.value("model"),
            json: try row.value("answer"),
            usage: TokenUsage(prompt: try row.value("prompt_tokens"), output: try row.value("output_tokens")),
            cost: try row.value("cost")
        )
    }
}

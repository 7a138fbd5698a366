import LanguageModels

extension LearnedTraits {
    /// What was learned, in the form of a catalogue file, so that it can be written down for good.
    ///
    /// - Parameters:
    ///   - provider: whose model it is.
    ///   - model: its name there.
    /// - Returns: nil where nothing is known that a catalogue has a field for.
    package func yaml(provider: String, model: String) -> String? {
        var lines: [String] = []
        if let context = integer(.context) { lines.append("context: \(context)") }
        if let most = integer(.maxOutput) { lines.append("max_output: \(most)") }
        let capabilities = capabilityLines
        if !capabilities.isEmpty { lines.append("capabilities: {\(capabilities.joined(separator: ", "))}") }
        let measures = all.compactMap { trait -> String? in
            if case .tokensPerWord(let language) = trait.name { "\(language): \(trait.value)" } else { nil }
        }
        if !measures.isEmpty { lines.append("tokens_per_word: {\(measures.joined(separator: ", "))}") }
        guard !lines.isEmpty else { return nil }
        let indented = lines.map { "        " + $0 }.joined(separator: "\n")
        return "providers:\n  \(provider):\n    models:\n      \(Self.quoted(model)):\n\(indented)\n"
    }

    private var capabilityLines: [String] {
        var lines: [String] = []
        if let structure = self[.structure] { lines.append("structure: \(structure)") }
        if let word = self[.maxCompletionTokens] { lines.append("max_completion_tokens: \(word)") }
        if let word = self[.systemRole] { lines.append("system_role: \(word)") }
        if let word = self[.prefill] { lines.append("prefill: \(word)") }
        if let effort = self[.effort] { lines.append("effort: \(effort)") }
        if let allowance = integer(.thinkingAllowance) { lines.append("thinking_allowance: \(allowance)") }
        if !refusedFields.isEmpty { lines.append("without: [\(refusedFields.sorted().joined(separator: ", "))]") }
        return lines
    }

    /// A name as a YAML key: in quotes where it holds more than letters, digits and the signs of models' names.
    private static func quoted(_ name: String) -> String {
        let isPlain =
            name.first?.isLetter == true
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
        guard !isPlain else { return name }
        return "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

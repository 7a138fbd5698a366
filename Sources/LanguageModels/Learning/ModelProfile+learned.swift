extension ModelProfile {
    /// This profile, corrected by what was learned of the model at its server.
    ///
    /// A limit that somebody wrote into the catalogue is only ever lowered; one that was assumed for want of an entry is
    /// replaced. What refusals say of fields goes before the catalogue, since the server has the last word.
    package func corrected(by traits: LearnedTraits) -> ModelProfile {
        guard !traits.isEmpty else { return self }
        var profile = self
        if let context = traits.integer(.context) {
            profile.contextTokens = isContextAssumed ? context : min(contextTokens, context)
            profile.isContextAssumed = false
        }
        if let most = traits.integer(.maxOutput) {
            profile.maxOutputTokens = isMaxOutputAssumed ? most : min(maxOutputTokens, most)
            profile.isMaxOutputAssumed = false
        }
        profile.capabilities = capabilities.corrected(by: traits)
        for trait in traits.all {
            guard let number = Double(trait.value) else { continue }
            switch trait.name {
            case .tokensPerWord(let language): profile.tokensPerWord[language] = number
            case .promptScale(let language), .promptScaleFloor(let language):
                profile.promptScale[language] = max(number, profile.promptScale[language] ?? 0)
            case .reserveFactor: profile.reserveFactor = max(1, number)
            default: break
            }
        }
        return profile
    }
}

extension ModelCapabilities {
    fileprivate func corrected(by traits: LearnedTraits) -> ModelCapabilities {
        var capabilities = self
        capabilities.without.formUnion(traits.refusedFields)
        if capabilities.without.contains("seed") { capabilities.seed = false }
        if let word = traits[.maxCompletionTokens] { capabilities.maxCompletionTokens = word == "true" }
        if let structure = traits[.structure].flatMap(StructureDialect.init(rawValue:)) {
            capabilities.structure = structure
        }
        if let effort = traits[.effort] { capabilities.effort = effort }
        if traits[.systemRole] == "false" { capabilities.systemRole = false }
        if traits[.prefill] == "false" {
            capabilities.prefill = false
            capabilities.without.insert(ModelCapabilities.beginning)
        }
        if let allowance = traits.integer(.thinkingAllowance) {
            capabilities.thinkingAllowance = max(allowance, capabilities.thinkingAllowance ?? 0)
        }
        return capabilities
    }
}

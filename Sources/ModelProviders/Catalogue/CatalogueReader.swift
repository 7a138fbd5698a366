import FoundationEssentials
import LanguageModels
import StoryDomain
import Yams

/// Reads a catalogue file. Walks the YAML's nodes itself, so that each fault is told with its line, and a price goes
/// from its digits to a `Decimal` without ever being a binary fraction.
struct CatalogueReader {
    /// The file's name, for errors.
    let file: String
    /// Whether it is the program's own. Its families' prices are guesses for models that nobody listed; those of a file
    /// of the user's are what the user says.
    var isBuiltIn = false

    /// Reads a file's text.
    ///
    /// - Returns: The shelves by provider.
    /// - Throws: `CatalogueError`.
    func shelves(in text: String) throws(CatalogueError) -> [String: CatalogueShelf] {
        let root = try root(of: text)
        var version = "own"
        var shelves: [String: CatalogueShelf] = [:]
        let members = try members(of: root, named: "the file", allowed: ["version", "providers"])
        if let node = members["version"] { version = try self.text(node, "version") }
        if let providers = members["providers"] {
            for (name, node) in try self.members(of: providers, named: "providers", allowed: nil) {
                guard ModelCatalogue.knownProviders.contains(name) else {
                    let known = ModelCatalogue.knownProviders.joined(separator: ", ")
                    throw fault(node, "the provider \(name) is unknown; use one of \(known)")
                }
                shelves[name] = try shelf(node, name: name, version: version)
            }
        }
        return shelves
    }

    private func root(of text: String) throws(CatalogueError) -> Node {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
        } catch let error as YamlError {
            throw syntaxFault(error)
        } catch {
            throw CatalogueError(file: file, message: "The file is not YAML; correct it.")
        }
        return Node([(Node, Node)]())
    }

    private func syntaxFault(_ error: YamlError) -> CatalogueError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            CatalogueError(file: file, line: mark.line, message: "The YAML is broken here (\(problem)); correct it.")
        case .duplicatedKeysInMapping(let keys, let context):
            CatalogueError(
                file: file, line: context.mark.line,
                message: "The key \(keys.joined(separator: ", ")) stands here twice; remove one.")
        default:
            CatalogueError(file: file, message: "The file is not YAML in UTF-8; correct it.")
        }
    }

    private func shelf(_ node: Node, name: String, version: String) throws(CatalogueError) -> CatalogueShelf {
        let members = try members(of: node, named: name, allowed: ["default", "families", "models", "images"])
        var shelf = CatalogueShelf()
        if let node = members["images"] { shelf.images = try imageShelf(node, version: version) }
        if let node = members["default"] { shelf.defaultModel = try text(node, "default") }
        if let node = members["families"] {
            for item in try items(of: node, named: "families") {
                let fields = try self.members(of: item, named: "a family", allowed: Self.entryKeys + ["match"])
                guard let match = fields["match"] else {
                    throw fault(item, "a family needs a match; add one such as match: \"org/*\"")
                }
                var entry = try entry(fields, version: version)
                if isBuiltIn, name != "embedded" { entry.prices = entry.prices?.map(\.asGuess) }
                shelf.families.append(.init(pattern: try text(match, "match"), entry: entry))
            }
        }
        if let node = members["models"] {
            for (model, node) in try self.members(of: node, named: "models", allowed: nil) {
                let fields = try self.members(of: node, named: model, allowed: Self.entryKeys)
                shelf.models[model] = try entry(fields, version: version)
            }
        }
        return shelf
    }

    private static let entryKeys = ["context", "max_output", "pass_words", "prices", "capabilities", "replaced"]

    private func entry(_ fields: [String: Node], version: String) throws(CatalogueError) -> CatalogueEntry {
        var entry = CatalogueEntry()
        if let node = fields["context"] { entry.contextTokens = try count(node, "context") }
        if let node = fields["max_output"] { entry.maxOutputTokens = try count(node, "max_output") }
        if let node = fields["pass_words"] { entry.passWords = try count(node, "pass_words") }
        if let node = fields["prices"] { entry.prices = try prices(node, version: version) }
        if let node = fields["capabilities"] { try take(capabilities: node, into: &entry) }
        if let node = fields["replaced"] { entry.replaced = try replaced(node) }
        return entry
    }

    private func take(capabilities node: Node, into entry: inout CatalogueEntry) throws(CatalogueError) {
        let fields = try members(
            of: node, named: "capabilities",
            allowed: [
                "sampling", "seed", "structure", "prefill", "prefix_cache", "thinking", "effort",
                "max_completion_tokens",
            ])
        if let node = fields["sampling"] { entry.sampling = try flag(node, "sampling") }
        if let node = fields["seed"] { entry.seed = try flag(node, "seed") }
        if let node = fields["prefill"] { entry.prefill = try flag(node, "prefill") }
        if let node = fields["prefix_cache"] { entry.prefixCache = try flag(node, "prefix_cache") }
        if let node = fields["max_completion_tokens"] {
            entry.maxCompletionTokens = try flag(node, "max_completion_tokens")
        }
        if let node = fields["structure"] {
            entry.structure = .init(rawValue: try text(node, "structure"))
            if entry.structure == nil {
                throw fault(
                    node,
                    "structure must be gemini, json_schema, bare_schema, json_object_value, json_object or none")
            }
        }
        if let node = fields["effort"] {
            let word = try text(node, "effort")
            guard Effort.all.contains(word) else {
                throw fault(node, "effort must be one of \(Effort.all.joined(separator: ", "))")
            }
            entry.effort = word
        }
        if let node = fields["thinking"] {
            entry.thinking = .init(rawValue: try text(node, "thinking"))
            if entry.thinking == nil { throw fault(node, "thinking must be none, budget, level or effort") }
        }
    }

    private func replaced(_ node: Node) throws(CatalogueError) -> CatalogueEntry.Replaced {
        let fields = try members(of: node, named: "replaced", allowed: ["from", "by"])
        guard let from = fields["from"], let model = fields["by"] else {
            throw fault(node, "replaced needs from and by, such as {from: 2026-12-01, by: gemini-3.8-flash}")
        }
        return CatalogueEntry.Replaced(from: try day(from), model: try text(model, "by"))
    }

    private func prices(_ node: Node, version: String) throws(CatalogueError) -> [CatalogueEntry.PriceStep] {
        var steps: [CatalogueEntry.PriceStep] = []
        for item in try items(of: node, named: "prices") {
            let fields = try members(
                of: item, named: "a price",
                allowed: ["from", "input", "cached", "cache_write", "output", "long_prompts"])
            var amounts: [Decimal] = []
            for key in ["input", "cached", "output"] {
                guard let node = fields[key] else { throw fault(item, "a price needs \(key); add it") }
                amounts.append(try amount(node, key))
            }
            var from: String?
            if let node = fields["from"] { from = try day(node) }
            let price = TokenPrice(
                input: amounts[0], cachedInput: amounts[1],
                cacheWrite: try optional(fields["cache_write"]) { node throws(CatalogueError) in
                    try amount(node, "cache_write")
                },
                output: amounts[2],
                longPrompts: try optional(fields["long_prompts"]) { node throws(CatalogueError) in
                    try longPrompts(node)
                },
                version: version)
            steps.append(.init(from: from, price: price))
        }
        if steps.isEmpty { throw fault(node, "prices is empty; give one, or remove it") }
        return steps
    }

    private func longPrompts(_ node: Node) throws(CatalogueError) -> TokenPrice.LongPrompts {
        let fields = try members(of: node, named: "long_prompts", allowed: ["above", "input", "output"])
        guard let above = fields["above"], let input = fields["input"], let output = fields["output"] else {
            throw fault(node, "long_prompts needs above, input and output; give tokens and two factors")
        }
        return TokenPrice.LongPrompts(
            above: try count(above, "above"), inputFactor: try amount(input, "input"),
            outputFactor: try amount(output, "output"))
    }

    private func optional<Value>(
        _ node: Node?, _ read: (Node) throws(CatalogueError) -> Value
    ) throws(CatalogueError) -> Value? {
        guard let node else { return nil }
        return try read(node)
    }
}

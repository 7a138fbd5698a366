import Yams

/// The part of a catalogue file that is about models which draw.
extension CatalogueReader {
    private static let imageKeys = ["prices", "references", "longest_prompt", "base64", "services"]

    /// Reads a provider's `images`.
    func imageShelf(_ node: Node, version: String) throws(CatalogueError) -> ImageShelf {
        let members = try members(of: node, named: "images", allowed: ["default", "service", "families", "models"])
        var shelf = ImageShelf()
        if let node = members["default"] { shelf.defaultModel = try text(node, "default") }
        if let node = members["service"] { shelf.defaultService = try service(node) }
        if let node = members["families"] {
            for item in try items(of: node, named: "families") {
                let fields = try self.members(of: item, named: "a family", allowed: Self.imageKeys + ["match"])
                guard let match = fields["match"] else {
                    throw fault(item, "a family needs a match; add one such as match: \"org/*\"")
                }
                shelf.families.append(
                    .init(pattern: try text(match, "match"), entry: try imageEntry(fields, version: version)))
            }
        }
        if let node = members["models"] {
            for (model, node) in try self.members(of: node, named: "models", allowed: nil) {
                let fields = try self.members(of: node, named: model, allowed: Self.imageKeys)
                shelf.models[model] = try imageEntry(fields, version: version)
            }
        }
        return shelf
    }

    private func imageEntry(_ fields: [String: Node], version: String) throws(CatalogueError) -> ImageEntry {
        var entry = ImageEntry()
        if let node = fields["prices"] { entry.prices = try imagePrices(node, version: version) }
        if let node = fields["references"] {
            guard let count = Int(try text(node, "references")), (0...16).contains(count) else {
                throw fault(node, "references must be a whole number from 0 to 16")
            }
            entry.references = count
        }
        if let node = fields["longest_prompt"] { entry.longestPrompt = try count(node, "longest_prompt") }
        if let node = fields["base64"] { entry.asksForBase64 = try flag(node, "base64") }
        if let node = fields["services"] {
            var services: [String: String] = [:]
            for (name, node) in try members(of: node, named: "services", allowed: Self.serviceNames) {
                services[name] = try text(node, name)
            }
            entry.services = services
        }
        return entry
    }

    private func imagePrices(_ node: Node, version: String) throws(CatalogueError) -> [ImageEntry.PriceStep] {
        var steps: [ImageEntry.PriceStep] = []
        for item in try items(of: node, named: "prices") {
            let fields = try members(of: item, named: "a price", allowed: ["from", "image"])
            guard let price = fields["image"] else { throw fault(item, "a price needs image; add it") }
            var from: String?
            if let node = fields["from"] { from = try day(node) }
            steps.append(.init(from: from, image: try amount(price, "image"), version: version))
        }
        if steps.isEmpty { throw fault(node, "prices is empty; give one, or remove it") }
        return steps
    }

    private func service(_ node: Node) throws(CatalogueError) -> String {
        let name = try text(node, "service")
        guard Self.serviceNames.contains(name) else {
            throw fault(node, "the service \(name) is unknown; use one of \(Self.serviceNames.joined(separator: ", "))")
        }
        return name
    }

    private static let serviceNames = HuggingFaceImageModel.Service.allCases.map(\.rawValue)
}

import Foundation
import StoryDomain
import Yams

/// Reads a brief from a YAML or JSON file: the ten fields of the seed's contract, and `idea`, `title`, `words` or
/// `story_length`, `language`, `template`, `seed`, `author`, `licence`.
package struct BriefFile: Sendable {
    /// What a file may hold besides the ten fields.
    private static let ownFields = [
        "idea", "title", "words", "story_length", "language", "template", "seed", "author", "licence",
    ]

    private let file: String
    private var texts: [String: (text: String, line: Int?)] = [:]

    /// Reads the file at `path`; `-` reads standard input.
    ///
    /// - Throws: `BriefFileError` with line and field.
    package init(path: String) throws(BriefFileError) {
        file = path == "-" ? "standard input" : path
        let data =
            path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
        guard let data else {
            throw BriefFileError(file: file, message: "cannot be read; check the path.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw BriefFileError(file: file, message: "is not UTF-8 text.")
        }
        try read(text)
    }

    /// Reads a brief's text; `name` stands for the file in errors.
    package init(text: String, name: String) throws(BriefFileError) {
        file = name
        try read(text)
    }

    /// The brief; what flags say wins over what the file says.
    ///
    /// - Throws: `BriefFileError` for a field, `BriefError` for what the flags say or the whole lacks.
    package func brief(
        idea: String?, words: Int?, language: String?, template: String?, title: String?, seed: Int?,
        author: String? = nil, licence: String? = nil
    ) throws -> Brief {
        var setup = StorySetup()
        for key in StorySetup.CodingKeys.allCases { setup[key] = texts[key.rawValue]?.text ?? "" }
        let template = try template.map(StoryTemplate.init(name:)) ?? field("template", StoryTemplate.init(name:))
        let language = try language.map { try LanguageTag($0) } ?? field("language") { try LanguageTag($0) } ?? .english
        let length = try length(flag: words)
        let seed = try seed ?? integer("seed")
        do throws(BriefError) {
            return try Brief(
                idea: idea ?? texts["idea"]?.text ?? "", setup: setup, length: length, language: language,
                template: template, title: title ?? said("title"), seed: seed, author: author ?? said("author"),
                licence: licence ?? said("licence"))
        } catch {
            guard case .fieldTooLong(let name, _) = error, let place = texts[name], name != "idea" || idea == nil
            else { throw error }
            throw BriefFileError(file: file, line: place.line, field: name, message: error.description)
        }
    }

    /// A field that says something; nil else.
    private func said(_ name: String) -> String? {
        texts[name].flatMap { $0.text.allSatisfy(\.isWhitespace) ? nil : $0.text }
    }

    private func length(flag: Int?) throws -> StoryLength {
        if let flag { return try StoryLength(words: flag) }
        if let words = try integer("words") {
            return try place("words") { try StoryLength(words: words) }
        }
        return try field("story_length") { try StoryLength(label: $0) } ?? StoryLength(words: StoryLength.usual)
    }

    private mutating func read(_ text: String) throws(BriefFileError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw BriefFileError(file: file, line: error.line, message: "is not valid YAML or JSON there.")
        } catch {
            throw BriefFileError(file: file, message: "is not valid YAML or JSON.")
        }
        guard let mapping = root?.mapping else {
            throw BriefFileError(file: file, line: 1, message: "must hold fields such as “idea: …”, one a line.")
        }
        let known = StorySetup.CodingKeys.allCases.map(\.rawValue) + Self.ownFields
        for (key, value) in mapping {
            let line = (key.mark ?? value.mark)?.line
            guard let name = key.scalar?.string, known.contains(name) else {
                throw BriefFileError(
                    file: file, line: line, field: key.scalar?.string,
                    message: "is not a field of a brief; the fields are \(known.joined(separator: ", ")).")
            }
            texts[name] = (try scalar(value, field: name, line: line), line)
        }
    }

    private func scalar(_ node: Node, field: String, line: Int?) throws(BriefFileError) -> String {
        if let text = node.scalar?.string { return node.null != nil && node.scalar?.style == .plain ? "" : text }
        if let items = node.sequence {
            let texts = items.compactMap { $0.scalar?.string }
            if texts.count == items.count { return texts.joined(separator: ", ") }
        }
        throw BriefFileError(file: file, line: line, field: field, message: "must be a text or a list of texts.")
    }

    private func integer(_ name: String) throws(BriefFileError) -> Int? {
        guard let (text, line) = texts[name], !text.isEmpty else { return nil }
        guard let number = Int(text.filter { $0 != "," && $0 != "_" }) else {
            throw BriefFileError(file: file, line: line, field: name, message: "must be a whole number, not “\(text)”.")
        }
        return number
    }

    private func field<Value>(_ name: String, _ read: (String) throws -> Value) throws -> Value? {
        guard let (text, _) = texts[name], !text.isEmpty else { return nil }
        return try place(name) { try read(text) }
    }

    /// Gives an error of the domain its place in the file.
    private func place<Value>(_ name: String, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as BriefError {
            throw BriefFileError(file: file, line: texts[name]?.line, field: name, message: error.description)
        }
    }
}

extension YamlError {
    /// The line where the parser stopped, counted from 1; nil where it does not say.
    var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}

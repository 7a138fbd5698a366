/// Writes schemas for people.
enum SchemaTable {
    /// The fields of an object as a table.
    ///
    /// - Parameter types: the wire types met so far by name; grows.
    static func html(_ properties: [Schema.Property], _ types: inout [String: Schema]) -> String {
        if properties.isEmpty { return "<p>An empty object.</p>" }
        let rows = properties.map { property in
            let mark = property.isRequired ? "" : " <small>optional</small>"
            var meaning = HTML.inline(property.schema.description ?? "")
            if let value = property.schema.defaultValue {
                meaning += " Default: <code>\(HTML.escape(value.jsonText))</code>."
            }
            return
                "<tr><td><code>\(HTML.escape(property.name))</code>\(mark)</td><td>\(name(property.schema, &types))</td>"
                + "<td>\(meaning)</td></tr>"
        }
        return """
            <div class="wide"><table><thead><tr><th>field</th><th>type</th><th>meaning</th></tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            """
    }

    /// A schema in a few words.
    static func name(_ schema: Schema, _ types: inout [String: Schema]) -> String {
        switch schema.kind {
        case .reference(let name, let schema):
            if types[name] == nil { types[name] = schema() }
            return "<a href=\"#type-\(name)\">\(HTML.escape(name))</a>"
        case .object(let properties): return html(properties, &types)
        case .map(let value): return "object of \(name(value, &types))"
        case .list(let element, let count):
            return
                "list of \(name(element, &types))\(count.upperBound < Int.max ? ", at most \(count.upperBound)" : "")"
        case .text(let rule):
            if let choices = rule.choices {
                return choices.map { "<code>\(HTML.escape($0))</code>" }.joined(separator: " | ")
            }
            if let format = rule.format { return "text (\(HTML.escape(format)))" }
            return "text\(rule.length.upperBound < Int.max ? ", at most \(rule.length.upperBound)" : "")"
                + (rule.refusesBlank ? ", not empty" : "")
        case .integer(let range): return "whole number, \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): return "number, \(range.lowerBound) to \(range.upperBound)"
        case .flag: return "true | false"
        case .any, .unchecked: return "any JSON"
        case .either(let schemas): return schemas.map { name($0, &types) }.joined(separator: " or ")
        }
    }
}

import Tracing

/// One attribute of a span, as OTLP has it.
struct SpanField: Sendable, Hashable {
    /// A value in OTLP's types.
    enum Value: Sendable, Hashable {
        case text(String)
        case integer(Int64)
        case number(Double)
        case truth(Bool)
        case list([Value])
    }

    let key: String
    let value: Value
}

extension SpanField.Value {
    /// Takes an attribute; nil for the ones of a type to come.
    init?(_ attribute: SpanAttribute) {
        switch attribute {
        case .int32(let number): self = .integer(Int64(number))
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .number(number)
        case .bool(let truth): self = .truth(truth)
        case .string(let text): self = .text(FinishedSpan.cut(text))
        case .stringConvertible(let value): self = .text(FinishedSpan.cut(value.description))
        case .int32Array(let all): self = .list(all.map { .integer(Int64($0)) })
        case .int64Array(let all): self = .list(all.map { .integer($0) })
        case .doubleArray(let all): self = .list(all.map { .number($0) })
        case .boolArray(let all): self = .list(all.map { .truth($0) })
        case .stringArray(let all): self = .list(all.map { .text(FinishedSpan.cut($0)) })
        case .stringConvertibleArray(let all): self = .list(all.map { .text(FinishedSpan.cut($0.description)) })
        default: return nil
        }
    }
}

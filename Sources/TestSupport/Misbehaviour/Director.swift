import LanguageModels

/// Turns a question and a misbehaviour into a performance: what the storyteller says, and what goes wrong on the way.
struct Director: Sendable {
    let storyteller: FakeStoryteller
    /// Words in each piece of a stream.
    let deltaWords: Int

    /// Tokens after which a loop ends where the request sets no limit.
    private static let usualLoopTokens = 8_192

    private static let thought = "The reader wants a scene. I will begin with the place, then let somebody enter it."

    /// What happens when a question is answered with `misbehaviour`; nil answers it well.
    func performance(of question: Question, _ misbehaviour: Misbehaviour?) -> Performance {
        if let refusal = Self.refusal(misbehaviour) { return Performance(refusal: refusal) }
        let telling = storyteller.answer(question)
        let good = Performance(steps: pieces(telling.text) + [.finish(telling.finish == .stop ? .stop : .length)])
        guard let misbehaviour else { return good }
        switch misbehaviour {
        case .spoken, .wrongJSONThenRight, .notJSONAtAll, .loopingText, .duplicateParagraph, .preamble, .earlyTheEnd,
            .utf8Split, .earlyEmptyStop, .otherLanguage, .unmarkedProse:
            return badText(question, misbehaviour)
        default:
            return badStream(telling.text, good: good, misbehaviour)
        }
    }

    /// What happens when so many tokens of thoughts come first and count into the answer's limit.
    func performance(of question: Question, thinking tokens: Int) -> Performance {
        let most = question.maxTokens ?? .max
        let thought = String(repeating: Self.thought + " ", count: tokens * 4 / Self.thought.count + 1)
        let thoughts = String(thought.prefix(min(tokens, most) * 4))
        let steps = DeltaCutter.pieces(of: thoughts, words: 100).map { Performance.Step.thought($0) }
        guard most > tokens else { return Performance(steps: steps + [.finish(.length)]) }
        var rest = question
        rest.maxTokens = question.maxTokens.map { $0 - tokens }
        let telling = storyteller.answer(rest)
        return Performance(
            steps: steps + pieces(telling.text) + [.finish(telling.finish == .stop ? .stop : .length)])
    }

    private static func refusal(_ misbehaviour: Misbehaviour?) -> Performance.Refusal? {
        switch misbehaviour {
        case .rateLimitedWithRetryInfo(let seconds): .rateLimited(seconds: seconds)
        case .quotaOfTheDay: .quotaOfTheDay
        case .serviceUnavailableBurst: .unavailable
        case .unauthorised: .unauthorised
        case .noQuotaAtAll: .noQuotaAtAll
        case .regionNotServed: .regionNotServed
        case .aliasOfDeadMachine: .aliasOfDeadMachine
        case .htmlErrorBody: .html
        case .blockedPrompt: .blockedPrompt
        case .connectionReset: .reset
        default: nil
        }
    }

    /// Good text on a bad wire.
    private func badStream(_ text: String, good: Performance, _ misbehaviour: Misbehaviour) -> Performance {
        func cut(_ extent: Misbehaviour.Extent) -> (head: [Performance.Step], rest: String) {
            let (head, rest) = extent.split(text)
            return (pieces(head), rest)
        }
        switch misbehaviour {
        case .slowFirstToken:
            return Performance(steps: [.hold] + good.steps)
        case .stallMidStream(let extent):
            let (head, rest) = cut(extent)
            let end = good.steps.suffix(1)
            return Performance(steps: head + [.hold] + pieces(rest) + end)
        case .cutWithoutFinishReason(let characters):
            return Performance(steps: cut(.characters(characters)).head + [.end])
        case .connectionLostMidStream(let characters):
            return Performance(steps: cut(.characters(characters)).head + [.drop])
        case .errorFrameMidStream(let characters):
            return Performance(steps: cut(.characters(characters)).head + [.error(isFramed: true)])
        case .rawErrorMidStream(let characters):
            return Performance(steps: cut(.characters(characters)).head + [.error(isFramed: false)])
        case .maxTokens(let words):
            return Performance(steps: cut(.words(words)).head + [.finish(.length)])
        case .filtered(let words):
            return Performance(steps: cut(.words(words)).head + [.finish(.filtered)])
        case .continuation(let words):
            let (head, rest) = cut(.words(words))
            return Performance(steps: head + [.finish(.continuation)], continuation: rest)
        case .emptyAnswer:
            return Performance(steps: [.finish(.stop)])
        case .unknownFinishReason:
            return Performance(steps: good.steps.dropLast() + [.finish(.unknown)])
        case .thoughtsFirst:
            return Performance(steps: DeltaCutter.pieces(of: Self.thought, words: 6).map { .thought($0) } + good.steps)
        default:
            return shaped(good, misbehaviour)
        }
    }

    /// A good answer in another shape.
    private func shaped(_ good: Performance, _ misbehaviour: Misbehaviour) -> Performance {
        var shaped = good
        switch misbehaviour {
        case .contentParts:
            shaped.steps = DeltaCutter.pieces(of: Self.thought, words: 6).map { .thought($0) } + good.steps
            shaped.shape.hasParts = true
        case .wholeAnswer: shaped.shape.isWhole = true
        case .noFinishReason: shaped.shape.hasNoFinish = true
        case .endWord(let word): shaped.shape.endWord = word
        case .oddUsage(let form): shaped.shape.usage = form
        case .keepAlives: shaped.shape.hasComments = true
        default: break
        }
        return shaped
    }

    /// Bad text on a good wire.
    private func badText(_ question: Question, _ misbehaviour: Misbehaviour) -> Performance {
        let telling = storyteller.answer(question)
        func told(_ text: String, tokens: Int? = question.maxTokens) -> Performance {
            let limited = Telling(text: text).limited(maxTokens: tokens, stopSequences: question.stopSequences)
            return Performance(steps: pieces(limited.text) + [.finish(limited.finish == .stop ? .stop : .length)])
        }
        let paragraphs = telling.text.paragraphs
        let first = paragraphs.first ?? ""
        let rest = paragraphs.dropFirst()
        switch misbehaviour {
        case .spoken(let habit):
            // What stands around the answer does not count into its limit here: that is a case of its own.
            return told(habit.applied(to: telling.text, isStructured: question.isStructured), tokens: nil)
        case .wrongJSONThenRight:
            return told("{\"unexpected\":\(telling.text.isEmpty ? "null" : "[1,2,3]")}")
        case .notJSONAtAll:
            return told(storyteller.paragraph(0, scene: 0))
        case .loopingText:
            let tokens = question.maxTokens ?? Self.usualLoopTokens
            let block = "\n\n" + Self.loop
            let count = tokens * 4 / block.unicodeScalars.count + 1
            return told(first + String(repeating: block, count: count), tokens: tokens)
        case .duplicateParagraph:
            let repeated = earlierParagraph(question) ?? first
            return told(([first, repeated] + rest).joined(separator: "\n\n"))
        case .preamble:
            let scene = SceneInstruction(question.messages).scene
            return told("Sure! Here is the scene:\n\n## Scene \(max(1, scene))\n\n" + telling.text)
        case .earlyTheEnd:
            let ended = first + "\n\nThe End.\n\nIAMDONE"
            return told(([ended] + rest).joined(separator: "\n\n"))
        case .utf8Split:
            var performance = told(([first + " " + Self.foreign(after: first)] + rest).joined(separator: "\n\n"))
            performance.splitsCharacters = true
            return performance
        case .otherLanguage:
            let words = SceneInstruction(question.messages).words
            return told(
                OtherTongue.spanish(
                    words: words, seed: Int(truncatingIfNeeded: stableHash(question.messages.map(\.text).joined()))))
        case .unmarkedProse:
            let words = SceneInstruction(question.messages).words
            let seed = question.messages.map(\.text).joined()
            return told(OtherTongue.thai(words: words, seed: Int(truncatingIfNeeded: stableHash(seed))))
        case .earlyEmptyStop:
            return Performance(steps: pieces(first) + [.delta(""), .finish(.stop)])
        default:
            return told(telling.text)
        }
    }

    /// What a looping model says over and over.
    static let loop = "The door was open, and nobody came in. She counted the steps again and found one too many."

    /// A sentence with characters of two, three and four bytes; another one after another text.
    static func foreign(after text: String) -> String {
        var generator = SeededGenerator(stableHash(text), 3)
        let orders = [generator.pick(Vocabulary.orders).capitalizedWord, generator.pick(Vocabulary.orders)]
        let things = [generator.pick(Vocabulary.nouns), generator.pick(Vocabulary.nouns)]
        let name = generator.pick(Vocabulary.names)
        return "“\(orders[0]) the café 日本 \(things[0]),” said \(name), “and \(orders[1]) a naïve \(things[1]) 🗝.”"
    }

    private func pieces(_ text: String) -> [Performance.Step] {
        Performance.pieces(of: text, words: deltaWords)
    }

    /// A paragraph of the story that stands in the prompt, not the last one.
    private func earlierParagraph(_ question: Question) -> String? {
        let told = question.messages.flatMap { $0.text.paragraphs }
            .filter { wordCount($0) >= 30 && ScriptFinder.hasMark($0) && !$0.contains("\n") }
        return told.dropLast().last ?? told.last
    }
}

extension Misbehaviour.Extent {
    /// A text in two: what comes before the extent is reached, and what after.
    func split(_ text: String) -> (head: String, rest: String) {
        let scalars = text.unicodeScalars
        switch self {
        case .characters(let count):
            let index =
                scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex) ?? scalars.endIndex
            return (String(scalars[..<index]), String(scalars[index...]))
        case .words(let count):
            let pieces = DeltaCutter.pieces(of: text, words: 1)
            return (pieces.prefix(count).joined(), pieces.dropFirst(count).joined())
        case .paragraphs(let count):
            let head = text.paragraphs.prefix(count).joined(separator: "\n\n")
            return (head, String(text.dropFirst(head.count)))
        }
    }
}

extension String {
    /// The parts between empty lines.
    var paragraphs: [String] {
        var paragraphs: [[UInt8]] = [[]]
        var breaks = 0
        for byte in utf8 {
            guard byte != UInt8(ascii: "\n") else {
                breaks += 1
                continue
            }
            if breaks > 1 { paragraphs.append([]) }
            if breaks == 1 { paragraphs[paragraphs.count - 1].append(UInt8(ascii: "\n")) }
            breaks = 0
            paragraphs[paragraphs.count - 1].append(byte)
        }
        return paragraphs.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    }
}

import JSONNotation
import LanguageModels

/// What a good model would answer, made up from the prompt alone.
///
/// Prose comes from an endless script (see `Script`): asked for a scene, the storyteller looks how far its own paragraphs
/// of that scene stand in the prompt and goes on from there, so that a run which was stopped and resumed gets the same
/// paragraphs as one that was not. Asked for JSON, it fills the schema with plausible English. Everything depends on
/// the seed and the prompt only; two storytellers of the same seed are the same.
package struct FakeStoryteller: Sendable {
    /// The story's seed.
    package var seed: Int
    /// How much it writes of what it is asked for: 1 keeps the length, 0.5 writes half.
    package var wordiness: Double
    /// Words of a paragraph.
    package var paragraphWords: ClosedRange<Int>

    /// Takes the knobs.
    package init(seed: Int = 1, wordiness: Double = 1, paragraphWords: ClosedRange<Int> = 35...70) {
        self.seed = seed
        self.wordiness = wordiness
        self.paragraphWords = paragraphWords
    }

    /// The script's paragraph, as it is without key events.
    ///
    /// - Parameters:
    ///   - index: from 0.
    ///   - scene: from 1; 0 for prose that belongs to no scene.
    package func paragraph(_ index: Int, scene: Int) -> String {
        script.sentences(of: index, scene: scene).joined(separator: " ")
    }

    /// Answers a question.
    package func answer(_ question: Question) -> Telling {
        let text: String
        if let schema = question.effectiveSchema {
            text = StructuredAnswer(schema: schema, messages: question.messages, seed: seed).json.text
        } else if question.wantsJSON {
            text = "{\"text\":\(JSONValue.string(paragraph(0, scene: 0)).text)}"
        } else {
            text = prose(question)
        }
        return Telling(text: text).limited(maxTokens: question.maxTokens, stopSequences: question.stopSequences)
    }

    /// The paragraphs that `prose` writes, the first of which may be the rest of one that the prompt has in part.
    func paragraphs(_ question: Question) -> [String] {
        let instruction = SceneInstruction(question.messages)
        let teller = SceneTeller(script: script, instruction: instruction)
        let words = Int((Double(instruction.words) * wordiness).rounded())
        return teller.paragraphs(from: teller.progress(in: question), words: words)
    }

    var script: Script { Script(seed: seed, paragraphWords: paragraphWords) }

    private func prose(_ question: Question) -> String {
        let text = paragraphs(question).joined(separator: "\n\n")
        guard let prefill = question.prefill, !text.isEmpty else { return text }
        let teller = SceneTeller(script: script, instruction: SceneInstruction(question.messages))
        switch teller.progress(in: question).join {
        case .paragraph where !prefill.hasSuffix("\n\n"): return (prefill.hasSuffix("\n") ? "\n" : "\n\n") + text
        case .space where prefill.last?.isWhitespace == false: return " " + text
        default: return text
        }
    }
}

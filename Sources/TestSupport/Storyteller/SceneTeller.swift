import LanguageModels

/// Goes on with a scene: from where it stands in the prompt, for as many words as are asked.
struct SceneTeller {
    /// How an answer joins a prefill that does not end in white space.
    enum Join {
        case none, space, paragraph
    }

    /// How far the scene is told.
    struct Progress {
        /// The paragraph to go on with.
        var paragraph = 0
        /// How many of its sentences are told, those on key events included.
        var sentences = 0
        /// How many bytes of what follows those sentences stand at the end of a prefill.
        var bytes = 0
        /// How many sentences of the ending are told.
        var endingSentences = 0
        /// The ending to go on with; later ones are told only when asked for more after the end.
        var ending = 0
        var join = Join.space
    }

    let script: Script
    let instruction: SceneInstruction

    /// The sentences of a paragraph, with those on key events after the first.
    func sentences(of paragraph: Int) -> [String] {
        var sentences = script.sentences(of: paragraph, scene: instruction.scene)
        let echoes = EventEcho.sentences(of: instruction.events, paragraph: paragraph)
        sentences.insert(contentsOf: echoes, at: min(1, sentences.count))
        return sentences
    }

    /// The sentences of the story's last paragraph.
    ///
    /// - Parameter ending: 0; more when the story is asked to go on after its end.
    func endingSentences(_ ending: Int) -> [String] {
        var generator = SeededGenerator(script.seed, instruction.scene, 0x656E_6421, ending)
        func name() -> String { script.name(&generator) }
        func pick(_ words: [String]) -> String { generator.pick(words) }
        let opening =
            "So \(name()) \(pick(Vocabulary.bearings)) at last, and the \(pick(Vocabulary.adjectives)) "
            + "\(pick(Vocabulary.places)) \(pick(Vocabulary.motions)) \(pick(Vocabulary.manners))."
        let closing =
            "\(name()) \(pick(Vocabulary.deeds)) the \(pick(Vocabulary.adjectives)) \(pick(Vocabulary.nouns)), "
            + "\(pick(Vocabulary.bearings)), and went home \(pick(Vocabulary.manners))."
        let looksBack = ending == 0 ? EventEcho.endingSentences(of: instruction.events) : []
        return [opening] + looksBack + [closing]
    }

    /// Looks how far the scene is told in a prompt.
    func progress(in question: Question) -> Progress {
        var progress = Progress()
        var untold = question.prefill.map { Array($0.utf8)[...] }
        let finder = ScriptFinder(script: script, scene: instruction.scene)
        if let find = finder.latest(in: question.messages) {
            var rest = find.rest
            progress = self.progress(at: find.place, rest: &rest)
            if find.message == question.messages.count - 1 { untold = untold.map { _ in rest } }
        }
        if let untold { lookForBeginning(in: untold, progress: &progress) }
        if instruction.isEnding { lookForEnding(in: question, progress: &progress) }
        return progress
    }

    /// Writes paragraphs for about `words` words, at least one; the last is the ending where the story ends here.
    ///
    /// A paragraph is begun while more than half of it is still wanted, so that stopping between two paragraphs and
    /// asking again for what is left gives the same paragraphs.
    func paragraphs(from progress: Progress, words: Int) -> [String] {
        if progress.ending > 0 || progress.endingSentences > 0 {
            return [endingSentences(progress.ending).dropFirst(progress.endingSentences).joined(separator: " ")]
        }
        let ending = instruction.isEnding ? [endingSentences(0).joined(separator: " ")] : []
        var left = words - ending.reduce(0) { $0 + wordCount($1) }
        var paragraphs: [String] = []
        if progress.sentences > 0 || progress.bytes > 0 {
            let text = String(decoding: Array(rest(of: progress).utf8).dropFirst(progress.bytes), as: UTF8.self)
            paragraphs.append(text)
            left -= wordCount(text)
        }
        var index = paragraphs.isEmpty ? progress.paragraph : progress.paragraph + 1
        while true {
            let text = sentences(of: index).joined(separator: " ")
            let length = wordCount(text)
            let isNeeded = paragraphs.isEmpty && ending.isEmpty
            guard left * 2 > length || isNeeded else { break }
            paragraphs.append(text)
            left -= length
            index += 1
        }
        return paragraphs + ending
    }

    /// The sentences that follow those told of a paragraph.
    private func rest(of progress: Progress) -> String {
        sentences(of: progress.paragraph).dropFirst(progress.sentences).joined(separator: " ")
    }

    /// The progress after the sentence at `place`; sentences on key events that follow it are taken off `rest`.
    private func progress(at place: Script.Place, rest: inout ArraySlice<UInt8>) -> Progress {
        let all = sentences(of: place.paragraph)
        let echoes = EventEcho.sentences(of: instruction.events, paragraph: place.paragraph).count
        var told = 1 + (place.sentence == 0 ? 0 : place.sentence + echoes)
        while told < all.count {
            let next = Array((" " + all[told]).utf8)
            guard rest.starts(with: next) else { break }
            rest = rest.dropFirst(next.count)
            told += 1
        }
        guard told < all.count else { return Progress(paragraph: place.paragraph + 1, join: .paragraph) }
        return Progress(paragraph: place.paragraph, sentences: told)
    }

    /// Looks whether a prefill stops within what comes next.
    private func lookForBeginning(in text: ArraySlice<UInt8>, progress: inout Progress) {
        let beginning = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        guard !beginning.isEmpty, rest(of: progress).utf8.starts(with: beginning) else { return }
        progress.bytes = beginning.count
        progress.join = .none
    }

    private func lookForEnding(in question: Question, progress: inout Progress) {
        let texts = question.messages.map { Array($0.text.utf8) }
        func isTold(_ sentence: String) -> Bool {
            let needle = Array(sentence.utf8)
            return texts.contains { ByteText.position(of: needle, in: $0) != nil }
        }
        while true {
            let sentences = endingSentences(progress.ending)
            let told = sentences.lastIndex(where: isTold).map { $0 + 1 } ?? 0
            guard told == sentences.count else {
                progress.endingSentences = told
                if told > 0 { progress.join = .space }
                return
            }
            progress.ending += 1
            progress.join = .paragraph
        }
    }
}

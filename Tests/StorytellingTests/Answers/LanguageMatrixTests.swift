import StoryDomain
import Testing

@testable import Storytelling

/// What models say beside the story, in each of the languages that the project is measured in: streamed and whole.
@Suite struct LanguageMatrixTests {
    /// One language: what a model may put around prose in it.
    struct Sample: Sendable, CustomStringConvertible {
        let language: String
        let announcement: String
        let heading: String
        let ending: String
        /// Three sentences of one paragraph.
        let prose: String

        var description: String { language }
    }

    static let samples = [
        Sample(
            language: "en", announcement: "Sure! Here is the next scene:", heading: "Chapter 3", ending: "The End",
            prose:
                "The keeper climbed the stairs with the lamp in his hand. He had not slept since the storm, and the sea "
                + "was quiet now. When he opened the door, a letter lay on the floor."),
        Sample(
            language: "de", announcement: "Natürlich! Hier ist die Fortsetzung:", heading: "Kapitel 3", ending: "Ende",
            prose:
                "Der Wärter stieg mit der Lampe in der Hand die Treppe hinauf. Er hatte seit dem Sturm nicht geschlafen, "
                + "und das Meer war jetzt still. Als er die Tür öffnete, lag ein Brief auf dem Boden."),
        Sample(
            language: "fr", announcement: "Bien sûr ! Voici la suite :", heading: "Chapitre 3", ending: "Fin",
            prose:
                "Le gardien monta l'escalier avec la lampe à la main. Il n'avait pas dormi depuis la tempête, et la mer "
                + "était calme à présent. Quand il ouvrit la porte, une lettre était sur le sol."),
        Sample(
            language: "es", announcement: "¡Por supuesto! Aquí tienes la continuación:", heading: "Capítulo 3",
            ending: "Fin",
            prose:
                "El guardián subió la escalera con la lámpara en la mano. No había dormido desde la tormenta, y el mar "
                + "estaba tranquilo ahora. Cuando abrió la puerta, había una carta en el suelo."),
        Sample(
            language: "it", announcement: "Certamente! Ecco la continuazione:", heading: "Capitolo 3", ending: "Fine",
            prose:
                "Il guardiano salì le scale con la lampada in mano. Non aveva dormito dopo la tempesta, e il mare era "
                + "calmo adesso. Quando aprì la porta, c'era una lettera sul pavimento."),
        Sample(
            language: "pl", announcement: "Oto dalszy ciąg:", heading: "Rozdział 3", ending: "Koniec",
            prose:
                "Latarnik wszedł po schodach z lampą w ręku. Nie spał od czasu burzy, a morze było teraz spokojne. "
                + "Kiedy otworzył drzwi, na podłodze leżał list."),
        Sample(
            language: "ru", announcement: "Вот продолжение истории:", heading: "Глава 3", ending: "Конец",
            prose:
                "Смотритель поднялся по лестнице с лампой в руке. Он не спал после бури, и море теперь было спокойно. "
                + "Когда он открыл дверь, на полу лежало письмо."),
        Sample(
            language: "el", announcement: "Ορίστε η συνέχεια:", heading: "Κεφάλαιο 3", ending: "Τέλος",
            prose:
                "Ο φύλακας ανέβηκε τις σκάλες με τη λάμπα στο χέρι. Δεν είχε κοιμηθεί από την καταιγίδα, και η θάλασσα "
                + "ήταν τώρα ήσυχη. Όταν άνοιξε την πόρτα, ένα γράμμα ήταν στο πάτωμα."),
        Sample(
            language: "tr", announcement: "İşte hikâyenin devamı:", heading: "Bölüm 3", ending: "Son",
            prose:
                "Bekçi elinde bir lambayla merdivenleri çıktı, çünkü o gece kimse gelmemişti. Fırtınadan beri hiç "
                + "uyumamıştı ama deniz şimdi çok sakindi. Kapıyı açtığında yerde onun için bir mektup vardı ve kim "
                + "bıraktığını bilmiyordu."),
        Sample(
            language: "ar", announcement: "إليك المشهد التالي:", heading: "الفصل الثالث", ending: "النهاية",
            prose:
                "صعد الحارس الدرج والمصباح في يده. لم ينم منذ العاصفة، وكان البحر هادئا الآن. عندما فتح الباب كانت رسالة على الأرض."
        ),
        Sample(
            language: "hi", announcement: "यह रहा अगला भाग:", heading: "अध्याय 3", ending: "समाप्त",
            prose:
                "रखवाला हाथ में दीपक लेकर सीढ़ियाँ चढ़ा। तूफान के बाद से वह सोया नहीं था, और समुद्र अब शांत था। जब उसने दरवाज़ा खोला, "
                + "तो फर्श पर एक चिट्ठी पड़ी थी।"),
        Sample(
            language: "th", announcement: "นี่คือตอนต่อไป:", heading: "บทที่ 3", ending: "จบ",
            prose:
                "ผู้เฝ้าประภาคารเดินขึ้นบันไดพร้อมตะเกียงในมือ เขาไม่ได้นอนตั้งแต่พายุพัดมา และตอนนี้ทะเลก็สงบแล้ว เมื่อเขาเปิดประตู "
                + "มีจดหมายฉบับหนึ่งวางอยู่บนพื้น"),
        Sample(
            language: "zh", announcement: "好的，以下是下一部分：", heading: "第三章", ending: "全文完",
            prose: "守塔人提着灯走上楼梯。自从那场风暴以后，他一直没有睡觉，现在海面很平静。他打开门的时候，地上放着一封信。"),
        Sample(
            language: "ja", announcement: "続きを書きます。", heading: "第三章", ending: "おわり",
            prose: "灯台守はランプを手に階段を上った。嵐のあと彼は眠っていなかったが、海は今は静かだった。扉を開けると、床に手紙が落ちていた。"),
        Sample(
            language: "ko", announcement: "네, 이어서 쓰겠습니다.", heading: "제3장", ending: "끝",
            prose: "등대지기는 등불을 들고 계단을 올라갔다. 폭풍이 지나간 뒤로 그는 잠을 자지 못했고, 바다는 이제 고요했다. 문을 열자 바닥에 편지 한 통이 놓여 있었다."),
    ]

    /// An answer in pieces of one character, or whole.
    private func pieces(_ text: String, isWhole: Bool) -> [String] {
        isWhole ? [text] : text.map { String($0) }
    }

    /// What the reader of answers and the gate let through.
    private func told(
        _ answer: String, in language: LanguageTag, isLast: Bool = false, isWhole: Bool
    ) -> (paragraphs: [String], findings: [GateFinding]) {
        var reader = AnswerReader(expecting: .unknown, isStructured: false)
        var gate = StreamGate(
            memory: GateMemory(),
            context: GateContext(scene: 3, isLastScene: isLast, strictness: .stop, language: language))
        var paragraphs: [String] = []
        var findings: [GateFinding] = []
        func take(_ output: GateOutput) {
            paragraphs += output.paragraphs
            findings += output.findings
        }
        for piece in pieces(answer, isWhole: isWhole) {
            let text = reader.take(piece).text
            if !text.isEmpty { take(gate.receive(text)) }
        }
        let rest = reader.end(isWhole: true).text
        if !rest.isEmpty { take(gate.receive(rest)) }
        take(gate.end(.stop))
        return (paragraphs, findings)
    }

    @Test(arguments: samples, [true, false])
    func `thoughts, announcement, heading and a leaked token leave the prose alone`(
        sample: Sample, isWhole: Bool
    ) throws {
        let language = try LanguageTag(sample.language)
        let answer =
            "<think>\nOkay, the user wants the next part.\n</think>\n\n\(sample.announcement)\n\n## \(sample.heading)\n\n"
            + "\(sample.prose)<|im_end|>\n"
        let read = told(answer, in: language, isWhole: isWhole)
        #expect(read.paragraphs == [sample.prose])
        #expect(read.findings.allSatisfy { !$0.kind.closes })
    }

    @Test(arguments: samples, [true, false])
    func `thoughts without an opening tag are left out`(sample: Sample, isWhole: Bool) throws {
        let answer = "Okay, the user wants the next part. I will write it.\n</think>\n\n\(sample.prose)"
        let language = try LanguageTag(sample.language)
        #expect(told(answer, in: language, isWhole: isWhole).paragraphs == [sample.prose])
    }

    @Test(arguments: samples, [true, false])
    func `the words of an end are no part of the last scene`(sample: Sample, isWhole: Bool) throws {
        let language = try LanguageTag(sample.language)
        let answer = "\(sample.prose)\n\n\(sample.ending)\n"
        #expect(told(answer, in: language, isLast: true, isWhole: isWhole).paragraphs == [sample.prose])
    }

    @Test(arguments: samples)
    func `a premise has no announcement, and keeps its three sentences`(sample: Sample) throws {
        let language = try LanguageTag(sample.language)
        let premise = PremiseReading.premise(in: "\(sample.announcement)\n\n\(sample.prose)", language: language)
        #expect(premise == sample.prose)
    }

    @Test(arguments: samples)
    func `a title of a plan has neither label nor signs`(sample: Sample) {
        let name = String(sample.prose.prefix { $0 != " " && $0 != "，" && $0 != "は" }.prefix(8))
        #expect(PlanText.title("\(sample.heading): **\(name)**") == name)
    }

    @Test(arguments: samples)
    func `a whole paragraph ends as a sentence does`(sample: Sample) throws {
        #expect(Sentences.endsComplete(sample.prose))
    }

    @Test(arguments: samples)
    func `prose in another language closes the gate, and prose in the story's own does not`(sample: Sample) throws {
        let own = try LanguageTag(sample.language)
        let other = try LanguageTag(sample.language == "en" ? "fr" : "en")
        #expect(told(sample.prose, in: own, isWhole: false).findings.allSatisfy { $0.kind != .language })
        let strange = told(sample.prose + "\n\n" + sample.prose, in: other, isWhole: false)
        #expect(strange.findings.contains { $0.kind == .language })
        #expect(strange.paragraphs.isEmpty)
    }
}

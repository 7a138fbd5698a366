import StoryDomain
import Testing

@testable import Storytelling

@Suite struct StreamGateTests {
    @Test func `text is shown sentence by sentence and stored paragraph by paragraph`() {
        var gate = StreamGate(memory: GateMemory(), context: GateContext(scene: 1))
        #expect(gate.receive("She ran. ").shown == "")
        var output = gate.receive("He st")
        #expect(output.shown == "She ran.")
        #expect(output.openParagraph == "She ran.")
        output = gate.receive("ayed.\n")
        #expect(output.shown == " He stayed.")
        #expect(output.paragraphs == ["She ran. He stayed."])
        #expect(output.openParagraph == "")
        output = gate.receive("\nDawn came. It")
        #expect(output.shown == "\n\nDawn came.")
        output = gate.end(.stop)
        #expect(output.paragraphs == ["Dawn came."])
        #expect(output.droppedTail == "It")
        #expect(gate.discardedWords == 1)
    }

    @Test func `a cut stream leaves its whole sentences open`() {
        let run = GateRun("One came. Two went.\n\nThree stood. Four fell an", end: .cut)
        #expect(run.paragraphs == ["One came. Two went."])
        #expect(run.openParagraph == "Three stood.")
        #expect(run.droppedTail == "Four fell an")
        #expect(run.shown == "One came. Two went.\n\nThree stood.")
    }

    @Test func `a cut after a whole sentence keeps it`() {
        #expect(GateRun("One came. Two went.", end: .cut).openParagraph == "One came. Two went.")
        #expect(GateRun("One came. He met Mr.", end: .cut).openParagraph == "One came.")
        #expect(GateRun("One came.\n", end: .cut).openParagraph == "")
    }

    @Test func `a stop in mid-sentence stores whole sentences only`() {
        let run = GateRun("One came. Two we")
        #expect(run.paragraphs == ["One came."])
        #expect(run.openParagraph == "")
    }

    @Test(arguments: [
        "Yours\nMara", "The sea, the sea", "「ただいま」", "จนรุ่งเช้ามาถึง", "One came. “But I thought—",
    ])
    func `a model that has said all is believed, whatever mark its last line lacks`(text: String) {
        #expect(GateRun(text).paragraphs == text.split(separator: "\n").map(String.init))
        #expect(GateRun(text).droppedTail == "")
    }

    @Test func `a cut Thai text keeps what a space has ended`() {
        let run = GateRun("เธอวางตะเกียงลงบนโต๊ะแล้วมองออกไปที่ทะเล เขาไม่ได้พูดอะไ", end: .cut)
        #expect(run.openParagraph == "เธอวางตะเกียงลงบนโต๊ะแล้วมองออกไปที่ทะเล")
        #expect(run.droppedTail == "เขาไม่ได้พูดอะไ")
    }

    @Test func `one repeated clause does not cost a whole Thai paragraph`() {
        let clause = "คนเฝ้าประภาคารเฒ่าเดินขึ้นบันไดพร้อมตะเกียงในมือของเขา"
        let run = GateRun(
            "\(clause) ลมแรงจนเขาไม่ได้ยินเสียงทะเลเลยแม้แต่น้อย\n\nเช้าวันต่อมาเรือลำหนึ่งแล่นเข้ามาจากทิศตะวันตก \(clause) เด็กคนหนึ่งนั่งมองเขาอยู่เงียบๆ ในเรือลำนั้น",
            context: GateContext(scene: 1, strictness: .drop))
        #expect(run.paragraphs.count == 2)
        #expect(run.paragraphs.last?.contains(clause) == false)
        #expect(run.paragraphs.last?.contains("เรือลำหนึ่ง") == true)
        #expect(run.paragraphs.last?.contains("เด็กคนหนึ่ง") == true)
    }

    @Test func `an open paragraph is continued`() {
        let context = GateContext(scene: 2, openParagraph: "The lamp went out.")
        let run = GateRun("Nobody saw it.\n\nDawn came.", context: context)
        #expect(run.shown == " Nobody saw it.\n\nDawn came.")
        #expect(run.paragraphs == ["The lamp went out. Nobody saw it.", "Dawn came."])
    }

    @Test func `an open paragraph ends where the call begins a new one`() {
        let context = GateContext(scene: 2, openParagraph: "The lamp went out.")
        let run = GateRun("\n\nDawn came.", context: context)
        #expect(run.paragraphs == ["The lamp went out.", "Dawn came."])
        #expect(run.shown == "\n\nDawn came.")
        #expect(GateRun("", context: context).paragraphs == ["The lamp went out."])
        #expect(GateRun("", context: context, end: .cut).openParagraph == "The lamp went out.")
    }

    @Test func `a preamble does not end the open paragraph`() {
        let context = GateContext(scene: 2, openParagraph: "The lamp went out.")
        let run = GateRun("Continuing the story:\n\nNobody saw it.", context: context)
        #expect(run.paragraphs == ["The lamp went out. Nobody saw it."])
    }

    @Test func `an overlap with the last sentences is dropped without a finding`() {
        var memory = GateMemory()
        memory.append(paragraph: "Rain fell on the roof all through the night. Mara did not sleep.", scene: 1)
        let run = GateRun("Mara did not sleep. She counted the ships out at sea.", memory: memory)
        #expect(run.paragraphs == ["She counted the ships out at sea."])
        #expect(run.findings.isEmpty)
        #expect(run.discardedWords == 4)
    }

    @Test func `white space and Markdown are tidied`() {
        let run = GateRun(
            "  She   *really* ran.  **He stayed.**\t_Why_ not?  5 * 3 is f*** all.  \r\n\r\n*He went. She came.* So.")
        #expect(
            run.paragraphs == ["She really ran. He stayed. Why not? 5 * 3 is f*** all.", "He went. She came. So."])
    }

    @Test func `an asterisk without a partner at the end goes`() {
        #expect(GateRun("He *ran*, she thought.* So.*").paragraphs == ["He ran, she thought. So."])
    }

    @Test func `quotes and dialogue dashes stay`() {
        let text = "“Stop,” she said. “Now!”\n\n— Нет! — сказал он. — Я иду.\n\n«Halte !» dit-il.\n\n- Yes, he said."
        let run = GateRun(text)
        #expect(run.paragraphs == Paragraphs.split(text).map(String.init))
        #expect(run.shown == text)
    }

    @Test(arguments: [
        "他走到灯塔前，停下来。“谁在那里？”他问。没有人回答！\n\n海浪拍打着礁石。",
        "彼は灯台へ歩いた。「誰だ？」と聞いた。答えはなかった。\n\n波の音がした。",
        "وصل إلى المنارة ليلا. من هناك؟ لم يجبه أحد.\n\nكان البحر هادئا.",
        "वह दीपघर तक गया। कौन है? कोई नहीं बोला।",
    ])
    func `other scripts pass as they are`(text: String) {
        let run = GateRun(text)
        #expect(run.shown == text)
        #expect(run.paragraphs == Paragraphs.split(text).map(String.init))
        #expect(run.discardedWords == 0)
    }

    @Test func `Chinese is shown sentence by sentence and continued without a space`() {
        var gate = StreamGate(memory: GateMemory(), context: GateContext(scene: 1, openParagraph: "他走了。"))
        #expect(gate.receive("她哭了。天").shown == "她哭了。")
        #expect(gate.end(.cut).openParagraph == "他走了。她哭了。")
    }

    @Test func `code fences and stray control characters go, their text stays`() {
        #expect(GateRun("```text\nShe\u{0} ran.\n```\n\u{FEFF}He stayed.").paragraphs == ["She ran.", "He stayed."])
    }
}

import Testing

@testable import StoryDomain
@testable import Storytelling

@Suite struct StreamGateTests {
    @Test func `clean text passes`() {
        var gate = StreamGate(memory: GateMemory(), context: GateContext(scene: 1))
        var output = gate.receive("She ran. He stayed.\n\nThen")
        #expect(output.shown == "She ran. He stayed.")
        output = gate.end(.stop)
        #expect(output.droppedTail == "Then")
    }
}

import LanguageModels
import Testing

@testable import ModelProviders

@Suite struct ServerCommandTests {
    private let configuration = EmbeddedConfiguration(
        modelPath: "/models/Story-1B-Q4_K_M.gguf", runtimePath: "/data/runtime")

    @Test func `the key is in the environment and nowhere else`() {
        let command = ServerCommand(configuration, port: 4711, key: Secret("s3cret"), inherited: [:])
        #expect(command.environment == ["LLAMA_API_KEY": "s3cret", "OMP_WAIT_POLICY": "PASSIVE"])
        #expect(!command.arguments.contains { $0.contains("s3cret") })
    }

    @Test func `other providers' keys are not passed on`() {
        let inherited = [
            "PATH": "/bin", "HOME": "/home/me", "GEMINI_API_KEY": "a", "HF_TOKEN": "b", "LLAMA_ARG_PORT": "1",
            "OMP_WAIT_POLICY": "ACTIVE", "OMP_NUM_THREADS": "2",
        ]
        let command = ServerCommand(configuration, port: 4711, key: Secret("key"), inherited: inherited)
        #expect(
            command.environment == [
                "PATH": "/bin", "HOME": "/home/me", "OMP_NUM_THREADS": "2", "OMP_WAIT_POLICY": "PASSIVE",
                "LLAMA_API_KEY": "key",
            ])
    }

    @Test func `the runtime runs under our launcher, isolated`() {
        let command = ServerCommand(configuration, port: 4711, key: Secret("key"), inherited: [:])
        #expect(command.executable == "python3")
        #expect(command.arguments[0] == "-I")
        #expect(command.arguments[1] == "-c")
        #expect(command.arguments[2].contains("def hold_lifeline():"))
        #expect(
            command.arguments.dropFirst(3) == [
                "--runtime", "/data/runtime", "-m", "/models/Story-1B-Q4_K_M.gguf", "--host", "127.0.0.1", "--port",
                "4711", "-c", "8192", "-np", "1", "-t", "1", "-tb", "2", "-b", "256", "-ub", "256", "--alias",
                "story-1b", "--cache-ram", "512",
            ])
    }

    @Test func `a llama-server of the user's own runs under a watcher`() {
        var own = configuration
        own.llamaServerPath = "/opt/llama-server"
        let command = ServerCommand(own, port: 4711, key: Secret("key"), inherited: [:])
        #expect(command.executable == "/bin/sh")
        #expect(command.arguments[2] == "/opt/llama-server")
        #expect(!command.arguments.contains("--runtime"))
        #expect(command.environment["LLAMA_ARG_CACHE_RAM"] == "512")
        #expect(command.environment["LLAMA_API_KEY"] == "key")
    }

    @Test(arguments: [
        ("/m/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf", "qwen2.5-coder-1.5b-instruct"),
        ("/m/SmolLM2-135M-Instruct.Q4_1.gguf", "smollm2-135m-instruct"),
        ("model-IQ3_XS.GGUF", "model"), ("model-f16.gguf", "model"), ("qwen.gguf", "qwen"),
        ("llama-3.1-8b.gguf", "llama-3.1-8b"), ("/m/no-ending", "no-ending"), ("-q4_0.gguf", "-q4_0"),
    ])
    func `a model's name leaves out how its weights are stored`(path: String, name: String) {
        #expect(EmbeddedConfiguration(modelPath: path, runtimePath: "").modelName == name)
    }
}

import Foundation
import LanguageModels
import Testing

@testable import ModelProviders

/// Servers die with the program that started them, however it ends: their standard input is its lifeline.
@Suite(.serialized, .timeLimit(.minutes(30)))
struct LifelineTests {
    @Test(.enabled(if: RealModel.isExpected, RealModel.absence))
    func `the server of a killed program dies while it serves`() async throws {
        let (parent, port) = try await RealLauncher.start()
        let transport = HTTPTransport(connectTimeout: .seconds(600))
        var status = 0
        while status != 200 {
            let call = HTTPCall.get("http://127.0.0.1:\(port)/health", headers: [])
            status = (try? await transport.send(call, within: .probe, provider: "embedded") { $0.status }) ?? 0
        }
        parent.kill()
        // The server holds the other end of this pipe: it ends when the server does.
        await parent.outputEnd()
        await transport.shutdown()
    }

    @Test(.enabled(if: RealModel.isExpected, RealModel.absence))
    func `the server of a killed program dies while it loads`() async throws {
        let (parent, _) = try await RealLauncher.start()
        parent.kill()
        await parent.outputEnd()
    }

    @Test func `a llama-server of the user's own dies with a killed program`() async throws {
        let script = try Script("#!/bin/sh\nexec cat /dev/zero >/dev/null\n")
        var configuration = EmbeddedConfiguration(modelPath: "/nowhere.gguf", runtimePath: "/nowhere")
        configuration.llamaServerPath = script.path
        let command = ServerCommand(configuration, port: 1, key: Secret("key"))
        let parent = try ParentProcess(of: command)
        #expect(kill(parent.child, 0) == 0)
        parent.kill()
        await parent.outputEnd()
    }

    @Test func `a llama-server's watcher ends when its server does`() async throws {
        let script = try Script("#!/bin/sh\nexit 7\n")
        var configuration = EmbeddedConfiguration(modelPath: "/nowhere.gguf", runtimePath: "/nowhere")
        configuration.llamaServerPath = script.path
        let process = ServerProcess(
            ServerCommand(configuration, port: 1, key: Secret("key")), grace: .seconds(3))
        #expect(try await process.ended() == .code(7))
    }

    /// Our launcher with the real model, held by a parent that can be killed.
    private enum RealLauncher {
        static func start() async throws -> (parent: ParentProcess, port: Int) {
            let port = try await LoopbackPort.free()
            let command = ServerCommand(try RealModel.configuration(), port: port, key: Secret("key"))
            return (try ParentProcess(of: command), port)
        }
    }
}

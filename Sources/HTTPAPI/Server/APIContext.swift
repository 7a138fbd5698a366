import Hummingbird
import NIOCore

/// What the middleware of one request know of it.
package struct APIContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The connection.
    let channel: any Channel
    /// The request's id, from the client or drawn.
    package var requestID = ""
    /// The route that it found.
    package var match = RouteMatch.unknownPath
    /// Who calls, once that is known; for those around the route, who have no part in finding it out.
    let caller = CallerNote()
    /// How errors are told here.
    package var errors: any ErrorRendering = ProblemRendering()

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}

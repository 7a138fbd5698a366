import HTTPTypes
import Hummingbird
import NIOCore

extension Answer {
    /// This answer on its way out; 304 where the client has it already.
    func response(to request: Request, context: APIContext, bell: KeepAliveBell) -> Response {
        var headers = headers
        let reads = request.method == .get || request.method == .head
        if reads, status == .ok, let tag = headers[.eTag] {
            if headers[.cacheControl] == nil { headers[.cacheControl] = "private, no-cache" }
            let known = EntityTag.list(request.headers[values: .ifNoneMatch])
            if known.contains(tag) { return Self.bare(.notModified, headers) }
        } else if headers[.cacheControl] == nil {
            headers[.cacheControl] = "no-store"
        }
        switch body {
        case .none:
            return status == .noContent ? Self.bare(status, headers) : Response(status: status, headers: headers)
        case .json(let bytes):
            headers[.contentType] = "application/json"
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .bytes(let bytes, let mediaType):
            headers[.contentType] = mediaType
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .file(let file, let mediaType):
            headers[.contentType] = mediaType
            return Response(status: status, headers: headers, body: Self.body(of: file))
        case .events(let stream):
            return stream.response(headers: headers, context: context, bell: bell)
        }
    }

    /// A file's bytes, some at a time and as fast as they are taken.
    private static func body(of file: SpoolFile) -> ResponseBody {
        ResponseBody(contentLength: file.count) { writer in
            var sent = 0
            while sent < file.count {
                let piece = try file.read(from: sent, atMost: 262_144)
                guard piece.readableBytes > 0 else { break }
                sent += piece.readableBytes
                try await writer.write(piece)
            }
            try await writer.finish(nil)
        }
    }

    /// A status that never has a body must not name a length either.
    private static func bare(_ status: HTTPResponse.Status, _ headers: HTTPFields) -> Response {
        var response = Response(status: status, headers: headers)
        response.headers[.contentLength] = nil
        return response
    }
}

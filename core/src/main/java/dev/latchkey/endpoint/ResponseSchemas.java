package dev.latchkey.endpoint;

/** The JSON schemas of the endpoints' responses (wire.md#endpoints). */
final class ResponseSchemas {

    static final String PROVIDERS = """
            {"type": "object", "additionalProperties": {
                "type": "object",
                "required": ["id", "name", "type", "signinUrl", "callbackUrl"],
                "properties": {
                    "id": {"type": "string"},
                    "name": {"type": "string"},
                    "type": {"type": "string"},
                    "signinUrl": {"type": "string", "format": "uri"},
                    "callbackUrl": {"type": "string", "format": "uri"}}}}""";

    static final String CSRF = """
            {"type": "object", "required": ["csrfToken"], "properties": {"csrfToken": {"type": "string"}}}""";

    static final String SESSION = """
            {"type": ["object", "null"],
             "required": ["user", "expires"],
             "properties": {
                "user": {"type": "object", "properties": {
                    "name": {"type": "string"},
                    "email": {"type": "string"},
                    "image": {"type": "string"}}},
                "expires": {"type": "string", "format": "date-time"}}}""";

    /** The response that the browser client gets instead of a redirect. */
    static final String LOCATION = """
            {"type": "object", "required": ["url"], "properties": {"url": {"type": "string"}}}""";

    static final String BAD_REQUEST = """
            {"const": "Bad request."}""";

    static final String MESSAGE = """
            {"type": "object", "required": ["message"], "properties": {
                "message": {"type": "string"},
                "url": {"type": "string", "format": "uri"},
                "reference": {"type": "string"}}}""";

    private ResponseSchemas() {}
}

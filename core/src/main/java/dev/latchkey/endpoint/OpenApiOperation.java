package dev.latchkey.endpoint;

import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteField;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes one route as an operation of OpenAPI, with its request, its responses and the cookies that it needs. */
final class OpenApiOperation {

    /** The names of components of the document. */
    static final String JSON_REDIRECT = "returnRedirect";

    static final String SESSION = "session";
    static final String CSRF = "csrf";
    static final String PENDING = "pendingSignIn";

    private static final RouteField CSRF_TOKEN =
            RouteField.required("csrfToken", RouteField.Kind.TEXT, "The token that GET csrf returns.");

    private final RouteSpec route;
    private final List<RouteAnswer> answers;

    OpenApiOperation(RouteSpec route) {
        this.route = route;
        this.answers = DocumentedAnswers.of(route);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("summary", route.document().summary());
        members.put("parameters", parameters());
        body().ifPresent(body -> members.put("requestBody", body));
        members.put("responses", responses());
        members.put("security", security());
        return members;
    }

    private List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        route.variables()
                .forEach(name -> parameters.add(
                        Map.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string"))));
        for (RouteField field : route.document().query()) {
            parameters.add(Map.of(
                    "name",
                    field.name(),
                    "in",
                    "query",
                    "required",
                    field.required(),
                    "description",
                    field.description(),
                    "schema",
                    kind(field)));
        }
        if (answers.stream().anyMatch(RouteAnswer::isRedirect)) {
            parameters.add(Map.of("$ref", "#/components/parameters/" + JSON_REDIRECT));
        }
        return parameters;
    }

    /** Returns the header by which a program asks for JSON instead of a redirect. */
    static Map<String, Object> jsonRedirect() {
        return Map.of(
                "name",
                EndpointResponses.JSON_REDIRECT,
                "in",
                "header",
                "description",
                "With any value: a redirect is answered as 200 with JSON, so that a program can read where it leads.",
                "schema",
                Map.of("type", "string"));
    }

    private Optional<Map<String, Object>> body() {
        List<RouteField> fields = Stream.concat(
                        route.needsCsrf() ? Stream.of(CSRF_TOKEN) : Stream.empty(), route.document().body().stream())
                .toList();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<String> required = fields.stream()
                .filter(RouteField::required)
                .map(RouteField::name)
                .toList();
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), described(field)));
        Map<String, Object> schema = Map.of("type", "object", "required", required, "properties", properties);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("application/x-www-form-urlencoded", Map.of("schema", schema));
        content.put("application/json", Map.of("schema", schema));
        return Optional.of(Map.of("required", !required.isEmpty(), "content", content));
    }

    private static Map<String, Object> described(RouteField field) {
        Map<String, Object> schema = new LinkedHashMap<>(kind(field));
        schema.put("description", field.description());
        return schema;
    }

    private static Map<String, Object> kind(RouteField field) {
        return switch (field.kind()) {
            case TEXT -> Map.of("type", "string");
            case EMAIL -> Map.of("type", "string", "format", "email");
            case PASSWORD -> Map.of("type", "string", "format", "password");
            case URL -> Map.of("type", "string", "format", "uri-reference");
            case JSON -> Map.of();
        };
    }

    /**
     * Returns the responses by status. Several responses with one status become one response, with all descriptions and
     * all bodies.
     */
    private Map<String, Object> responses() {
        Map<Integer, List<RouteAnswer>> byStatus = new TreeMap<>();
        answers.forEach(answer -> byStatus.computeIfAbsent(answer.status(), status -> new ArrayList<>())
                .add(answer));
        Map<String, Object> responses = new LinkedHashMap<>();
        byStatus.forEach((status, several) -> responses.put(Integer.toString(status), response(several)));
        return responses;
    }

    private static Map<String, Object> response(List<RouteAnswer> several) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put(
                "description",
                String.join(
                        " ",
                        several.stream()
                                .map(RouteAnswer::description)
                                .distinct()
                                .toList()));
        if (several.stream().anyMatch(RouteAnswer::isRedirect)) {
            response.put("headers", Map.of("Location", Map.of("schema", Map.of("type", "string"))));
        }
        Map<String, List<Object>> schemas = new LinkedHashMap<>();
        several.stream()
                .filter(answer -> !answer.mediaType().isEmpty())
                .forEach(answer -> schemas.computeIfAbsent(answer.mediaType(), type -> new ArrayList<>())
                        .addAll(schema(answer)));
        Map<String, Object> content = new LinkedHashMap<>();
        schemas.forEach((type, any) -> content.put(type, mediaType(any)));
        if (!content.isEmpty()) {
            response.put("content", content);
        }
        return response;
    }

    private static List<Object> schema(RouteAnswer answer) {
        return answer.schema().isEmpty() ? List.of() : List.of(Json.parseObject(answer.schema()));
    }

    private static Map<String, Object> mediaType(List<Object> any) {
        return switch (any.size()) {
            case 0 -> Map.of();
            case 1 -> Map.of("schema", any.get(0));
            default -> Map.of("schema", Map.of("anyOf", any));
        };
    }

    /** Returns the alternative ways to authenticate a call. Each alternative needs all of its cookies. */
    private List<Map<String, Object>> security() {
        if (route.needsSession()) {
            return List.of(requirement(List.of(SESSION)));
        }
        if (!route.hasCookies()) {
            return List.of();
        }
        Stream<List<String>> ways =
                route.isHalfSignedIn() ? Stream.of(List.of(PENDING)) : Stream.of(List.of(), List.of(SESSION));
        return ways.map(this::requirement).toList();
    }

    private Map<String, Object> requirement(List<String> cookies) {
        Map<String, Object> requirement = new LinkedHashMap<>();
        cookies.forEach(cookie -> requirement.put(cookie, List.of()));
        if (route.needsCsrf()) {
            requirement.put(CSRF, List.of());
        }
        return requirement;
    }
}

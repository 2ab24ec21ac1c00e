package dev.switchboard.gateway.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One WebSocket API, and the resources of a template that belong to it.
 *
 * @param name its logical id; for an API of another stack, what the template says of its id
 * @param resource the API itself; empty if it belongs to another stack
 */
record ApiParts(Template template, String name, Optional<Resource> resource) {

  static final String API = "AWS::ApiGatewayV2::Api";
  static final String ROUTE = "AWS::ApiGatewayV2::Route";

  private static final String HTTP_API = "AWS::Serverless::HttpApi";

  /** All WebSocket APIs that have a part in a template. */
  static List<ApiParts> in(Template template) {
    Stream<ApiParts> own =
        template.all(API).stream()
            .filter(api -> api.marked("ProtocolType").equalsIgnoreCase("WEBSOCKET"))
            .map(api -> new ApiParts(template, api.id(), Optional.of(api)));
    Stream<ApiParts> others =
        template.all(ROUTE).stream()
            .filter(route -> localApi(template, route).isEmpty())
            .map(route -> new ApiParts(template, route.shown("ApiId"), Optional.empty()))
            .distinct()
            .filter(ApiParts::isWebSocket);
    return Stream.concat(own, others).toList();
  }

  /** The parts of a type. */
  List<Resource> all(String type) {
    return template.all(type).stream()
        .filter(
            part -> {
              Optional<Resource> local = localApi(template, part);
              return local.map(Resource::id).orElseGet(() -> part.shown("ApiId")).equals(name);
            })
        .toList();
  }

  /** Whether a user may mean this API by a text. */
  boolean matches(String wanted) {
    return name.equals(wanted)
        || resource.map(api -> api.shown("Name").equals(wanted)).orElse(false);
  }

  /** The keys of an HTTP API's routes have a method and a path, but for {@code $default}. */
  private boolean isWebSocket() {
    return all(ROUTE).stream().noneMatch(route -> route.shown("RouteKey").contains(" /"));
  }

  private static Optional<Resource> localApi(Template template, Resource part) {
    return template
        .referred(part, "ApiId")
        .filter(each -> each.is(API) || each.is(HTTP_API))
        .findFirst();
  }
}

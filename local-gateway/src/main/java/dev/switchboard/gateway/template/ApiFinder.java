package dev.switchboard.gateway.template;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the one WebSocket API of a template that a user means. */
final class ApiFinder {

  private ApiFinder() {}

  /**
   * Finds the API.
   *
   * @param wanted the name of the API, which is needed if there are several
   * @throws IllegalArgumentException if there is none, or if it is not clear which is meant
   */
  static ApiParts find(Template template, Optional<String> wanted) {
    List<ApiParts> all = ApiParts.in(template);
    List<ApiParts> meant =
        all.stream().filter(api -> wanted.map(api::matches).orElse(true)).toList();
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no AWS::ApiGatewayV2::Api with ProtocolType WEBSOCKET, and no route of one: %s"
              .formatted(nestedStacks(template).orElse(template.author().origin())));
    }
    if (meant.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no WebSocket API '%s': expected --api %s"
              .formatted(wanted.orElse(""), names(all, " or ")));
    }
    if (meant.size() > 1) {
      throw new IllegalArgumentException(
          "%s are each a WebSocket API: add --api NAME, with one of them"
              .formatted(names(meant, " and ")));
    }
    return meant.getFirst();
  }

  /** The API may be in the template of a nested stack. */
  private static Optional<String> nestedStacks(Template template) {
    List<String> nested =
        Stream.of(
                templates(template, "AWS::CloudFormation::Stack", "TemplateURL"),
                templates(template, "AWS::Serverless::Application", "Location"))
            .flatMap(each -> each)
            .toList();
    return nested.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it may be in a nested stack, so give that template to --template: "
                + String.join(", ", nested));
  }

  private static Stream<String> templates(Template template, String type, String property) {
    return template.all(type).stream()
        .map(stack -> "%s (%s)".formatted(stack.shown(property), stack.id()));
  }

  private static String names(List<ApiParts> apis, String separator) {
    return apis.stream().map(ApiParts::name).collect(joining(separator));
  }
}

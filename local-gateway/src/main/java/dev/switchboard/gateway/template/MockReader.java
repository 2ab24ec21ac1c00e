package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.template.MockIntegration.Response;
import dev.switchboard.gateway.template.MockIntegration.Templates;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads MOCK integrations with their integration responses. */
final class MockReader {

  private static final String RESPONSE = "AWS::ApiGatewayV2::IntegrationResponse";
  private static final String SELECTION = "TemplateSelectionExpression";

  private final ApiParts api;

  /** Reads the MOCK integrations of an API. */
  MockReader(ApiParts api) {
    this.api = api;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if a mapping template needs more than runs here
   */
  MockIntegration read(Resource integration) {
    List<Response> responses =
        api.all(RESPONSE).stream()
            .filter(each -> api.template().refers(each, "IntegrationId", integration))
            .map(MockReader::response)
            .toList();
    return new MockIntegration(templates(integration, "RequestTemplates"), responses);
  }

  private static Response response(Resource response) {
    String key = response.text("IntegrationResponseKey", "");
    return new Response(pattern(key), templates(response, "ResponseTemplates"));
  }

  /** The key of a response is {@code $default}, a status, or a pattern between slashes. */
  private static Pattern pattern(String key) {
    if (key.equals("$default")) {
      return Response.ANY;
    }
    boolean isPattern = key.length() > 1 && key.startsWith("/") && key.endsWith("/");
    try {
      return Pattern.compile(isPattern ? key.substring(1, key.length() - 1) : Pattern.quote(key));
    } catch (PatternSyntaxException malformed) {
      throw new IllegalArgumentException(
          "the response key '%s' is no pattern".formatted(key), malformed);
    }
  }

  private static Templates templates(Resource resource, String property) {
    Map<String, MappingTemplate> byKey = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : resource.value(property).properties()) {
      byKey.put(each.getKey(), MappingTemplate.of(Deferred.show(each.getValue().asText())));
    }
    return new Templates(TemplateSelection.of(resource.marked(SELECTION)), byKey);
  }
}

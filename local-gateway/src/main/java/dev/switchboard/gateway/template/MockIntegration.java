package dev.switchboard.gateway.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Integration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A MOCK integration: the request template gives a status, and the status selects a response, whose
 * template gives the text for the client.
 *
 * @param request the templates for the client's message
 * @param responses the integration responses
 */
record MockIntegration(Templates request, List<Response> responses) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String DEFAULT = "$default";
  private static final int OK = 200;

  /**
   * Mapping templates by their keys.
   *
   * @param selection computes the key
   */
  record Templates(TemplateSelection selection, Map<String, MappingTemplate> byKey) {

    /** The selected template, else the one for {@code $default}, else the only one. */
    Optional<MappingTemplate> select(String message, int status) {
      MappingTemplate selected = byKey.get(selection.key(message, status));
      return Optional.ofNullable(selected)
          .or(() -> Optional.ofNullable(byKey.get(DEFAULT)))
          .or(() -> byKey.values().stream().filter(_ -> byKey.size() == 1).findFirst());
    }
  }

  /**
   * An integration response.
   *
   * @param statuses the statuses that it is for
   */
  record Response(Pattern statuses, Templates templates) {

    /** All statuses. It is compared by identity, and used where no other response matches. */
    static final Pattern ANY = Pattern.compile(".*");
  }

  MockIntegration {
    responses = List.copyOf(responses);
  }

  /**
   * The integration that answers as this one does.
   *
   * @param isLenient whether a status or a response that the template does not configure is 200
   *     without a text, instead of an error
   */
  Integration answering(boolean isLenient) {
    return event -> answer(parse(event), isLenient);
  }

  private String answer(JsonNode event, boolean isLenient) {
    String message = event.path("body").asText();
    String mapped =
        request.select(message, OK).map(each -> each.apply(event, message)).orElse(message);
    int status = status(mapped, isLenient);
    String text =
        response(status)
            .map(each -> respond(each, event, message, mapped, status))
            .orElseGet(() -> unconfigured("no integration response for " + status, isLenient));
    return JsonNodeFactory.instance
        .objectNode()
        .put("statusCode", status)
        .put("body", text)
        .toString();
  }

  private static int status(String request, boolean isLenient) {
    String status = parse(request).path("statusCode").asText();
    if (status.matches("[2-5][0-9]{2}")) {
      return Integer.parseInt(status);
    }
    unconfigured("no status from its request template", isLenient);
    return OK;
  }

  private Optional<Response> response(int status) {
    String text = Integer.toString(status);
    return responses.stream()
        .filter(each -> each.statuses() != Response.ANY)
        .filter(each -> each.statuses().matcher(text).matches())
        .findFirst()
        .or(() -> responses.stream().filter(each -> each.statuses() == Response.ANY).findFirst());
  }

  private static String respond(
      Response response, JsonNode event, String message, String request, int status) {
    return response
        .templates()
        .select(message, status)
        .map(template -> template.apply(event, request))
        .orElse("");
  }

  private static String unconfigured(String what, boolean isLenient) {
    if (!isLenient) {
      throw new FunctionFailedException("The MOCK integration has " + what);
    }
    return "";
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException notJson) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}

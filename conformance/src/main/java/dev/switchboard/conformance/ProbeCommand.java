package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Duration;

/** What the probe is told to do. Unchanging. */
final class ProbeCommand {

  /** To do nothing, and say so with a 200. */
  static final ProbeCommand NOTHING = new ProbeCommand(JsonNodeFactory.instance.objectNode());

  /** To answer a client's own id. */
  static final ProbeCommand WHOAMI =
      NOTHING.with("whoami", JsonNodeFactory.instance.booleanNode(true));

  /** To answer {@code null}. */
  static final ProbeCommand NULL = NOTHING.with("answer", NullNode.instance);

  /** To answer an object that says nothing a gateway knows. */
  static final ProbeCommand NONSENSE =
      NOTHING.with("answer", JsonReader.read("{\"Data\":\"words\"}"));

  /** To answer words that are no object. */
  static final ProbeCommand WORDS = NOTHING.with("answer", JsonReader.read("\"words\""));

  /** To answer what would be a response, had it not one key too many. */
  static final ProbeCommand TOO_MUCH =
      NOTHING.with("answer", JsonReader.read("{\"statusCode\":200,\"Data\":\"words\"}"));

  /** To throw. */
  static final ProbeCommand THROW =
      NOTHING.with("throw", JsonNodeFactory.instance.textNode("As told."));

  private final ObjectNode json;

  private ProbeCommand(ObjectNode json) {
    this.json = json;
  }

  static ProbeCommand status(int status) {
    return NOTHING.with("answer", JsonNodeFactory.instance.objectNode().put("statusCode", status));
  }

  /** To answer a status and a body. */
  static ProbeCommand answer(int status, String body) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return NOTHING.with("answer", answer.put("statusCode", status).put("body", body));
  }

  /** To answer 200 and one header. */
  static ProbeCommand header(String name, String value) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("statusCode", 200);
    answer.putObject("headers").put(name, value);
    return NOTHING.with("answer", answer);
  }

  /** This, but only after a while. */
  ProbeCommand after(Duration sleep) {
    return with("sleep", JsonNodeFactory.instance.numberNode(sleep.toMillis()));
  }

  /** This as a message that asks for a route. */
  String on(String route) {
    return with("action", JsonNodeFactory.instance.textNode(route)).json.toString();
  }

  /** This as a message on the route that answers, of so many bytes. */
  String ofBytes(int bytes) {
    String message = on("answer");
    String pad = ",\"pad\":\"%s\"}";
    int missing = bytes - (message.length() - 1) - (pad.length() - 2);
    return message.substring(0, message.length() - 1) + pad.formatted("x".repeat(missing));
  }

  /** This as a query. */
  String inQuery() {
    return "wish=" + URLEncoder.encode(json.toString(), UTF_8);
  }

  private ProbeCommand with(String name, JsonNode value) {
    ObjectNode more = json.deepCopy();
    more.set(name, value);
    return new ProbeCommand(more);
  }
}

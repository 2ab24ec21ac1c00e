package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Duration;

/** A command for the probe, the function behind the endpoint. Immutable. */
final class ProbeCommand {

  /** Does nothing, and responds with 200. */
  static final ProbeCommand NOTHING = new ProbeCommand(JsonNodeFactory.instance.objectNode());

  /** Responds with the client's connection id. */
  static final ProbeCommand WHOAMI =
      NOTHING.with("whoami", JsonNodeFactory.instance.booleanNode(true));

  /** Responds with {@code null}. */
  static final ProbeCommand ANSWER_NULL = NOTHING.with("answer", NullNode.instance);

  /** Responds with an object that has only unknown keys. */
  static final ProbeCommand ANSWER_UNKNOWN_KEYS =
      NOTHING.with("answer", JsonReader.read("{\"Data\":\"words\"}"));

  /** Responds with a string instead of an object. */
  static final ProbeCommand ANSWER_STRING = NOTHING.with("answer", JsonReader.read("\"words\""));

  /** Responds with a proxy response that has an unknown key as well. */
  static final ProbeCommand ANSWER_EXTRA_KEY =
      NOTHING.with("answer", JsonReader.read("{\"statusCode\":200,\"Data\":\"words\"}"));

  /** Responds with a status as text. */
  static final ProbeCommand ANSWER_STATUS_TEXT =
      NOTHING.with("answer", JsonReader.read("{\"statusCode\":\"204\"}"));

  /** Responds with an object that has no status. */
  static final ProbeCommand ANSWER_WITHOUT_STATUS =
      NOTHING.with("answer", JsonReader.read("{\"body\":\"words\"}"));

  /** Throws an exception. */
  static final ProbeCommand THROW =
      NOTHING.with("throw", JsonNodeFactory.instance.textNode("The probe throws on command."));

  private final ObjectNode json;

  private ProbeCommand(ObjectNode json) {
    this.json = json;
  }

  /** Returns a command to respond with a status. */
  static ProbeCommand status(int status) {
    return NOTHING.with("answer", JsonNodeFactory.instance.objectNode().put("statusCode", status));
  }

  /** Returns a command to respond with a status and a body. */
  static ProbeCommand answer(int status, String body) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return NOTHING.with("answer", answer.put("statusCode", status).put("body", body));
  }

  /** Returns a command to respond with 200 and one header. */
  static ProbeCommand header(String name, String value) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("statusCode", 200);
    answer.putObject("headers").put(name, value);
    return NOTHING.with("answer", answer);
  }

  /** Returns this command with a delay. */
  ProbeCommand delayedBy(Duration sleep) {
    return with("sleep", JsonNodeFactory.instance.numberNode(sleep.toMillis()));
  }

  /** Returns this command as a message to a route. */
  String asMessage(String route) {
    return with("action", JsonNodeFactory.instance.textNode(route)).json.toString();
  }

  /** Returns this command as a message of this size, to the route with a response. */
  String asMessageOfSize(int bytes) {
    String message = asMessage("answer");
    String pad = ",\"pad\":\"%s\"}";
    int missing = bytes - (message.length() - 1) - (pad.length() - 2);
    return message.substring(0, message.length() - 1) + pad.formatted("x".repeat(missing));
  }

  /** Returns this command as a query string. */
  String asQuery() {
    return "wish=" + URLEncoder.encode(json.toString(), UTF_8);
  }

  private ProbeCommand with(String name, JsonNode value) {
    ObjectNode more = json.deepCopy();
    more.set(name, value);
    return new ProbeCommand(more);
  }
}

package dev.switchboard.gateway.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.gateway.FunctionFailedException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An answer of Lambda's Invoke API, or of a server that stands in for it.
 *
 * <p>Lambda marks a function's error with a header. AWS's emulator does not: there, the error is
 * the payload {@code {"errorMessage": …}}, the text {@code Task timed out …} or nothing at all.
 *
 * @param status the status of the HTTP response
 * @param isError whether the header {@code X-Amz-Function-Error} is there
 * @param body the function's response, or its error
 */
record InvokeResponse(int status, boolean isError, String body) {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String NO_MESSAGE = "The function failed";
  private static final String TIMED_OUT = "Task timed out after ";

  /** The statuses of a server that does not hand the event to the function. */
  private static final Set<Integer> REFUSALS = Set.of(400, 429);

  private static final int NOT_FOUND = 404;
  private static final int FIRST_SUCCESS = 200;
  private static final int LAST_SUCCESS = 299;

  /** What a response of a function has, and an error has not. */
  private static final Set<String> RESPONSE_FIELDS =
      Set.of("statusCode", "body", "headers", "principalId", "policyDocument", "isAuthorized");

  /** Tells a response from an error and a refusal. */
  Attempt asAttempt() {
    boolean succeeded = FIRST_SUCCESS <= status && status <= LAST_SUCCESS;
    Optional<String> error = errorMessage();
    if (isError || (succeeded && error.isPresent())) {
      return new Attempt.Failed(new FunctionFailedException(error.orElseGet(this::noMessage)));
    }
    if (!succeeded) {
      String told = "the server answered %d %s".formatted(status, toldBody());
      FunctionFailedException failure = new FunctionFailedException(error.orElse(told), told);
      return REFUSALS.contains(status) ? new Attempt.Refused(failure) : new Attempt.Failed(failure);
    }
    return body.isBlank()
        ? new Attempt.Failed(
            new FunctionFailedException(
                "the server answered %d without a body: did the function end early?"
                    .formatted(status)))
        : new Attempt.Answered(body);
  }

  private String toldBody() {
    String text = body.isBlank() ? "without a body" : "with " + LogText.beginning(body);
    return status == NOT_FOUND ? text + " (is the path right?)" : text;
  }

  private String noMessage() {
    return body.isBlank() ? NO_MESSAGE : NO_MESSAGE + ": " + LogText.beginning(body);
  }

  /** The message of a payload that can only be an error. */
  private Optional<String> errorMessage() {
    String text = body.strip();
    if (text.startsWith(TIMED_OUT) || text.startsWith("\"" + TIMED_OUT)) {
      return Optional.of(text.replace("\"", ""));
    }
    return text.startsWith("{") && text.contains("\"error") ? errorMessage(text) : Optional.empty();
  }

  private static Optional<String> errorMessage(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return RESPONSE_FIELDS.stream().anyMatch(json::has)
          ? Optional.empty()
          : Stream.of("errorMessage", "errorType")
              .map(json::path)
              .filter(JsonNode::isTextual)
              .map(JsonNode::asText)
              .findFirst();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}

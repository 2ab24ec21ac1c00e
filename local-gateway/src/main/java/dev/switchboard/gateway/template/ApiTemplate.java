package dev.switchboard.gateway.template;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.template.RouteBackend.Function;
import dev.switchboard.gateway.template.RouteBackend.Mock;
import dev.switchboard.gateway.template.RouteBackend.Unserved;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A WebSocket API of a CloudFormation template, with what is behind its routes. Immutable. */
public final class ApiTemplate {

  private final WebSocketApi api;
  private final Map<String, RouteBackend> backends;
  private final ConnectAuthorization authorization;
  private final List<String> notes;

  ApiTemplate(
      WebSocketApi api,
      Map<String, RouteBackend> backends,
      ConnectAuthorization authorization,
      List<String> notes) {
    this.api = api;
    this.backends = Map.copyOf(backends);
    this.authorization = authorization;
    this.notes = notes.stream().distinct().toList();
  }

  /**
   * Reads a template in JSON or YAML, whoever wrote it: osls, SAM, CDK or a person.
   *
   * @param choices what a user supplies beside the template
   * @throws IllegalArgumentException if it describes no WebSocket API that can run here; the
   *     message names the error, the file, what was expected, and what to do
   */
  public static ApiTemplate read(Path file, TemplateChoices choices) {
    Template template = TemplateFile.read(file, choices.parameters());
    try {
      return new ApiReader(template, choices).read();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("%s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }

  /** The API at its stage. */
  public WebSocketApi api() {
    return api;
  }

  /** The names of the Lambda functions behind routes, by the route's key. */
  public Map<String, String> functions() {
    Map<String, String> functions = new TreeMap<>();
    backends.forEach(
        (key, backend) -> {
          if (backend instanceof Function(String name)) {
            functions.put(key, name);
          }
        });
    return functions;
  }

  /** What is asked about a client before {@code $connect}. */
  public ConnectAuthorization authorization() {
    return authorization;
  }

  /**
   * What answers on routes without a Lambda function, by the route's key: a MOCK integration, or an
   * error for an integration that does not run here.
   */
  public Map<String, Integration> standIns(Assumptions assumptions) {
    boolean isLenient = assumptions.is(Assumption.MOCK_UNCONFIGURED, "silent");
    Map<String, Integration> standIns = new TreeMap<>();
    backends.forEach(
        (key, backend) -> {
          switch (backend) {
            case Function _ -> {}
            case Mock(MockIntegration mock) -> standIns.put(key, mock.answering(isLenient));
            case Unserved(String reason) -> standIns.put(key, failing(reason));
          }
        });
    return standIns;
  }

  /** What the template says and this gateway does otherwise, each as a sentence for the user. */
  public List<String> notes() {
    return notes;
  }

  private static Integration failing(String reason) {
    return _ -> {
      throw new FunctionFailedException("The template has no function here: " + reason);
    };
  }
}

package dev.switchboard.gateway.template;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.WebSocketApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The WebSocket API of a CloudFormation template, with the functions behind it.
 *
 * @param api the API at its stage
 * @param functions the logical id of the function behind each route, by the route's key
 * @param authorizer the authorizer before {@code $connect}; empty if there is none
 */
public record ApiTemplate(
    WebSocketApi api, Map<String, String> functions, Optional<ConnectAuthorizer> authorizer) {

  /**
   * The authorizer before {@code $connect}.
   *
   * @param function the logical id of its function
   * @param identitySources the values without which a client gets 401; may be empty
   */
  public record ConnectAuthorizer(String function, List<IdentitySource> identitySources) {

    public ConnectAuthorizer {
      identitySources = List.copyOf(identitySources);
    }
  }

  public ApiTemplate {
    functions = Map.copyOf(functions);
    if (!functions.keySet().equals(api.routes())) {
      throw new IllegalArgumentException(
          "There are functions for %s: expected one for each of %s"
              .formatted(functions.keySet(), api.routes()));
    }
  }

  /**
   * Reads the template that {@code osls package} writes: {@code
   * .serverless/cloudformation-template-update-stack.json}.
   *
   * @throws IllegalArgumentException if it describes no WebSocket API that can run here. The
   *     message names the file, the error, the expectation and the remedy
   */
  public static ApiTemplate read(Path file) {
    Template template = TemplateFile.read(file);
    try {
      return new ApiReader(template).read();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("%s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }
}

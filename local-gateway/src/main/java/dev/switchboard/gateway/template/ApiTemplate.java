package dev.switchboard.gateway.template;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.WebSocketApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a CloudFormation template says of its WebSocket API, and which functions are behind it.
 *
 * @param api the API at its stage
 * @param functions the logical id of the function behind each route, by the route's key
 * @param authorizer who is asked before {@code $connect}; empty if nobody is
 */
public record ApiTemplate(
    WebSocketApi api, Map<String, String> functions, Optional<ConnectAuthorizer> authorizer) {

  /**
   * The authorizer before {@code $connect}.
   *
   * @param function the logical id of its function
   * @param identitySources what must not be empty before the function is asked; may be none
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
   * Reads the template that {@code osls package} wrote, {@code
   * .serverless/cloudformation-template-update-stack.json}.
   *
   * @throws IllegalArgumentException if it describes no WebSocket API that can run here: what is
   *     wrong in which file, what was expected, and what to do
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

package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.lambda.permissions.GrantedPermission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code serverless.yml} grants, and how long it lets functions run. */
final class DeployedPermissionsTest {

  /** API Gateway's time-out for an integration of a WebSocket API; an HTTP API's is 30 seconds. */
  private static final int API_GATEWAY_SECONDS = 29;

  private static final Path PROJECT = Path.of("..");

  private final DeploymentFile file;
  private final ListedPermissions listed;
  private final List<GrantedPermission> granted;

  DeployedPermissionsTest() throws IOException {
    file = DeploymentFile.read(PROJECT);
    listed = ListedPermissions.read(PROJECT);
    granted =
        Deployment.policies(file).values().stream()
            .flatMap(policy -> policy.granted().stream())
            .distinct()
            .toList();
  }

  @Test
  void have_a_wildcard_only_where_the_list_gives_a_reason() {
    assertThat(granted).noneMatch(each -> each.action().matches(".*[*?].*"));
    assertThat(with("[*?]")).isEqualTo(listed.wildcards().keySet());
  }

  @Test
  void have_a_source_for_each_action() {
    assertThat(granted.stream().map(GrantedPermission::action).collect(Collectors.toSet()))
        .isEqualTo(listed.sources().keySet());
    assertThat(listed.sources().values())
        .allMatch(source -> source.startsWith("https://docs.aws.amazon.com/"));
  }

  @Test
  void end_a_function_before_api_gateway_gives_up() {
    assertThat(file.functions().stream().filter(file::isBehindApiGateway))
        .containsExactly("gateway", "publish")
        .allMatch(function -> file.timeout(function) < API_GATEWAY_SECONDS);
  }

  private Set<String> with(String pattern) {
    return granted.stream()
        .map(GrantedPermission::resource)
        .filter(resource -> resource.matches(".*" + pattern + ".*"))
        .collect(Collectors.toSet());
  }
}

package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.lambda.packaged.EndToEndStory.ServiceFunctions;
import dev.switchboard.lambda.packaged.EndToEndStory.ServiceQueues;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The four functions as Lambda runs them, each under its own role. A permission that is missing
 * fails the story, and one that is never used fails the test after it.
 *
 * <p>With {@code -Dpermissions.write=true} the table of permissions in {@code docs/operations.md}
 * is written instead of compared.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedStoryIT {

  private static final Path PROJECT = Path.of("..");

  @Test
  void uses_every_permission_of_each_role_and_needs_no_other(@TempDir Path folder)
      throws IOException, InterruptedException, URISyntaxException {
    Deployment deployment = Deployment.unpack("", PROJECT, folder);
    deployment.haveAccessFile(EndToEndStory.ACCESS);
    try (FunctionEnvironment environment = new FunctionEnvironment(deployment.file())) {
      play(environment, deployment);
      PermissionProof proof =
          new PermissionProof(
              Deployment.policies(deployment.file()),
              environment.permissionUses(),
              ListedPermissions.read(PROJECT));
      assertThat(proof.mistakes()).isEmpty();

      PermissionDocument document = new PermissionDocument(PROJECT);
      if (Boolean.getBoolean("permissions.write")) {
        document.replace(proof.table());
      }
      assertThat(document.table())
          .as("the table of docs/operations.md, which -Dpermissions.write=true writes")
          .isEqualTo(proof.table());
    }
  }

  private static void play(FunctionEnvironment environment, Deployment deployment)
      throws IOException, InterruptedException, URISyntaxException {
    ServiceQueues queues = ServiceQueues.in(environment);
    try (PackagedFunction gateway = environment.start(deployment, "gateway", EndToEndStory.PARAMS);
        PackagedFunction publish = environment.start(deployment, "publish", EndToEndStory.PARAMS);
        PackagedFunction worker = environment.start(deployment, "worker", EndToEndStory.PARAMS);
        PackagedFunction reminders =
            environment.start(deployment, "reminders", EndToEndStory.PARAMS)) {
      new EndToEndStory(
              environment,
              queues,
              new ServiceFunctions(
                  gateway::invoke, publish::invoke, worker::invoke, reminders::invoke))
          .play();
    } catch (AssertionError failure) {
      assertThat(environment.permissionUses().refusals())
          .as("permissions that the functions lack")
          .isEmpty();
      throw failure;
    }
  }
}

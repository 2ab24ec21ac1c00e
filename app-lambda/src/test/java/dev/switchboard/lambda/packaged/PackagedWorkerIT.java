package dev.switchboard.lambda.packaged;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The worker as Lambda runs it, while the queue does not respond. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is built for Linux alone.")
final class PackagedWorkerIT {

  private final Deployment deployment;
  @AutoClose private final FunctionEnvironment environment;

  PackagedWorkerIT(@TempDir Path folder) throws IOException {
    deployment = Deployment.unpack("", Path.of(".."), folder);
    environment = new FunctionEnvironment(deployment.file());
  }

  /** Lambda then keeps the message in its queue. */
  @Test
  void does_not_acknowledge_what_is_no_job_and_cannot_be_kept()
      throws IOException, URISyntaxException {
    try (PackagedFunction worker = environment.start(deployment, "worker")) {
      assertThatThrownBy(() -> worker.invoke(SqsEvents.event("secret")))
          .hasMessageContaining("UnreadableJobException")
          .hasMessageNotContaining("secret");
    }
  }
}

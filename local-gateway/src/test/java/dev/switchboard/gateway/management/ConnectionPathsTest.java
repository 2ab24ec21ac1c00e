package dev.switchboard.gateway.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.testkit.FuzzedGateway;
import dev.switchboard.gateway.testkit.HttpResponses;
import dev.switchboard.gateway.testkit.PathAttack;
import dev.switchboard.gateway.testkit.RawRequest;
import dev.switchboard.gateway.testkit.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests with manipulated paths do not reach a connection. */
final class ConnectionPathsTest {

  @RegisterExtension private final FuzzedGateway gateway = new FuzzedGateway();

  @Test
  void a_manipulated_path_is_refused_and_reaches_no_connection() {
    Seeds.each(
        400,
        random -> {
          RawRequest trick = PathAttack.on(gateway.bystanderId(), random);
          String answers = gateway.answersTo(trick.bytes());

          assertThat(HttpResponses.statuses(answers)).as("%s%n%s", trick, answers).hasSize(1);
          HttpResponses.assertRefused(answers, trick);
        });
  }
}

package dev.switchboard.lambda.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code docs/access.md} and {@code deploy/access.json} show can be used, and does what they
 * say.
 */
final class DocumentTest {

  private static final Principal ANN = token("ann", "red");
  private static final Principal ADMIN = token("root", "admins");

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_can_be_used(String example) {
    assertThat(Examples.read(example)).isInstanceOf(AccessReading.Usable.class);
  }

  static List<String> examples() throws IOException {
    List<String> examples = Examples.ofThePage();
    assertThat(examples).hasSize(5);
    return examples;
  }

  @Test
  void the_file_that_is_deployed_can_be_used() {
    assertThat(AccessFile.read(Examples.DEPLOYED)).isInstanceOf(AccessReading.Usable.class);
  }

  @Test
  void channels_are_whose_the_page_says() throws IOException {
    AccessRules rules = rules(examples().get(2));

    assertThat(rules.maySubscribe(ANN, new ChannelPattern("/users/ann/*"))).isTrue();
    assertThat(rules.maySubscribe(ANN, new ChannelPattern("/users/ann/inbox"))).isTrue();
    assertThat(rules.maySubscribe(ANN, new ChannelPattern("/users/*"))).isFalse();
    assertThat(rules.mayPublish(ANN, new ChannelName("/users/ann/inbox"))).isFalse();
    assertThat(rules.maySubscribe(ADMIN, new ChannelPattern("/users/*"))).isTrue();
    assertThat(rules.mayPublish(ADMIN, new ChannelName("/users/ann/inbox"))).isTrue();
    assertThat(rules.mayPublish(ANN, new ChannelName("/groups/red"))).isTrue();
    assertThat(rules.mayPublish(ANN, new ChannelName("/groups/admins"))).isFalse();
    assertThat(rules.mayConnect(Principal.ANONYMOUS)).isFalse();
  }

  @Test
  void plain_clients_only_is_what_holds_without_a_file() throws IOException {
    assertThat(Examples.read(examples().getLast()))
        .isEqualTo(new AccessReading.Usable(AccessFile.NONE));
  }

  private static AccessRules rules(String example) {
    return ((AccessReading.Usable) Examples.read(example)).file().rules();
  }

  private static Principal token(String subject, String group) {
    return Principal.ofToken(
        subject, Map.of("sub", Set.of(subject), "cognito:groups", Set.of(group)));
  }
}

package dev.switchboard.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.oidc.IssuerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The examples of {@code docs/access.md} and {@code deploy/access.json} are valid and have the
 * described effect.
 */
final class AccessDocumentTest {

  private static final Principal ANN = token("ann", "red");
  private static final Principal ADMIN = token("root", "admins");

  private static List<String> examples() throws IOException {
    List<String> examples = AccessExamples.ofThePage();
    assertThat(examples).hasSize(5);
    return examples;
  }

  @Test
  void channels_are_granted_as_documented() throws IOException {
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
  void without_a_file_only_plain_clients_are_served() throws IOException {
    assertThat(AccessExamples.check(examples().getLast()))
        .isEqualTo(new AccessCheck.Passed(AccessFile.NONE));
  }

  @Test
  void the_commented_examples_of_the_deployed_file_are_valid() throws IOException {
    AccessFile file = file(AccessExamples.uncommented());

    assertThat(file.rules().keys()).extracting(IssuedKey::name).containsExactly("backend");
    assertThat(file.issuers().issuers())
        .extracting(IssuerSettings::issuer)
        .containsExactly("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI");
    assertThat(file.rules().rules()).hasSize(4);
  }

  private static AccessRules rules(String example) {
    return file(example).rules();
  }

  private static AccessFile file(String example) {
    return ((AccessCheck.Passed) AccessExamples.check(example)).file();
  }

  private static Principal token(String subject, String group) {
    return Principal.ofToken(
        subject, Map.of("sub", Set.of(subject), "cognito:groups", Set.of(group)));
  }
}

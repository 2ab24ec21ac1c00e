package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Authentication;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.local.access.AccessCheck;
import dev.switchboard.oidc.OidcModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens as the common issuers write them, with the access file of a team that uses the issuer. The
 * golden files have their claims; a key of this test signs them.
 */
final class IssuersTokensTest {

  private static final Path FILES = Path.of("src/test/resources/tokens");

  private static TokenIssuer issuer;

  @BeforeAll
  static void start() {
    issuer = new TokenIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_token_is_allowed_what_its_claims_allow_and_nothing_else(Path file) throws IOException {
    JsonNode golden = new JsonMapper().readTree(Files.readString(file));
    Instant now = Instant.parse(golden.path("now").asText());
    String token = issuer.token(golden.path("type").asText(), golden.path("claims").toString());
    AccessRules rules = rules(golden.path("access").toString(), now);

    switch (rules.authenticate(new Credentials.Token(token), now)) {
      case Authentication.Authenticated(Principal principal) -> {
        assertThat(rules.mayConnect(principal)).isTrue();
        assertThat(texts(golden.path("allowed"))).isNotEmpty().allMatch(may(rules, principal));
        assertThat(texts(golden.path("refused"))).isNotEmpty().noneMatch(may(rules, principal));
      }
      case Authentication.Refused(String reason) ->
          assertThat(reason).isEqualTo(golden.path("reason").asText());
      case Authentication.Unavailable(String reason) -> throw new AssertionError(reason);
    }
  }

  private static Predicate<String> may(AccessRules rules, Principal principal) {
    return action -> {
      String channel = action.substring(action.indexOf(' ') + 1);
      return action.startsWith("publish")
          ? rules.mayPublish(principal, new ChannelName(channel))
          : rules.maySubscribe(principal, new ChannelPattern(channel));
    };
  }

  private static AccessRules rules(String written, Instant now) {
    AccessCheck check =
        AccessCheck.of(written.replace("KEYS", issuer.keysAddress()).getBytes(UTF_8));
    assertThat(check).as("%s", check).isInstanceOf(AccessCheck.Passed.class);
    AccessFile file = ((AccessCheck.Passed) check).file();
    return file.rules()
        .withTokens(OidcModule.tokenVerifier(file.issuers(), InstantSource.fixed(now)));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}

package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Authentication;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The output of {@code key} and {@code access}, and the access rules of a laptop. */
final class AccessCommandsTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commands =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void a_new_key_is_accepted_with_the_line_that_is_printed_with_it() {
    Instant now = InstantSource.system().instant();
    assertThat(commands.execute("key", "--name", "backend", "--days", "2")).isZero();

    String key = found("Key +(\\S+)");
    AccessRules rules = rules("{\"keys\": {" + found("(\"backend\": .*)") + "}}");

    assertThat(rules.authenticate(new Credentials.ApiKey(key), now))
        .isEqualTo(new Authentication.Authenticated(Principal.ofKey("backend")));
    Instant end = now.plus(Duration.ofDays(2));
    assertThat(rules.authenticate(new Credentials.ApiKey(key), end.minusSeconds(1)))
        .isInstanceOf(Authentication.Authenticated.class);
    assertThat(rules.authenticate(new Credentials.ApiKey(key), end.plusSeconds(60)))
        .isInstanceOf(Authentication.Refused.class);
    assertThat(out.toString()).contains("SHA-256     " + IssuedKey.hashOf(key));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_key_has_192_random_bits() {
    assertThat(commands.execute("key")).isZero();
    String first = found("Key +sb-(\\S+)");
    out.getBuffer().setLength(0);
    assertThat(commands.execute("key")).isZero();

    assertThat(Base64.getUrlDecoder().decode(first)).hasSize(24);
    assertThat(found("Key +sb-(\\S+)")).isNotEqualTo(first);
  }

  @Test
  void errors_are_printed_with_line_and_column_and_exit_code_1() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("access.json"), "{\n  \"conect\": [],\n  \"connect\": [\"all\"]\n}\n");

    assertThat(commands.execute("access", "check", file.toString())).isEqualTo(1);

    assertThat(out.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(file + ":2:3: \"conect\" is not known here"),
            line -> assertThat(line).startsWith(file + ":3:15: Expected \"anyone\""));
  }

  @Test
  void a_missing_file_is_an_error_of_one_line() {
    assertThat(commands.execute("access", "check", "nowhere.json")).isEqualTo(1);

    assertThat(out.toString()).isEqualToIgnoringNewLines("nowhere.json: There is no such file.");
  }

  @Test
  void a_valid_file_is_summarised() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("access.json"),
            """
            {
              "keys": {
                "backend": {"sha256": "%s", "expires": "2999-01-01T00:00:00Z"},
                "old": {"sha256": "%s", "expires": "2001-01-01T00:00:00Z"}
              },
              "issuers": {"https://a.example.com": {"audiences": ["b", "a"]}},
              "connect": ["anyone"],
              "namespaces": {
                "news": [{"subscribe": ["anyone"], "publish": ["key:backend", "keys"]}],
                "users": [
                  {"channel": "/users/{sub}/*", "subscribe": ["tokens"]},
                  {"publish": [{"claims": {"sub": "root", "cognito:groups": "admins"}}]}
                ]
              }
            }
            """
                .formatted(IssuedKey.hashOf("ada's key"), IssuedKey.hashOf("bob's key")));

    assertThat(commands.execute("access", "check", file.toString())).isZero();

    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            %s can be used.

              Events      served
              Key         backend, until 2999-01-01T00:00:00Z
              Key         old, which expired at 2001-01-01T00:00:00Z
              Issuer      https://a.example.com, for a, b
              Connect     anyone
              Subscribe   /news and /news/*: anyone
              Publish     /news and /news/*: key backend, any key
              Subscribe   /users/{sub}/*: any token
              Publish     /users and /users/*: a token with cognito:groups admins and sub root

              What is not listed is refused.

            """
                .formatted(file));
  }

  @Test
  void the_local_key_may_do_anything_in_the_default_namespace() {
    AccessRules rules = LocalAccessRules.file().rules();
    Instant now = InstantSource.system().instant();

    assertThat(rules.servesEvents()).isTrue();
    assertThat(rules.authenticate(new Credentials.ApiKey("local-key"), now))
        .isEqualTo(new Authentication.Authenticated(Principal.ofKey("local")));
    Principal local = Principal.ofKey("local");
    assertThat(rules.mayConnect(local)).isTrue();
    assertThat(rules.maySubscribe(local, new ChannelPattern("/default/*"))).isTrue();
    assertThat(rules.mayPublish(local, new ChannelName("/default"))).isTrue();
    assertThat(rules.maySubscribe(local, new ChannelPattern("/other/*"))).isFalse();
    assertThat(rules.mayPublish(Principal.ANONYMOUS, new ChannelName("/broadcast"))).isTrue();
    assertThat(rules.mayPublish(Principal.ANONYMOUS, new ChannelName("/default"))).isFalse();
  }

  /** The local key is public, so a deployment must not accept it. */
  @Test
  void the_local_rules_accept_no_client_when_deployed() throws IOException {
    Path bundled = Path.of("src/main/resources/dev/switchboard/local/laptop-access.json");
    String written = Files.readString(bundled);

    assertThat(rules(written).authenticate(new Credentials.ApiKey("local-key"), Instant.EPOCH))
        .isInstanceOf(Authentication.Refused.class);
    String withKey =
        "{\"keys\": {\"local\": {\"sha256\": \"%s\", \"expires\": \"2999-01-01T00:00:00Z\"}}}"
            .formatted(IssuedKey.hashOf(LocalAccessRules.KEY));
    assertThat(AccessFile.read(withKey.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(AccessReading.Refused.class);
  }

  private static AccessRules rules(String json) {
    return ((AccessReading.Usable) AccessFile.read(json.getBytes(StandardCharsets.UTF_8)))
        .file()
        .rules();
  }

  private String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(out.toString());
    assertThat(matcher.find()).as("%s in %s", pattern, out).isTrue();
    return matcher.group(1);
  }
}

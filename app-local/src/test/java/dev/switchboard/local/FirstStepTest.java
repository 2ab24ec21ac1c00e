package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The start screen suggests what the access rules and the plain mode allow, and nothing else. */
final class FirstStepTest {

  private static final String ISSUER = "\"issuers\": {\"https://a\": {\"audiences\": [\"b\"]}}, ";
  private static final String KEYS =
      "\"keys\": {\"k\": {\"sha256\": \"%s\", \"expires\": \"2999-01-01T00:00:00Z\"}}, "
          .formatted("0123456789abcdef".repeat(4));

  @ParameterizedTest
  @CsvSource({
    "BROADCAST,Try it in two terminals:  wscat",
    "ECHO,Try it:  wscat",
    "OFF,Try it:  curl -H 'x-api-key: local-key' "
  })
  void on_a_laptop_it_is_possible_in_every_mode(PlainMode mode, String line) {
    assertThat(line(LocalAccessRules.file().rules(), mode, Optional.of(LocalAccessRules.KEY)))
        .startsWith(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "\"connect\": [\"anyone\"], \"namespaces\": {\"broadcast\": [{\"subscribe\": [\"anyone\"]}]}"
            + " @ plain clients only listen here:  wscat",
        "\"connect\": [\"keys\"], \"namespaces\": {\"news\": [{\"publish\": [\"keys\"]}]}"
            + " @ Try it:  curl -H 'x-api-key: YOUR KEY' -H 'content-type: application/json' -d"
            + " '{\"channel\":\"/news/room\",\"events\":[\"1\"]}'",
        "\"namespaces\": {\"news\": [{\"publish\": [\"key:k\"]}]} @ 'x-api-key: YOUR KEY'",
        "\"namespaces\": {\"news\": [{\"publish\": [\"tokens\"]}]} @ 'authorization: YOUR TOKEN'",
        "\"namespaces\": {\"news\": [{\"publish\": [\"anyone\"]}]} @ curl -H 'content-type",
        "\"events\": false, \"namespaces\": {\"news\": [{\"publish\": [\"anyone\"]}]} @ access.md",
        "\"namespaces\": {\"news\": [{\"channel\": \"/news/*\", \"publish\": [\"keys\"]}]} @ access.md",
        "\"namespaces\": {} @ docs/access.md"
      })
  void with_rules_of_a_file_it_is_what_they_allow(String rules, String line) {
    assertThat(line(rules("{" + KEYS + ISSUER + rules + "}"), PlainMode.BROADCAST)).contains(line);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_suggested_where_all_is_refused(PlainMode mode) {
    assertThat(line(rules("{}"), mode)).doesNotContain("Try");
  }

  @Test
  void plain_clients_need_permission_to_connect_and_to_subscribe() {
    assertThat(admits("\"connect\": [\"anyone\"]")).isFalse();
    assertThat(admits("\"namespaces\": {\"broadcast\": [{\"subscribe\": [\"anyone\"]}]}"))
        .isFalse();
  }

  private static boolean admits(String members) {
    return new FirstStep(rules("{" + members + "}"), PlainMode.BROADCAST, Optional.empty())
        .admitsPlainClients();
  }

  private static String line(AccessRules rules, PlainMode mode) {
    return line(rules, mode, Optional.empty());
  }

  private static String line(AccessRules rules, PlainMode mode, Optional<String> key) {
    return new FirstStep(rules, mode, key).line("wscat", "curl");
  }

  private static AccessRules rules(String file) {
    return ((AccessReading.Usable) AccessFile.read(file.getBytes(StandardCharsets.UTF_8)))
        .file()
        .rules();
  }
}

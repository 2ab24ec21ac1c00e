package dev.switchboard.local.access;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.lambda.access.AccessFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessCheckTest {

  private static final String HASH = IssuedKey.hashOf("backend's key");
  private static final String KEY =
      "\"sha256\":\"%s\",\"expires\":\"2027-06-30T02:00:00+02:00\"".formatted(HASH);

  @ParameterizedTest
  @MethodSource("usable")
  void every_file_that_we_show_passes(String file) {
    assertThat(AccessExamples.check(file)).isInstanceOf(AccessCheck.Passed.class);
  }

  static List<String> usable() throws IOException {
    return AccessExamples.usable();
  }

  /** The file may have any rules. A failure shows its mistakes as {@code access check} does. */
  @Test
  void the_deployed_file_can_be_used() {
    AccessCheck check = AccessCheck.of(AccessExamples.DEPLOYED);

    assertThat(check instanceof AccessCheck.Passed ? "" : told(check)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "`` @ 1:1: The file is empty",
        "// nothing @ 1:1: The file is empty",
        "[] @ 1:1: The file holds an object",
        "{} {} @ 1:4: Nothing may follow",
        "{`connect: []} @ 1:2: This is not JSON",
        "{'connect': []} @ 1:2: This is not JSON",
        "{\"connect\": [ @ This is not JSON",
        "{\"event\": true} @ 1:2: \"event\" is not known here; expected \"events\", \"keys\"",
        "{\"events\": true, \"events\": true} @ 1:18: \"events\" stands here a second time.",
        "{\"events\": \"yes\"} @ 1:12: Expected true or false.",
        "{\"keys\": []} @ 1:10: Expected keys by their names",
        "{\"keys\": {\"a\": \"secret\"}} @ 1:16: Expected {\"sha256\": …, \"expires\": …}; never"
            + " the key itself.",
        "{\"keys\": {\"a\": {}}} @ 1:11: \"sha256\" is missing",
        "{\"keys\": {\"a\": {}}} @ 1:11: \"expires\" is missing",
        "{\"keys\": {\"a\": {KEY, \"key\": \"x\"}}} @ \"key\" is not known here; expected"
            + " \"sha256\", \"expires\".",
        "{\"keys\": {\"a b\": {KEY}}} @ 1:11: A key's name has",
        "{\"keys\": {\"a\": {KEY}, \"a\": {KEY}}} @ \"a\" stands here a second time.",
        "{\"keys\": {\"a\": {KEY}, \"b\": {KEY}}} @ This is the key \"a\" as well.",
        "{\"keys\": {\"a\": {\"sha256\": \"12ab\", \"expires\": \"2027-06-30T00:00:00Z\"}}} @ 1:27:"
            + " Expected the key's SHA-256, 64 hex digits",
        "{\"keys\": {\"a\": {\"sha256\": \"HASH\", \"expires\": \"2027-06-30\"}}} @ Expected when"
            + " the key expires",
        "{\"keys\": {\"a\": {\"sha256\": \"HASH\", \"expires\": \"2027-02-30T00:00:00Z\"}}} @"
            + " Expected when the key expires",
        "{\"keys\": {\"a\": {\"sha256\": \"HASH\", \"expires\": 1798761600}}} @ Expected when the"
            + " key expires",
        "{\"keys\": {\"a\": {\"sha256\": \"TOY\", \"expires\": \"2027-06-30T00:00:00Z\"}}} @ 1:27:"
            + " This is the hash of a word or number that anyone can guess",
        "{\"issuers\": [\"https://a.example.com\"]} @ 1:13: Expected issuers by their addresses",
        "{\"issuers\": {\"https://a.example.com\": {}}} @ 1:14: \"audiences\" is missing",
        "{\"issuers\": {\"http://a.example.com\": {\"audiences\": [\"app\"]}}} @ 1:14: An issuer is"
            + " an https address",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": []}}} @ Expected whom tokens"
            + " must be for",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": \"app\"}}} @ Expected whom"
            + " tokens must be for",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"algorithms\":"
            + " [\"HS256\"]}}} @ Expected algorithms, of RS256",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"algorithms\":"
            + " [\"none\"]}}} @ Expected algorithms, of RS256",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"algorithms\": []}}}"
            + " @ Expected algorithms, of RS256",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"jwksUri\":"
            + " \"keys\"}}} @ Expected the https address of the issuer's keys.",
        "{\"issuers\": {\"https://a.example.com\": {\"audience\": [\"app\"]}}} @ \"audience\" is"
            + " not known here",
        "{\"connect\": \"anyone\"} @ 1:13: Expected a list, such as [\"anyone\"].",
        "{\"connect\": [\"everyone\"]} @ 1:14: Expected \"anyone\", \"keys\"",
        "{\"connect\": [7]} @ 1:14: Expected \"anyone\", \"keys\"",
        "{\"connect\": [{}]} @ 1:14: \"claims\" is missing; expected claims by their names",
        "{\"connect\": [\"key:backend\"]} @ 1:14: There is no key \"backend\" among \"keys\".",
        "{\"connect\": [\"tokens\"]} @ 1:14: Nobody has a token",
        "{ISSUER, \"connect\": [{\"claims\": {}}]} @ Expected claims by their names",
        "{ISSUER, \"connect\": [{\"claims\": {\"a\": 7}}]} @ Expected a claim's value",
        "{ISSUER, \"connect\": [{\"claims\": {\"a\": \"b\", \"a\": \"c\"}}]} @ \"a\" stands here a"
            + " second time.",
        "{ISSUER, \"connect\": [{\"claims\": {\"iss\": \"https://b\"}}]} @ \"https://b\" is not"
            + " among \"issuers\".",
        "{TWO_ISSUERS, \"connect\": [{\"claims\": {\"a\": \"b\"}}]} @ With several issuers a claim"
            + " means nothing",
        "{TWO_ISSUERS, \"namespaces\": {\"a\": [{\"channel\": \"/a/{sub}\", \"publish\":"
            + " [\"tokens\"]}]}} @ With several issuers a claim in a channel",
        "{TWO_ISSUERS, \"namespaces\": {\"a\": [{\"channel\": \"/a/{sub}\", \"publish\":"
            + " [\"anyone\"]}]}} @ With several issuers a claim in a channel",
        "{\"issuers\": {\"http://keycloak:8080/realms/x\": {\"audiences\": [\"app\"]}}} @ 1:14: An"
            + " issuer is an https address without a query, such as"
            + " https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI. http is accepted"
            + " for this machine only",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"jwksUri\":"
            + " \"http://keycloak:8080/certs\"}}} @ issuer's keys. http is accepted for this"
            + " machine only",
        "{ISSUER, \"connect\": [{\"claims\": {\"realm_access\": \"admin\"}}]} @ 1:85:"
            + " \"realm_access\" is an object and has no value; write a path to a member, such as"
            + " \"realm_access.roles\".",
        "{ISSUER, \"connect\": [{\"claims\": {\"realm_access\": {\"roles\": \"admin\"}}}]} @"
            + " Expected a claim's value: a text, true or false. Write a number as a text, and a"
            + " nested claim by its path, such as \"realm_access.roles\".",
        "{ISSUER, \"connect\": [{\"claims\": {\"roles\": [\"a\"]}}]} @ Expected a claim's value",
        "{ISSUER, \"connect\": [{\"claims\": {\"roles\": []}}]} @ Expected a claim's value",
        "{ISSUER, \"connect\": [{\"claims\": {\"realm_access..roles\": \"a\"}}]} @ A claim's name is"
            + " not empty",
        "{ISSUER, \"connect\": [{\"claims\": {\"sub.name\": \"a\"}}]} @ \"sub\" is not an object",
        "{ISSUER, \"connect\": [{\"claims\": {\"scp\": \"a b\"}}]} @ \"scp\" is split at its spaces",
        "{ISSUER, \"connect\": [{\"claims\": {\"org\": \"a\", \"org.id\": \"b\"}}]} @ 1:84: \"org\""
            + " cannot have both a value and the member \"org.id\".",
        "{ISSUER, \"namespaces\": {\"a\": [{\"channel\": \"/a/{email}\", \"publish\":"
            + " [\"tokens\"]}]}} @ The value of \"email\" is never a segment",
        "{ISSUER, \"namespaces\": {\"a\": [{\"channel\": \"/a/{realm_access}\", \"publish\":"
            + " [\"tokens\"]}]}} @ \"realm_access\" is an object",
        "{ISSUER, \"namespaces\": {\"a\": [{\"channel\": \"/a/{sub}\", \"publish\": [{\"claims\":"
            + " {\"sub\": \"a_b\"}}]}]}} @ This \"sub\" is no segment of a channel",
        "{\"keys\": {\"k\": {KEY}}, ISSUER, \"namespaces\": {\"a\": [{\"channel\": \"/a/{sub}\","
            + " \"subscribe\": [\"tokens\"], \"publish\": [\"key:k\"]}]}} @ A key has no claims, so"
            + " it never matches /a/{sub}.",
        "{\"namespaces\": {\"a\": [{\"channel\": \"/a/{sub}\", \"publish\": [\"anyone\"]}]}} @ 1:35:"
            + " Nobody has a token",
        "{\"namespaces\": {\"a\": [{\"publish\": []}]}} @ 1:23: This rule allows nothing; add a"
            + " grantee",
        "{\"namespaces\": {\"a\": [{\"subscribe\": [], \"publish\": []}]}} @ 1:23: This rule allows"
            + " nothing; add a grantee",
        "{\"settings\": []} @ 1:14: Expected settings by namespace",
        "{\"settings\": {\"a\": {}}} @ 1:15: There is no namespace \"a\" among \"namespaces\".",
        "{\"namespaces\": {\"a\": []}, \"settings\": {\"a\": []}} @ 1:45: Expected an object of"
            + " settings: {}.",
        "{\"namespaces\": {\"a\": []}, \"settings\": {\"a\": {\"history\": 1}}} @ 1:46: \"history\""
            + " is not known here; expected {}.",
        "{\"#a\": 1} @ \"#a\" is not known here",
        "{\"namespaces\": []} @ 1:16: Expected namespaces by their names",
        "{\"namespaces\": {\"a b\": []}} @ 1:17: A namespace's name has",
        "{\"namespaces\": {\"{sub}\": []}} @ 1:17: A namespace's name has",
        "{\"namespaces\": {\"a\": {\"publish\": []}}} @ 1:22: Expected a list of rules",
        "{\"namespaces\": {\"a\": [\"anyone\"]}} @ 1:23: Expected {\"subscribe\"",
        "{\"namespaces\": {\"a\": [{}]}} @ 1:23: This rule allows nothing",
        "{\"namespaces\": {\"a\": [{\"subscribes\": []}]}} @ 1:24: \"subscribes\" is not known"
            + " here",
        "{\"namespaces\": {\"a\": [{\"channel\": \"/b/*\", \"publish\": []}]}} @ 1:35: This channel"
            + " is not in the namespace \"a\".",
        "{\"namespaces\": {\"a\": [{\"channel\": \"a/*\", \"publish\": []}]}} @ 1:35: A rule's"
            + " channel is written as",
        "{\"namespaces\": {\"a\": [{\"channel\": \"/a/*/b\", \"publish\": []}]}} @ 1:35: A rule's"
            + " channel is written as",
        "{\"namespaces\": {\"a\": [{\"channel\": 7, \"publish\": []}]}} @ 1:35: Expected a channel",
      })
  void a_mistake_is_reported_with_its_place(String file, String mistake) {
    String issuer = "\"https://%s.example.com\":{\"audiences\":[\"app\"]}";
    String written =
        file.replace(
                "TWO_ISSUERS",
                "\"issuers\":{" + issuer.formatted("a") + "," + issuer.formatted("b") + "}")
            .replace("ISSUER", "\"issuers\":{" + issuer.formatted("a") + "}")
            .replace("KEY", KEY)
            .replace("HASH", HASH)
            .replace("TOY", IssuedKey.hashOf("local-key"));

    assertThat(told(AccessExamples.check(written))).contains(mistake);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "bar",
        "test",
        "local-key",
        "secret",
        "password",
        "changeme",
        "key",
        "a",
        "b7",
        "",
        "hunter2",
        "Test",
        "TOKEN",
        "test123",
        "my-secret",
        "Backend-key",
        "1234",
        "42",
        "apikey",
        "api-key",
        "your-api-key",
        "123456",
        "foo\n",
        "admin!",
        "Secret-Key",
        "switchboard"
      })
  void the_hash_of_a_key_that_anyone_can_guess_is_refused(String key) {
    assertThat(told(AccessCheck.of(keyFile(IssuedKey.hashOf(key)))))
        .startsWith("1:27: This is the hash of a word or number that anyone can guess")
        .contains("./switchboard key makes a key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sb-0Jm5yR3kq8Zs1Wb7Vt2XcN4pLd9fHgAe", "backend's key", "a1b2c3"})
  void the_hash_of_any_other_key_passes(String key) {
    assertThat(AccessCheck.of(keyFile(IssuedKey.hashOf(key))))
        .isInstanceOf(AccessCheck.Passed.class);
  }

  private static byte[] keyFile(String hash) {
    return "{\"keys\": {\"a\": {\"sha256\": \"%s\", \"expires\": \"2027-06-30T00:00:00Z\"}}}"
        .formatted(hash)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void all_mistakes_are_reported_at_once_in_order() {
    String file =
        """
        {
          "keys": {
            "backend": {"sha256": "abc"},
            "app": {"sha256": "%s", "expires": "tomorrow"}
          },
          "conect": [],
          "connect": ["key:backend", "key:other"],
          "namespaces": {"news": [{"channel": "/sport", "publish": ["nobody"]}]}
        }
        """
            .formatted(HASH);

    assertThat(
            told(AccessExamples.check(file))
                .lines()
                .map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactly("3:5:", "3:27:", "4:102:", "6:3:", "7:30:", "8:39:", "8:61:");
  }

  @Test
  void at_most_a_hundred_mistakes_are_reported() {
    assertThat(told(AccessExamples.check("{\"connect\": [" + "1,".repeat(5_000) + "]}")).lines())
        .hasSize(100);
  }

  @Test
  void a_file_that_is_too_large_too_deep_or_no_text_is_a_mistake() {
    byte[] large = new byte[AccessFile.MOST_BYTES + 1];
    assertThat(told(AccessExamples.check(large)))
        .isEqualTo("The file has more than 262,144 bytes.");
    assertThat(told(AccessExamples.check(new byte[] {'{', (byte) 0xc3, '}'})))
        .isEqualTo("The file is not text in UTF-8.");
    for (Charset charset : List.of(UTF_16, UTF_16LE, UTF_16BE)) {
      assertThat(told(AccessExamples.check("{}".getBytes(charset))))
          .isEqualTo("The file is not text in UTF-8.");
    }
    assertThat(told(AccessExamples.check("[".repeat(100_000))))
        .isEqualTo("1:22: The file is nested more than 20 levels deep.");
    assertThat(told(AccessExamples.check("{\"a\":".repeat(50_000))))
        .isEqualTo("1:102: The file is nested more than 20 levels deep.");
    assertThat(told(AccessExamples.check("{\"a\": " + "9".repeat(2_000) + "}")))
        .contains("The file has a number of more than 1,000 characters.");
  }

  @Test
  void the_place_of_an_unfinished_list_is_named_without_the_parsers_own_words() {
    assertThat(told(AccessExamples.check("{\n  \"connect\": [\"anyone\"")))
        .startsWith("2:")
        .contains("start marker at line 2, column 14")
        .doesNotContain("Source", "StreamReadFeature");
  }

  @Test
  void a_byte_order_mark_is_ignored() {
    assertThat(AccessExamples.check("\ufeff{}")).isInstanceOf(AccessCheck.Passed.class);
  }

  @Test
  void columns_count_characters() {
    assertThat(told(AccessExamples.check("{/* äöü€ */ \"event\": true}"))).startsWith("1:13: ");
  }

  @Test
  void a_missing_file_has_no_place(@TempDir Path folder) {
    assertThat(told(AccessCheck.of(folder.resolve("access.json"))))
        .isEqualTo("There is no such file.");
    assertThat(told(AccessCheck.of(folder))).isEqualTo("This is a folder, not a file.");
  }

  @Test
  void no_mistake_repeats_a_secret() {
    String file =
        "{\"keys\": {\"backend\": {\"sha256\": \"sb-s3cret\", \"expires\": \"sb-s3cret\"}, \"b\":"
            + " \"sb-s3cret\"}}";

    assertThat(told(AccessExamples.check(file))).doesNotContain("s3cret");
  }

  private static String told(AccessCheck check) {
    return switch (check) {
      case AccessCheck.Passed(AccessFile file) -> "usable: " + file;
      case AccessCheck.Unreadable(String reason) -> reason;
      case AccessCheck.Failed(List<AccessMistake> mistakes) ->
          mistakes.stream().map(AccessMistake::toString).collect(joining("\n"));
    };
  }
}

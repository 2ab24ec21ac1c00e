package dev.switchboard.lambda.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.AccessRule;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.ChannelTemplate;
import dev.switchboard.domain.access.Grantee;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.access.TokenVerifier;
import dev.switchboard.oidc.IssuerSettings;
import dev.switchboard.oidc.OidcSettings;
import dev.switchboard.oidc.SigningAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessFileTest {

  private static final String HASH = IssuedKey.hashOf("backend's key");
  private static final String KEY =
      "\"sha256\":\"%s\",\"expires\":\"2027-06-30T02:00:00+02:00\"".formatted(HASH);

  @Test
  void everything_it_can_say_is_understood() {
    String file =
        """
        {
          "events": false, // with a comment
          "keys": {"backend": {%s}},
          "issuers": {
            "https://a.example.com": {"audiences": ["app", "other"]},
            "https://b.example.com/": {
              "audiences": ["app"],
              "algorithms": ["PS256", "ES384"],
              "jwksUri": "https://keys.example.com/b.json"
            }
          },
          "connect": ["anyone", "keys", "key:backend", "tokens"], /* and another */
          "namespaces": {
            "news": [{"subscribe": ["anyone"], "publish": []}],
            "users": [
              {
                "channel": "/users/{sub}/*",
                "publish": [{"claims": {"iss": "https://a.example.com", "ok": true}}],
              },
            ],
            "closed": []
          }
        }
        """
            .formatted(KEY);

    assertThat(Examples.read(file))
        .isEqualTo(
            new AccessReading.Usable(
                new AccessFile(
                    new AccessRules(
                        false,
                        List.of(
                            new IssuedKey("backend", HASH, Instant.parse("2027-06-30T00:00:00Z"))),
                        List.of(
                            new Grantee.Anyone(),
                            new Grantee.AnyKey(),
                            new Grantee.Key("backend"),
                            new Grantee.Token(Map.of())),
                        List.of(
                            new AccessRule(
                                ChannelTemplate.namespace("news"),
                                List.of(new Grantee.Anyone()),
                                List.of()),
                            new AccessRule(
                                ChannelTemplate.of("/users/{sub}/*"),
                                List.of(),
                                List.of(
                                    new Grantee.Token(
                                        Map.of("iss", "https://a.example.com", "ok", "true"))))),
                        TokenVerifier.NONE),
                    OidcSettings.of(
                        List.of(
                            new IssuerSettings(
                                "https://a.example.com",
                                Set.of("app", "other"),
                                IssuerSettings.USUAL,
                                Optional.empty()),
                            new IssuerSettings(
                                "https://b.example.com/",
                                Set.of("app"),
                                Set.of(SigningAlgorithm.PS256, SigningAlgorithm.ES384),
                                Optional.of(URI.create("https://keys.example.com/b.json"))))))));
  }

  @Test
  void an_empty_one_allows_nothing() {
    assertThat(Examples.read("{}"))
        .isEqualTo(
            new AccessReading.Usable(
                new AccessFile(
                    new AccessRules(true, List.of(), List.of(), List.of(), TokenVerifier.NONE),
                    OidcSettings.NONE)));
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
        "{\"keys\": {\"a\": \"secret\"}} @ 1:16: Expected {\"sha256\": …, \"expires\": …}; never the key itself.",
        "{\"keys\": {\"a\": {}}} @ 1:11: \"sha256\" is missing",
        "{\"keys\": {\"a\": {}}} @ 1:11: \"expires\" is missing",
        "{\"keys\": {\"a\": {KEY, \"key\": \"x\"}}} @ \"key\" is not known here; expected \"sha256\", \"expires\".",
        "{\"keys\": {\"a b\": {KEY}}} @ 1:11: A key's name has",
        "{\"keys\": {\"a\": {KEY}, \"a\": {KEY}}} @ \"a\" stands here a second time.",
        "{\"keys\": {\"a\": {KEY}, \"b\": {KEY}}} @ This is the key \"a\" as well.",
        "{\"keys\": {\"a\": {\"sha256\": \"12ab\", \"expires\": \"2027-06-30T00:00:00Z\"}}} @ 1:27: A key's SHA-256 has 64 hex digits",
        "{\"keys\": {\"a\": {\"sha256\": \"HASH\", \"expires\": \"2027-06-30\"}}} @ Expected when the key expires",
        "{\"keys\": {\"a\": {\"sha256\": \"HASH\", \"expires\": \"2027-02-30T00:00:00Z\"}}} @ Expected when the key expires",
        "{\"keys\": {\"a\": {\"sha256\": \"HASH\", \"expires\": 1798761600}}} @ Expected when the key expires",
        "{\"keys\": {\"a\": {\"sha256\": \"TOY\", \"expires\": \"2027-06-30T00:00:00Z\"}}} @ 1:27: Everybody knows this key",
        "{\"issuers\": [\"https://a.example.com\"]} @ 1:13: Expected issuers by their addresses",
        "{\"issuers\": {\"https://a.example.com\": {}}} @ 1:14: \"audiences\" is missing",
        "{\"issuers\": {\"http://a.example.com\": {\"audiences\": [\"app\"]}}} @ 1:14: An issuer is an https address",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": []}}} @ Expected whom tokens must be for",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": \"app\"}}} @ Expected whom tokens must be for",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"algorithms\": [\"HS256\"]}}} @ Expected algorithms, of RS256",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"algorithms\": [\"none\"]}}} @ Expected algorithms, of RS256",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"algorithms\": []}}} @ Expected algorithms, of RS256",
        "{\"issuers\": {\"https://a.example.com\": {\"audiences\": [\"app\"], \"jwksUri\": \"keys\"}}} @ Expected the https address of the issuer's keys.",
        "{\"issuers\": {\"https://a.example.com\": {\"audience\": [\"app\"]}}} @ \"audience\" is not known here",
        "{\"connect\": \"anyone\"} @ 1:13: Expected a list, such as [\"anyone\"].",
        "{\"connect\": [\"everyone\"]} @ 1:14: Expected \"anyone\", \"keys\"",
        "{\"connect\": [7]} @ 1:14: Expected \"anyone\", \"keys\"",
        "{\"connect\": [{}]} @ 1:14: Expected \"anyone\", \"keys\"",
        "{\"connect\": [\"key:backend\"]} @ 1:14: There is no key \"backend\" among \"keys\".",
        "{\"connect\": [\"tokens\"]} @ 1:14: Nobody has a token",
        "{ISSUER, \"connect\": [{\"claims\": {}}]} @ No claim is listed",
        "{ISSUER, \"connect\": [{\"claims\": {\"a\": 7}}]} @ Expected a claim's value",
        "{ISSUER, \"connect\": [{\"claims\": {\"a\": \"b\", \"a\": \"c\"}}]} @ \"a\" stands here a second time.",
        "{ISSUER, \"connect\": [{\"claims\": {\"iss\": \"https://b\"}}]} @ \"https://b\" is not among \"issuers\".",
        "{TWO_ISSUERS, \"connect\": [{\"claims\": {\"a\": \"b\"}}]} @ With several issuers a claim means nothing",
        "{TWO_ISSUERS, \"namespaces\": {\"a\": [{\"channel\": \"/a/{sub}\", \"publish\": [\"tokens\"]}]}} @ With several issuers a claim in a channel",
        "{TWO_ISSUERS, \"namespaces\": {\"a\": [{\"channel\": \"/a/{sub}\", \"publish\": [\"anyone\"]}]}} @ With several issuers a claim in a channel",
        "{\"namespaces\": []} @ 1:16: Expected namespaces by their names",
        "{\"namespaces\": {\"a b\": []}} @ 1:17: A namespace's name has",
        "{\"namespaces\": {\"{sub}\": []}} @ 1:17: A namespace's name has",
        "{\"namespaces\": {\"a\": {\"publish\": []}}} @ 1:22: Expected a list of rules",
        "{\"namespaces\": {\"a\": [\"anyone\"]}} @ 1:23: Expected {\"subscribe\"",
        "{\"namespaces\": {\"a\": [{}]}} @ 1:23: This rule allows nothing",
        "{\"namespaces\": {\"a\": [{\"subscribes\": []}]}} @ 1:24: \"subscribes\" is not known here",
        "{\"namespaces\": {\"a\": [{\"channel\": \"/b/*\", \"publish\": []}]}} @ 1:35: This channel is not in the namespace \"a\".",
        "{\"namespaces\": {\"a\": [{\"channel\": \"a/*\", \"publish\": []}]}} @ 1:35: A rule's channel is written as",
        "{\"namespaces\": {\"a\": [{\"channel\": \"/a/*/b\", \"publish\": []}]}} @ 1:35: A rule's channel is written as",
        "{\"namespaces\": {\"a\": [{\"channel\": 7, \"publish\": []}]}} @ 1:35: Expected a channel",
      })
  void a_mistake_is_told_with_its_place(String file, String mistake) {
    String issuer = "\"https://%s.example.com\":{\"audiences\":[\"app\"]}";
    String written =
        file.replace(
                "TWO_ISSUERS",
                "\"issuers\":{" + issuer.formatted("a") + "," + issuer.formatted("b") + "}")
            .replace("ISSUER", "\"issuers\":{" + issuer.formatted("a") + "}")
            .replace("KEY", KEY)
            .replace("HASH", HASH)
            .replace("TOY", IssuedKey.hashOf("local-key"));

    assertThat(told(Examples.read(written))).contains(mistake);
  }

  @Test
  void all_mistakes_are_told_at_once_in_order() {
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

    assertThat(told(Examples.read(file)).lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactly("3:5:", "3:27:", "4:102:", "6:3:", "7:30:", "8:39:", "8:61:");
  }

  @Test
  void mistakes_without_end_are_told_up_to_a_hundred() {
    assertThat(told(Examples.read("{\"connect\": [" + "1,".repeat(5_000) + "]}")).lines())
        .hasSize(100);
  }

  @Test
  void what_is_too_large_too_deep_or_no_text_is_a_mistake() {
    byte[] large = new byte[AccessFile.MOST_BYTES + 1];
    assertThat(told(AccessFile.read(large)))
        .isEqualTo("1:1: The file has more than 262,144 bytes.");
    assertThat(told(AccessFile.read(new byte[] {'{', (byte) 0xc3, '}'})))
        .isEqualTo("1:1: The file is not text in UTF-8.");
    assertThat(told(Examples.read("[".repeat(100_000)))).contains("This is not JSON");
    assertThat(told(Examples.read("{\"a\":".repeat(50_000)))).contains("This is not JSON");
  }

  @Test
  void a_mark_of_byte_order_is_none() {
    assertThat(Examples.read("\ufeff{}")).isInstanceOf(AccessReading.Usable.class);
  }

  @Test
  void columns_count_characters() {
    assertThat(told(Examples.read("{/* äöü€ */ \"event\": true}"))).startsWith("1:13: ");
  }

  @Test
  void a_file_that_is_not_there_is_a_mistake(@TempDir Path folder) {
    assertThat(told(AccessFile.read(folder.resolve("access.json"))))
        .isEqualTo("1:1: There is no such file.");
    assertThat(told(AccessFile.read(folder))).isEqualTo("1:1: The file cannot be read.");
  }

  @Test
  void without_a_packed_file_plain_clients_meet() {
    assertThat(AccessFile.packaged()).isEqualTo(new AccessReading.Usable(AccessFile.NONE));
  }

  @Test
  void no_mistake_repeats_a_secret() {
    String file =
        "{\"keys\": {\"backend\": {\"sha256\": \"sb-s3cret\", \"expires\": \"sb-s3cret\"}, \"b\": \"sb-s3cret\"}}";

    assertThat(told(Examples.read(file))).doesNotContain("s3cret");
  }

  private static String told(AccessReading reading) {
    return switch (reading) {
      case AccessReading.Usable(AccessFile file) -> "usable: " + file;
      case AccessReading.Mistaken(List<Mistake> mistakes) ->
          mistakes.stream().map(Mistake::toString).collect(joining("\n"));
    };
  }
}

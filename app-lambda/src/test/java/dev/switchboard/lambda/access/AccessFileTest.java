package dev.switchboard.lambda.access;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
          },
          "settings": {"news": {}}
        }
        """
            .formatted(KEY);

    assertThat(read(file))
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
                                Optional.of(URI.create("https://keys.example.com/b.json"))))),
                    Set.of("news", "users", "closed"))));
  }

  @Test
  void an_empty_one_allows_nothing() {
    assertThat(read("{}"))
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
        "`` @ The file is empty; it holds an object: { … }.",
        "[] @ the file: this is not an object.",
        "null @ the file: this is not an object.",
        "{} {} @ Nothing may follow the closing brace.",
        "{'connect': []} @ This is not JSON: Unexpected character",
        "{\"event\": true} @ the file: \"event\" is not known here.",
        "{\"events\": true, \"events\": true} @ \"events\" stands twice in an object.",
        "{\"events\": null} @ events: this is not true or false.",
        "{\"keys\": {\"a\": {}}} @ keys/a/expires: this is not a text.",
        "{\"keys\": {\"a\": {\"expires\": \"2027-02-30T00:00:00Z\"}}} @ keys/a/sha256: this is not"
            + " a text.",
        "{\"issuers\": {\"https://a\": {\"audiences\": [7]}}} @ issuers/https://a/audiences: this"
            + " is not a text.",
        "{\"issuers\": {\"https://a\": {\"audiences\": [\"b\"], \"algorithms\": [\"HS256\"]}}} @"
            + " issuers/https://a/algorithms: one of them is not known.",
        "{\"connect\": \"anyone\"} @ connect: this is not a list.",
        "{\"connect\": [\"everyone\"]} @ connect: a grantee is not known.",
        "{\"connect\": [\"tokens\"]} @ connect: tokens have no issuer.",
        "{\"namespaces\": {\"news\": [{}]}} @ namespaces/news: a rule allows nothing.",
        "{\"namespaces\": {\"news\": [{\"channel\": \"/a\", \"publish\": []}]}} @ namespaces/news:"
            + " a channel is in another namespace.",
        "{\"settings\": {\"news\": {}}} @ settings/news: this is none of the namespaces.",
        "{\"namespaces\": {\"news\": []}, \"settings\": {\"news\": {\"history\": 1}}} @"
            + " settings/news: \"history\" is not known here.",
      })
  void a_file_that_does_not_fit_is_refused_with_a_reason(String file, String reason) {
    assertThat(refusal(read(file))).startsWith(reason);
  }

  @Test
  void a_file_that_is_too_large_too_deep_or_no_text_is_refused() {
    assertThat(refusal(AccessFile.read(new byte[AccessFile.MOST_BYTES + 1])))
        .isEqualTo("The file has more than 262,144 bytes.");
    assertThat(refusal(AccessFile.read(new byte[] {'{', (byte) 0xc3, '}'})))
        .isEqualTo("The file is not text in UTF-8.");
    assertThat(refusal(read("[".repeat(100_000))))
        .isEqualTo("The file is nested more than 20 levels deep.");
  }

  @Test
  void a_mark_of_byte_order_is_none() {
    assertThat(read("\ufeff{}")).isInstanceOf(AccessReading.Usable.class);
  }

  @Test
  void without_a_packed_file_plain_clients_meet() {
    assertThat(AccessFile.packaged()).isEqualTo(new AccessReading.Usable(AccessFile.NONE));
  }

  @Test
  void no_reason_repeats_a_secret() {
    for (String file :
        List.of(
            "{\"keys\": {\"backend\": {\"sha256\": \"sb-s3cret\", \"expires\":"
                + " \"2027-06-30T00:00:00Z\"}}}",
            "{\"keys\": {\"backend\": {\"sha256\": \"%s\", \"expires\": \"sb-s3cret\"}}}"
                .formatted(HASH),
            "{\"keys\": {\"backend\": \"sb-s3cret\"}}")) {
      assertThat(refusal(read(file))).doesNotContain("s3cret");
    }
  }

  private static AccessReading read(String text) {
    return AccessFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(AccessReading reading) {
    return switch (reading) {
      case AccessReading.Usable(AccessFile file) -> "usable: " + file;
      case AccessReading.Refused(String reason) -> reason;
    };
  }
}

package dev.switchboard.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChannelTemplateTest {

  private static final Principal ANN =
      Principal.ofToken("ann", Map.of("sub", Set.of("ann"), "team", Set.of("red", "blue")));

  @ParameterizedTest
  @CsvSource({
    "/news/sport,    /news/sport",
    "/news/*,        /news/sport",
    "/news/*,        /news/sport/tennis",
    "/news/*,        /news/*",
    "/news/*,        /news/sport/*",
    "/1/2/3/4/*,     /1/2/3/4/5",
    "/1/2/3/4/*,     /1/2/3/4/*",
    "/users/{sub},   /users/ann",
    "/users/{sub}/*, /users/ann/*",
    "/users/{sub}/*, /users/ann/inbox",
    "/teams/{team}/{sub}, /teams/blue/ann",
    "/teams/{team}/*, /teams/red/*",
  })
  void covers(String template, String pattern) {
    assertThat(ChannelTemplate.of(template).covers(new ChannelPattern(pattern), ANN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/news/sport,    /news",
    "/news/sport,    /news/sports",
    "/news/sport,    /News/sport",
    "/news/sport,    /news/sport/tennis",
    "/news/sport,    /news/*",
    "/news/sport,    /news/sport/*",
    "/news/*,        /news",
    "/news/*,        /newsletter/sport",
    "/news/sport/*,  /news/*",
    "/users/{sub},   /users/bob",
    "/users/{sub},   /users/*",
    "/users/{sub}/*, /users/*",
    "/users/{sub}/*, /users/ann",
    "/users/{sub}/*, /users/bob/*",
    "/teams/{team}/*, /teams/*",
    "/teams/{team}/*, /teams/green/*",
    "/users/{email}, /users/ann",
  })
  void does_not_cover(String template, String pattern) {
    assertThat(ChannelTemplate.of(template).covers(new ChannelPattern(pattern), ANN)).isFalse();
  }

  @Test
  void a_namespace_covers_its_own_channel_and_all_below() {
    ChannelTemplate namespace = ChannelTemplate.namespace("news");

    assertThat(Stream.of("/news", "/news/*", "/news/sport", "/news/sport/*"))
        .allMatch(pattern -> namespace.covers(new ChannelPattern(pattern), Principal.ANONYMOUS));
    assertThat(Stream.of("/other", "/other/*", "/newsletter"))
        .noneMatch(pattern -> namespace.covers(new ChannelPattern(pattern), Principal.ANONYMOUS));
  }

  /** The value of a claim is untrusted data: it must not match other channels than intended. */
  @ParameterizedTest
  @ValueSource(
      strings = {"*", "ann/*", "ann/inbox", "", ".", "..", "ann-", "{sub}", "/ann", "ann "})
  void a_claim_value_that_is_not_a_segment_matches_nothing(String value) {
    Principal odd = Principal.ofToken("odd", Map.of("sub", Set.of(value)));
    ChannelTemplate own = ChannelTemplate.of("/users/{sub}/*");

    assertThat(
            Stream.of("/users/*", "/users/ann", "/users/ann/*", "/users/ann/inbox", "/users/sub"))
        .noneMatch(pattern -> own.covers(new ChannelPattern(pattern), odd));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/news", "news/sport", "{sub}", "*", "-news", "new s", "news\n"})
  void a_namespace_is_one_segment(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChannelTemplate.namespace(name))
        .withMessageContaining("such as news");
  }

  /** The grammar of channels is implemented twice. */
  @Test
  void a_segment_follows_the_grammar_of_channels() {
    for (String segment :
        List.of("a", "a-b", "a".repeat(50), "a".repeat(51), "-a", "a-", "ä", "")) {
      boolean inChannel = succeeds(() -> new ChannelName("/" + segment));
      assertThat(succeeds(() -> ChannelTemplate.of("/" + segment))).isEqualTo(inChannel);
      assertThat(succeeds(() -> ChannelTemplate.namespace(segment))).isEqualTo(inChannel);
    }
  }

  @Test
  void a_claim_may_be_named_by_an_address_or_a_path() {
    Principal ann =
        Principal.ofToken(
            "ann",
            Map.of(
                "https://example.com/roles", Set.of("red"), "realm_access.roles", Set.of("blue")));

    for (String claim : List.of("https://example.com/roles", "realm_access.roles")) {
      ChannelTemplate template = ChannelTemplate.of("/teams/{" + claim + "}/*");
      assertThat(
              Stream.of("red", "blue", "green")
                  .filter(
                      team -> template.covers(new ChannelPattern("/teams/" + team + "/a"), ann)))
          .containsExactly(claim.startsWith("https") ? "red" : "blue");
    }
  }

  @Test
  void a_principal_without_the_claim_has_no_channel() {
    ChannelTemplate own = ChannelTemplate.of("/users/{sub}");

    assertThat(own.covers(new ChannelPattern("/users/anonymous"), Principal.ANONYMOUS)).isFalse();
    assertThat(own.covers(new ChannelPattern("/users/backend"), Principal.ofKey("backend")))
        .isFalse();
  }

  /**
   * Tests every template over a small set of channels against every pattern. A template covers a
   * pattern exactly if it covers each channel that the pattern covers.
   */
  @Test
  void covers_a_pattern_exactly_if_it_covers_all_of_its_channels() {
    Principal principal = Principal.ofToken("a", Map.of("own", Set.of("a", "b")));
    List<String> channels = paths("", List.of("a", "b", "c"), 4);
    List<ChannelPattern> patterns = new ArrayList<>();
    for (String prefix : channels) {
      patterns.add(new ChannelPattern(prefix));
      if (depth(prefix) < 4) {
        patterns.add(new ChannelPattern(prefix + "/*"));
      }
    }
    List<ChannelTemplate> templates =
        Stream.concat(
                Stream.of(ChannelTemplate.namespace("a")),
                paths("/a", List.of("a", "{own}"), 3).stream()
                    .flatMap(path -> Stream.of(path, path + "/*"))
                    .map(ChannelTemplate::of))
            .toList();

    for (ChannelTemplate template : templates) {
      for (ChannelPattern pattern : patterns) {
        boolean all =
            channels.stream()
                .map(ChannelName::new)
                .filter(channel -> channel.patterns().contains(pattern))
                .allMatch(
                    channel -> template.covers(new ChannelPattern(channel.value()), principal));
        assertThat(template.covers(pattern, principal))
            .as("%s covers %s", template, pattern)
            .isEqualTo(all);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/news",
        "/news/*",
        "/a/{b}/c/*",
        "/a/{cognito:groups}",
        "/1/2/3/4/{5}",
        "/a/{realm_access.roles}/*",
        "/a/{https://example.com/roles}/{b}/*"
      })
  void prints_as_written(String written) {
    assertThat(ChannelTemplate.of(written)).hasToString(written);
    assertThat(ChannelTemplate.of(written).usesClaims()).isEqualTo(written.contains("{"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/*",
        "news",
        "news/*",
        "//news",
        "/news/",
        "/news//sport",
        "/*/news",
        "/news/*/x",
        "/news*",
        "/news/**",
        "/{sub}",
        "/{sub}/*",
        "/users/{}",
        "/users/{sub",
        "/users/sub}",
        "/users/a{sub}",
        "/users/{a}{b}",
        "/users/{{sub}}",
        "/users/{a/b",
        "/users/{a/*",
        "/users/a/b}",
        "/users/-ann",
        "/1/2/3/4/5/6",
        "/1/2/3/4/5/*",
        "/users/{a\n}",
        "/news\n"
      })
  void refuses_anything_else_and_says_what_was_expected(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChannelTemplate.of(written))
        .withMessageContaining("/users/{sub}/*");
  }

  private static boolean succeeds(Supplier<?> making) {
    try {
      var _ = making.get();
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static List<String> paths(String prefix, List<String> segments, int deep) {
    List<String> paths = new ArrayList<>();
    for (String segment : segments) {
      String path = prefix + "/" + segment;
      paths.add(path);
      if (deep > 1) {
        paths.addAll(paths(path, segments, deep - 1));
      }
    }
    return paths;
  }

  private static int depth(String path) {
    return (int) path.chars().filter(each -> each == '/').count();
  }
}

package dev.switchboard.oidc;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values with which rules compare, for claims of every shape. */
final class ClaimValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "\"7\" | 7",
        "[7,9] | 7 9",
        "[\"7\",\"9\"] | 7 9",
        "[7,\"9\",true,null] | 7 9 true",
        "true | true",
        "[false] | false",
        "12345678901234567890 | 12345678901234567890",
        "[12345678901234567891] | 12345678901234567891",
        "7.0 | 7",
        "[7.0] | 7",
        "1e2 | 100",
        "70e-1 | 7",
        "-7 | -7",
        "-0.0 | 0",
        "0.50 | 0.5",
        "1e101 |",
        "1e-101 |",
        "1e999999999 |",
        "1e99999999999 |",
        "\"1e2\" | 1e2",
        "null |",
        "[] |",
        "{} |",
        "[[\"a\"]] |",
        "[{\"a\":\"b\"}] |",
      })
  void texts_numbers_and_booleans_are_values_alone_and_in_lists(String claim, String values) {
    assertThat(ClaimValues.of("{\"a\":" + claim + "}"))
        .isEqualTo(Map.of("a", values == null ? Set.of() : set(values)));
  }

  @Test
  void a_number_of_more_than_100_digits_has_no_value() {
    String digits = "9".repeat(ClaimValues.LONGEST_NUMBER);

    assertThat(ClaimValues.of("{\"a\":" + digits + "}")).containsEntry("a", Set.of(digits));
    assertThat(ClaimValues.of("{\"a\":" + digits + "9}")).containsEntry("a", Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"chat.read  chat.write \" | chat.read chat.write",
        "\"chat.read\" | chat.read",
        "[\"chat.read\",\"x\"] | chat.read x",
        "[\"chat.read x\"] | chat.read x",
        "\"\" |",
      })
  void scopes_are_split_at_their_spaces(String claim, String values) {
    for (String name : Set.of("scope", "scp")) {
      assertThat(ClaimValues.of("{\"" + name + "\":" + claim + "}"))
          .containsEntry(name, values == null ? Set.of() : set(values));
    }
    assertThat(ClaimValues.of("{\"other\":\"a b\",\"in\":{\"scope\":\"a b\"}}"))
        .containsEntry("other", Set.of("a b"))
        .containsEntry("in.scope", Set.of("a b"));
  }

  @Test
  void a_claim_in_objects_is_named_by_its_path() {
    assertThat(
            ClaimValues.of(
                """
                {"realm_access": {"roles": ["admin", "user"]},
                 "resource_access": {"my.app": {"roles": ["chat"]}},
                 "https://example.com/roles": ["editor"], "cognito:groups": ["staff"]}
                """))
        .containsEntry("realm_access", Set.of())
        .containsEntry("realm_access.roles", Set.of("admin", "user"))
        .containsEntry("resource_access.my.app.roles", Set.of("chat"))
        .containsEntry("https://example.com/roles", Set.of("editor"))
        .containsEntry("cognito:groups", Set.of("staff"));
  }

  /** A rule must not match another claim than the one whose name it contains. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"b\":\"path\"},\"a.b\":\"name\"} | a.b | name",
        "{\"a.b\":\"name\",\"a\":{\"b\":\"path\"}} | a.b | name",
        "{\"a.b\":{},\"a\":{\"b\":\"path\"}} | a.b |",
        "{\"a\":{\"b.c\":\"short\"},\"a.b\":{\"c\":\"long\"}} | a.b.c | long",
        "{\"a\":{\"b.c\":\"short\"},\"a.b\":{\"d\":\"long\"}} | a.b.c | short",
      })
  void of_two_claims_with_one_path_the_longest_name_counts(
      String claims, String path, String value) {
    assertThat(ClaimValues.of(claims))
        .containsEntry(path, value == null ? Set.of() : Set.of(value));
  }

  @Test
  void claims_are_read_to_a_depth_of_eight() {
    String claims = "{\"a\":".repeat(200) + "1" + "}".repeat(200);

    assertThat(ClaimValues.of(claims)).hasSize(ClaimValues.DEEPEST);
    assertThat(ClaimValues.of("{\"a\":".repeat(8) + "1" + "}".repeat(8)))
        .containsEntry("a.a.a.a.a.a.a.a", Set.of("1"));
  }

  private static Set<String> set(String values) {
    return Stream.of(values.split(" ")).collect(toSet());
  }
}

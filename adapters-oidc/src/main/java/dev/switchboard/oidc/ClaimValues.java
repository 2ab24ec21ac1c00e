package dev.switchboard.oidc;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.nimbusds.jose.shaded.gson.JsonElement;
import com.nimbusds.jose.shaded.gson.JsonObject;
import com.nimbusds.jose.shaded.gson.JsonParser;
import com.nimbusds.jose.shaded.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The values of a token's claims with which a rule can compare, by the claims' paths. A path has
 * the names of the objects around a claim and its own, with dots between.
 *
 * <p>This class reads the JSON again, because the library reads large numbers inexactly.
 */
final class ClaimValues {

  /** The deepest claim that has values. Keycloak's deepest one is at 3. */
  static final int DEEPEST = 8;

  /** The longest number that has a value, in characters and in digits. */
  static final int LONGEST_NUMBER = 100;

  /** Claims in which one text has several values, separated by spaces. Source: RFC 6749 §3.3. */
  private static final Set<String> SCOPES = Set.of("scope", "scp");

  private final Map<String, Set<String>> values = new HashMap<>();

  private ClaimValues() {}

  /** Returns the values of the claims of an object, which must be valid JSON. */
  static Map<String, Set<String>> of(String claims) {
    ClaimValues all = new ClaimValues();
    all.addMembers("", JsonParser.parseString(claims).getAsJsonObject(), 1);
    return all.values;
  }

  /**
   * Adds the members of an object. Two of them can have the same path, because a name may contain
   * dots. The member with the longer name is added first, and only the first one counts.
   */
  private void addMembers(String prefix, JsonObject object, int depth) {
    object.entrySet().stream()
        .sorted(
            comparingInt((Map.Entry<String, JsonElement> member) -> member.getKey().length())
                .reversed())
        .forEach(
            member -> {
              String path = prefix + member.getKey();
              values.putIfAbsent(path, values(path, member.getValue()));
              if (member.getValue() instanceof JsonObject inner && depth < DEEPEST) {
                addMembers(path + ".", inner, depth + 1);
              }
            });
  }

  private static Set<String> values(String path, JsonElement claim) {
    List<JsonElement> several =
        claim.isJsonArray() ? claim.getAsJsonArray().asList() : List.of(claim);
    return several.stream()
        .flatMap(each -> each instanceof JsonPrimitive value ? texts(path, value) : Stream.empty())
        .collect(toUnmodifiableSet());
  }

  private static Stream<String> texts(String path, JsonPrimitive value) {
    String text = value.getAsString();
    if (value.isNumber()) {
      return number(text);
    }
    return value.isString() && SCOPES.contains(path)
        ? Stream.of(text.split(" ", -1)).filter(scope -> !scope.isEmpty())
        : Stream.of(text);
  }

  /** Returns a number in its shortest form without an exponent: 7 for 7.0 and for 70e-1. */
  private static Stream<String> number(String written) {
    if (written.length() > LONGEST_NUMBER) {
      return Stream.empty();
    }
    try {
      BigDecimal shortest = new BigDecimal(written).stripTrailingZeros();
      return Math.abs((long) shortest.scale()) <= LONGEST_NUMBER
          ? Stream.of(shortest.toPlainString())
          : Stream.empty();
    } catch (NumberFormatException exponent) {
      // The exponent alone is too large for an int.
      return Stream.empty();
    }
  }
}

package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebSocketApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"$getauthorized", "$Connect", "$", "$connect "})
  void a_key_with_a_dollar_sign_is_one_of_the_predefined(String key) {
    assertThatThrownBy(() -> WebSocketApi.PLAIN.withRoutes(Set.of(key)))
        .hasMessageContainingAll("'" + key + "'", "$connect, $disconnect, $default");
  }

  @Test
  void a_key_has_1_to_128_characters() {
    assertThat(WebSocketApi.PLAIN.withRoutes(Set.of("x".repeat(128))).routes()).hasSize(1);
    for (String key : Set.of("", " ", "x".repeat(129))) {
      assertThatThrownBy(() -> WebSocketApi.PLAIN.withRoutes(Set.of(key)))
          .hasMessageContaining("expected 1 to 128");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a.b-c_d", "größe", "join "})
  void a_key_may_have_any_other_characters(String key) {
    assertThat(WebSocketApi.PLAIN.withRoutes(Set.of(key)).routes()).containsExactly(key);
  }

  @Test
  void there_are_at_most_300_routes() {
    assertThat(WebSocketApi.PLAIN.withRoutes(keys(300)).routes()).hasSize(300);
    assertThatThrownBy(() -> WebSocketApi.PLAIN.withRoutes(keys(301)))
        .hasMessageContaining("at most 300");
  }

  private static Set<String> keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> "route" + i).collect(Collectors.toSet());
  }
}

package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings of channels that shall lead out of the namespace that a key may use. */
final class ChannelAttackTest {

  private static final String KEY = AttackedService.showing(AttackedService.APP_KEY);

  private static AttackedService service;
  private static EventsClient eve;

  @BeforeAll
  static void start() {
    service = new AttackedService();
    eve = service.connect();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"/default/x\"",
        "\"/default/x/*\"",
        "\"/default/1/2/3/4\"",
        "\"default/x\"",
        "\"/default/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee\""
      })
  void an_honest_channel_is_subscribed(String channel) {
    assertThat(service.subscribe(eve, channel, KEY)).contains("subscribe_success");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"/*\"",
        "\"*\"",
        "\"/\"",
        "\"\"",
        "\"//\"",
        "\"/default/../admin\"",
        "\"/default//x\"",
        "\"/default/%2e%2e/admin\"",
        "\"/DEFAULT/x\"",
        "\"/default*\"",
        "\"/*/x\"",
        "\"/default/*/x\"",
        "\"/def*\"",
        "\"/default/x*\"",
        "\"/default/**\"",
        "\"/default\\u0000/x\"",
        "\"/default/\\u212a\"",
        "\"/\\uff44efault\"",
        "\"/default/a\\u0301\"",
        "\"/default/\\uff41\"",
        "\"/default/\\u0661\"",
        "\"/default/\\ud83d\"",
        "\"/admin/\\u2024\\u2024/default\"",
        "\" /default\"",
        "\"/default \"",
        "\"/default\\n\"",
        "\"/default?x=1\"",
        "\"/default#x\"",
        "\"\\\\default\"",
        "\"/default/{sub}\"",
        "\"/users/{sub}\"",
        "\"/users/*\"",
        "\"/admin/*\"",
        "\"/groups/*\"",
        "\"/default/1/2/3/4/5\"",
        "\"/default/-a\"",
        "\"/default/a-\"",
        "\"/default/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef\"",
        "[\"/default\"]",
        "{\"a\":1}",
        "null",
        "7"
      })
  void another_spelling_is_refused(String channel) {
    assertThat(service.subscribe(eve, channel, KEY)).doesNotContain("subscribe_success");
    assertThat(service.subscribe(eve, "\"/default/after\"", KEY)).contains("subscribe_success");
  }
}

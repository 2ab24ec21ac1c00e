package dev.switchboard.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AudienceShareTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 255, 256, 1_000})
  void a_split_covers_every_position_once(int parts) {
    List<AudienceShare> shares = AudienceShare.WHOLE.split(parts);

    assertThat(shares).hasSize(Math.min(parts, AudienceShare.POSITIONS));
    assertThat(shares.stream().flatMapToInt(AudienceShareTest::positions))
        .containsExactlyElementsOf(positions(AudienceShare.WHOLE).boxed().toList());
  }

  @Test
  void a_share_can_be_split_again() {
    AudienceShare share = new AudienceShare(10, 21);

    assertThat(share.split(3))
        .containsExactly(
            new AudienceShare(10, 13), new AudienceShare(13, 17), new AudienceShare(17, 21));
    assertThat(share.split(12)).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 100})
  void the_parts_of_a_split_differ_by_one_position_at_most(int parts) {
    assertThat(AudienceShare.WHOLE.split(parts))
        .extracting(share -> share.to() - share.from())
        .allSatisfy(width -> assertThat(width).isBetween(256 / parts, 256 / parts + 1));
  }

  /** Rows are stored by position: a different value would lose them. */
  @ParameterizedTest
  @CsvSource({"L0SM9cOFvHcCIhw=, 53", "PJqB0E1tKRcF-Qw=, 94"})
  void the_position_of_a_connection_never_changes(String id, int position) {
    assertThat(AudienceShare.positionOf(new ConnectionId(id))).isEqualTo(position);
  }

  @Test
  void contains_the_positions_from_its_first_up_to_but_not_including_its_end() {
    ConnectionId at53 = new ConnectionId("L0SM9cOFvHcCIhw=");

    assertThat(new AudienceShare(53, 54).contains(at53)).isTrue();
    assertThat(new AudienceShare(0, 53).contains(at53)).isFalse();
    assertThat(new AudienceShare(54, 256).contains(at53)).isFalse();
    assertThat(AudienceShare.WHOLE.contains(at53)).isTrue();
  }

  /** About a hundred each, within five standard deviations. */
  @Test
  void ids_that_differ_in_few_places_spread_over_all_positions() {
    int[] connections = new int[AudienceShare.POSITIONS];

    IntStream.range(0, 100 * AudienceShare.POSITIONS)
        .mapToObj(AudienceShareTest::idLikeTheGateways)
        .forEach(id -> connections[AudienceShare.positionOf(id)]++);

    assertThat(Arrays.stream(connections)).allMatch(count -> count >= 50 && count <= 150);
  }

  @ParameterizedTest
  @CsvSource({"-1, 10", "0, 257", "10, 10", "11, 10"})
  void refuses_an_invalid_range_of_positions(int from, int to) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudienceShare(from, to))
        .withMessage(
            "An audience share is a range within 0 to 256, not " + from + " to " + to + ".");
  }

  private static IntStream positions(AudienceShare share) {
    return IntStream.range(share.from(), share.to());
  }

  /** Returns an id like API Gateway's: eleven bytes in base64, the first of them a counter. */
  private static ConnectionId idLikeTheGateways(int i) {
    byte[] bytes = ByteBuffer.allocate(11).putLong(0x2f448cf5c385bc77L + i * 977L).array();
    return new ConnectionId(Base64.getUrlEncoder().encodeToString(bytes));
  }
}

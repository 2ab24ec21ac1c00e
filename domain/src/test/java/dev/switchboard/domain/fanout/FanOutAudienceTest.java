package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.ids;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static dev.switchboard.domain.fanout.FanOuts.subscribed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recipients of a publication. */
final class FanOutAudienceTest {

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final FanOut fanOut = FanOuts.over(store, transport, 8);

  @Test
  void every_subscriber_on_every_page_receives_it() {
    List<Connection> audience = open(250);
    store.page("/news", audience.subList(0, 100));
    store.page("/news", audience.subList(100, 200));
    store.page("/news", audience.subList(200, 250));

    FanOutReport report = publish("/news");

    assertThat(report.sent()).isEqualTo(250);
    assertThat(transport.tried()).containsExactlyInAnyOrderElementsOf(ids(audience));
  }

  @Test
  void an_empty_page_is_not_the_last() {
    store.page("/news", List.of());
    store.page("/news", List.of(open("ada")));

    assertThat(publish("/news").sent()).isEqualTo(1);
  }

  @Test
  void an_audience_may_be_empty() {
    FanOutReport report = publish("/news");

    assertThat(report.audience()).isZero();
    assertThat(report.missed()).isZero();
    assertThat(transport.tried()).isEmpty();
  }

  @Test
  void subscribers_to_a_wildcard_above_a_nested_channel_receive_it() {
    store.page("/news/sport/chess", List.of(open("chess")));
    store.page("/news/sport/*", List.of(open("sport")));
    store.page("/news/*", List.of(open("news")));
    store.page("/news/sport", List.of(open("above")));
    store.page("/news/sport/chess/*", List.of(open("below")));

    publish("/news/sport/chess");

    assertThat(transport.tried())
        .containsExactlyInAnyOrder(open("chess").id(), open("sport").id(), open("news").id());
  }

  @Test
  void each_pattern_is_read_once_for_the_whole_audience() {
    publish("/news/sport/chess");

    assertThat(store.patternsRead())
        .containsExactlyInAnyOrder(
            new ChannelPattern("/news/sport/chess"),
            new ChannelPattern("/news/sport/*"),
            new ChannelPattern("/news/*"));
    assertThat(store.sharesRead()).containsOnly(AudienceShare.WHOLE);
  }

  @Test
  void two_subscriptions_of_one_connection_receive_it_twice() {
    store.page("/news/sport", List.of(open("ada")));
    store.page("/news/*", List.of(open("ada")));

    assertThat(publish("/news/sport").sent()).isEqualTo(2);
    assertThat(transport.tried()).containsExactly(open("ada").id(), open("ada").id());
  }

  @Test
  void the_text_is_sent_unchanged() {
    String text = " \"quotes\", \n, é, 𝄞 and 👩‍👩‍👧 ";
    store.page("/news", open(3));

    fanOut.publish(publication("/news", text), FanOuts.DEADLINE);

    assertThat(transport.frames()).hasSize(3).containsOnly(new Frame(text));
  }

  @Test
  void a_reply_is_sent_to_one_subscriber_only() {
    store.page("/news", open(3));

    FanOutReport report =
        fanOut.reply(subscribed(open("ada")), new Event.Text("hello"), FanOuts.DEADLINE);

    assertThat(report.sent()).isEqualTo(1);
    assertThat(report.audience()).isEqualTo(1);
    assertThat(transport.tried()).containsExactly(open("ada").id());
    assertThat(transport.frames()).containsExactly(new Frame("hello"));
  }

  private FanOutReport publish(String channel) {
    return fanOut.publish(publication(channel, "hello"), FanOuts.DEADLINE);
  }
}

package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.switchboard.domain.access.ChannelTemplate;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.lifecycle.Handshake;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.RequestId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Verifies that reading any external text takes time in proportion to its length. */
final class LinearTimeTest {

  /** The readers of external texts. */
  enum Reader {
    MESSAGE,
    EVENT,
    FRAMES,
    OFFERS,
    CREDENTIALS,
    BODY,
    BODY_IN_BASE64,
    GATEWAY_EVENT,
    CHANNEL,
    PATTERN,
    TEMPLATE,
    SUBSCRIPTION_ID,
    REQUEST_ID;

    Object read(String text) {
      return switch (this) {
        case MESSAGE -> new JsonCodec().decode(text);
        case EVENT -> EventJsonReader.submitted(text);
        case FRAMES -> new JsonCodec().frames(new Event.Json(text));
        case OFFERS -> offer(text);
        case CREDENTIALS -> offer("header-" + encoded(Base64.getUrlEncoder(), text));
        case BODY -> post(quoted(text), false);
        case BODY_IN_BASE64 -> post("\"" + encoded(Base64.getEncoder(), text) + "\"", true);
        case GATEWAY_EVENT -> GatewayEventReader.read(text.getBytes(UTF_8));
        case CHANNEL -> orRefusal(text, ChannelName::of);
        case PATTERN -> orRefusal(text, ChannelPattern::of);
        case TEMPLATE -> orRefusal(text, ChannelTemplate::of);
        case SUBSCRIPTION_ID -> orRefusal(text, SubscriptionId::new);
        case REQUEST_ID -> orRefusal(text, RequestId::new);
      };
    }
  }

  @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
  void eight_times_the_text_takes_eight_times_the_time(
      @ForAll Reader reader, @ForAll("known") RepeatedText text) {
    assertThat(ReadingTimeGrowth.of(text, reader::read)).isLessThan(ReadingTimeGrowth.LARGEST);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void whatever_is_repeated_in_it(@ForAll Reader reader, @ForAll("mixed") RepeatedText text) {
    assertThat(ReadingTimeGrowth.of(text, reader::read)).isLessThan(ReadingTimeGrowth.LARGEST);
  }

  @Example
  void a_reader_that_takes_quadratic_time_would_be_found() {
    RepeatedText text = new RepeatedText("", "a", "");

    assertThat(ReadingTimeGrowth.of(text, read -> spend(10L * read.length())))
        .isLessThan(ReadingTimeGrowth.LARGEST);
    assertThat(
            ReadingTimeGrowth.of(text, read -> spend((long) read.length() * read.length() / 400)))
        .isGreaterThan(ReadingTimeGrowth.LARGEST);
  }

  private static void spend(long nanos) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + nanos;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static Handshake offer(String subprotocols) {
    HandshakeReader headers = new HandshakeReader();
    headers.add("Sec-WebSocket-Protocol", subprotocols);
    return headers.handshake(new ConnectionId("ada"), Instant.EPOCH);
  }

  private static PublishRequestReader.Result post(String body, boolean base64) {
    return PublishRequestReader.read(
        ("{\"isBase64Encoded\":" + base64 + ",\"body\":" + body + "}").getBytes(UTF_8));
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private static String encoded(Base64.Encoder encoder, String text) {
    return encoder.encodeToString(text.getBytes(UTF_8));
  }

  private static Object orRefusal(String text, Function<String, Object> reading) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException refused) {
      return refused;
    }
  }

  @Provide
  Arbitrary<RepeatedText> known() {
    return Arbitraries.of(RepeatedText.known());
  }

  /**
   * Returns known texts in which the repeated part is replaced by parts of others, or by syntax.
   */
  @Provide
  Arbitrary<RepeatedText> mixed() {
    List<RepeatedText> known = RepeatedText.known();
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.of(known).map(RepeatedText::part),
            Arbitraries.strings().withChars(JsonTexts.SYNTAX).ofLength(1));
    return Combinators.combine(
            Arbitraries.of(known),
            parts.list().ofMinSize(1).ofMaxSize(3).map(all -> String.join("", all)))
        .as((text, part) -> new RepeatedText(text.before(), part, text.after()))
        .withoutEdgeCases();
  }
}

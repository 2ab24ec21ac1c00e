package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import dev.switchboard.domain.queue.UnreadableJobException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonJobCodecTest {

  private static final String CHARACTERS = "ab\"\\/\b\f\n\r\t\0\1\u001f\u007f\u0080é\u2028€";
  private static final String SURROGATES = "\ud800\udbff\udc00\udfff\ufffe\uffff𝄞";

  private final JobCodec codec = new JsonJobCodec();

  @Test
  void a_job_is_a_readable_json_object() {
    FanOutJob job =
        new FanOutJob(
            "4f1c",
            new FanOutJob.SendToSome(
                new Event.Text("hé"),
                List.of(
                    new Subscription(
                        Connection.plain(new ConnectionId("ada="), Instant.ofEpochMilli(7)),
                        new SubscriptionId("s1"),
                        new ChannelPattern("/news/*"))),
                3),
            Duration.ofSeconds(5));

    assertThat(codec.write(job))
        .isEqualTo(
            """
            {"id":"4f1c","delay":"PT5S","work":"sendToSome","events":[{"text":"h\\u00E9"}],\
            "round":3,"recipients":["ada=",7,"PLAIN","s1","/news/*"]}\
            """);
  }

  @Test
  void every_job_is_written_in_ascii_and_read_back_equal() {
    Random random = new Random(4711);
    for (int i = 0; i < 3_000; i++) {
      FanOutJob job = job(random);
      String text = codec.write(job);

      assertThat(text).matches("[ -\u007f]*");
      assertThat(codec.read(text)).isEqualTo(job);
    }
  }

  @Test
  void unknown_fields_are_ignored() {
    assertThat(
            codec.read(
                """
                {"v":2,"id":"1","more":{"a":[1,{}]},"list":[[]],"delay":"PT0S","no":null,\
                "work":"forget","gone":["ada="]}
                """))
        .isEqualTo(
            new FanOutJob(
                "1", new FanOutJob.Forget(List.of(new ConnectionId("ada="))), Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "secret",
        "{",
        "{\"id\":",
        "{} {}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"forget\",\"gone\":[]} secret",
        "{\"delay\":\"PT0S\",\"work\":\"forget\",\"gone\":[]}",
        "{\"id\":\"1\",\"work\":\"forget\",\"gone\":[]}",
        "{\"id\":\"1\",\"delay\":\"soon\",\"work\":\"forget\",\"gone\":[]}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"dance\"}",
        "{\"id\":\"1\",\"delay\":\"PT0S\"}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"forget\",\"gone\":[\"\"]}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"forget\",\"gone\":[7]}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"forget\",\"gone\":[null",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"sendToSome\",\"events\":[],\"round\":1,"
            + "\"recipients\":[]}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"sendToSome\",\"events\":[{\"text\":\"secret\"}],"
            + "\"recipients\":[\"a\"]}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"sendToShare\",\"events\":[{\"text\":\"secret\"}],"
            + "\"pattern\":\"secret\",\"from\":0,\"to\":1,\"cursor\":\"\"}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"sendToShare\",\"events\":[{\"text\":\"secret\"}],"
            + "\"pattern\":\"/a\",\"from\":1,\"to\":1,\"cursor\":\"\"}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"sendToShare\",\"events\":[{\"text\":\"secret\"}],"
            + "\"pattern\":\"/a\",\"from\":0,\"to\":99999999999,\"cursor\":\"\"}",
        "{\"id\":\"1\",\"delay\":\"PT0S\",\"work\":\"sendToShare\",\"events\":[{\"text\":\"secret\"}],"
            + "\"pattern\":\"/a\",\"from\":0,\"to\":1.5,\"cursor\":\"\"}"
      })
  void a_text_that_is_no_job_is_unreadable_and_is_not_repeated(String text) {
    assertThatThrownBy(() -> codec.read(text))
        .isInstanceOf(UnreadableJobException.class)
        .hasMessageStartingWith("The job ")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void a_job_cut_anywhere_is_unreadable() {
    String text = codec.write(job(new Random(1)));

    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      assertThatThrownBy(() -> codec.read(cut)).isInstanceOf(UnreadableJobException.class);
    }
  }

  private static FanOutJob job(Random random) {
    Duration delay = Duration.ofMillis(random.nextInt(900_000));
    return new FanOutJob(text(random), work(random), delay);
  }

  private static FanOutJob.Work work(Random random) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new FanOutJob.SendToShare(
              IntStream.range(0, 1 + random.nextInt(3)).mapToObj(_ -> event(random)).toList(),
              pattern(random),
              new AudienceShare(random.nextInt(128), 129 + random.nextInt(128)),
              new Cursor(text(random)));
      case 1 ->
          new FanOutJob.SendToSome(
              event(random),
              ids(random).map(id -> subscription(id, random)).toList(),
              random.nextInt(9));
      default -> new FanOutJob.Forget(ids(random).toList());
    };
  }

  private static Event event(Random random) {
    return random.nextBoolean() ? new Event.Text(text(random)) : new Event.Json(text(random));
  }

  private static Subscription subscription(ConnectionId id, Random random) {
    Protocol protocol = random.nextBoolean() ? Protocol.EVENTS : Protocol.PLAIN;
    return new Subscription(
        new Connection(id, Instant.ofEpochMilli(random.nextLong() >> 16), protocol),
        new SubscriptionId("s-" + random.nextInt(9)),
        pattern(random));
  }

  private static ChannelPattern pattern(Random random) {
    return new ChannelPattern(random.nextBoolean() ? "/news/sport" : "/news/*");
  }

  private static Stream<ConnectionId> ids(Random random) {
    return IntStream.range(0, random.nextInt(5))
        .mapToObj(_ -> new ConnectionId("c" + text(random)));
  }

  private static String text(Random random) {
    String alphabet = CHARACTERS + SURROGATES;
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(40); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}

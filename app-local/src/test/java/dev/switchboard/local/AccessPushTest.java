package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.s3.S3Module;
import dev.switchboard.aws.s3.S3Settings;
import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.access.AccessFileStore;
import dev.switchboard.domain.access.Sha256Digest;
import dev.switchboard.local.AccessPush.Result;
import dev.switchboard.testsupport.S3StandIn;
import dev.switchboard.testsupport.S3StandIn.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code access push}, which replaces the access file of functions that read it at run time. */
final class AccessPushTest {

  private static final String PATH = "/bucket/access.json";
  private static final String NEWS = "{\"namespaces\": {\"news\": [{\"publish\": [\"anyone\"]}]}}";

  @TempDir private Path folder;
  @AutoClose private final S3StandIn s3 = standIn();

  private final ManualClock clock = new ManualClock();
  private final AccessFileStore store =
      S3Module.accessFileStore(
          S3Settings.of("s3:/" + PATH, AwsAccess.LAPTOP).withEndpoint(Optional.of(s3.endpoint())),
          clock);
  private final AccessPush push = new AccessPush(store, clock);
  private final StringWriter out = new StringWriter();
  private final CommandLine commands =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

  private static S3StandIn standIn() {
    try {
      return new S3StandIn();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void stores_the_file_with_its_digest_and_the_time_as_its_version() {
    long now = clock.instant().getEpochSecond();

    assertThat(push.push(NEWS)).isEqualTo(new Result.Pushed(now, Optional.empty()));
    assertThat(s3.content(PATH)).isEqualTo(NEWS);
    assertThat(s3.metadata(PATH, "sha256")).isEqualTo(Sha256Digest.hexOf(NEWS));
    assertThat(s3.metadata(PATH, "version")).isEqualTo(Long.toString(now));

    clock.turn(Duration.ofMinutes(1));
    assertThat(push.push("{}")).isEqualTo(new Result.Pushed(now + 60, Optional.of(now)));
    assertThat(s3.content(PATH)).isEqualTo("{}");
  }

  @Test
  void gives_a_higher_version_than_the_replaced_file_has_whatever_the_clock() {
    long later = clock.instant().getEpochSecond() + 1_000;
    store.write(NEWS, later, Optional.empty());

    assertThat(push.push("{}")).isEqualTo(new Result.Pushed(later + 1, Optional.of(later)));
  }

  @Test
  void replaces_nothing_that_it_cannot_read() {
    s3.put(PATH, NEWS, Map.of());
    assertThat(push.push("{}")).isInstanceOf(Result.Failed.class);

    s3.failWith(Fault.FORBIDDEN);
    assertThat(push.push("{}"))
        .isInstanceOfSatisfying(
            Result.Failed.class, failed -> assertThat(failed.reason()).contains("403"));
    assertThat(s3.content(PATH)).isEqualTo(NEWS);
  }

  @Test
  void needs_the_address_of_an_object() throws IOException {
    Path file = file("access.json", NEWS);

    assertThat(run("--to", "bucket/key", file.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("--to").contains("s3://BUCKET/KEY");
    assertThat(run(file.toString())).isEqualTo(2);
  }

  @Test
  void uploads_no_file_with_a_mistake() throws IOException {
    Path file = file("access.json", "{\"connect\": [\"everyone\"]}");

    assertThat(run("--to", "s3://bucket/key", file.toString())).isOne();
    assertThat(out.toString()).contains("access.json:1:");

    assertThat(run("--to", "s3://bucket/key", folder.resolve("none.json").toString())).isOne();
    assertThat(out.toString()).contains("There is no such file.");
  }

  @Test
  void uploads_no_rule_for_a_namespace_that_the_packed_file_lacks() throws IOException {
    Path file = file("access.json", NEWS);
    Path packed = file("packed.json", "{\"namespaces\": {\"sport\": []}}");

    assertThat(run("--to", "s3://bucket/key", "--packed", packed.toString(), file.toString()))
        .isOne();
    assertThat(out.toString())
        .contains("namespaces/news: the packed access file does not list this namespace.")
        .contains("--packed");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "access";
    all[1] = "push";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return commands.execute(all);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}

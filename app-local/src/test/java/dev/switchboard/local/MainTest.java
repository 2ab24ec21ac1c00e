package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The help of the commands, and the errors for invalid arguments. */
final class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commands =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "local --prot 80 @ Unknown options: '--prot', '80'. Did you mean --port? See ./switchboard",
        "local --prot=80 @ Did you mean --port? See ./switchboard local --help",
        "local --allow-origin a @ Did you mean --allowed-origin?",
        "local --tsl @ Did you mean --tls?",
        "local --weather fine @ 'fine'. See",
        "lcoal @ Did you mean local? See ./switchboard --help",
        "gatway --invoke a @ Did you mean gateway?",
        "fromat @ Did you mean format?",
        "access chekc a @ Did you mean check? See ./switchboard access --help",
        "access test @ 'test'. See",
        "local --access nowhere.json @ nowhere.json: There is no such file. See",
        "local --allowed-origin https://a/ @ --allowed-origin 'https://a/': an origin ends",
        "local --unknown-subprotocols arduino @ arduino",
        "local extra @ extra",
        "local --port @ --port",
        "local --port eighty @ eighty",
        "local --port 65536 @ 65536",
        "local --port -1 @ -1",
        "local --stage a/b @ a/b",
        "local --stage '' @ stage",
        "local --plain loud @ loud",
        "local --store nowhere @ nowhere",
        "local --idle 5 @ 5",
        "local --duration 0s @ duration",
        "local --fault flood @ flood",
        "local --fault throttle=1 @ POSTS_PER_SECOND/BURST",
        "local --assume weather=fine @ weather",
        "local --assume order=random @ concurrent|serial",
        "local --host '' @ host",
        "gateway @ --invoke",
        "gateway --invoke localhost:9000 @ http://host:port",
        "gateway --invoke join=http://localhost:9000 @ add --route 'join'",
        "gateway --invoke $connect=http://localhost:9000 @ $default",
        "gateway --invoke http://localhost:1 --invoke http://localhost:2 @ localhost:2",
        "gateway --invoke http://localhost:1 --selection $request.header.a @ $request.header.a",
        "gateway --invoke http://localhost:1 --route a --route-response b @ 'b'",
        "gateway --invoke http://localhost:1 --concurrency 0 @ --concurrency is 0: expected 1 or"
            + " more",
        "gateway --invoke http://localhost:1 --authorizer here @ 'here'",
        "gateway --invoke http://localhost:1 --identity-source context.a @ --authorizer",
        "gateway --invoke http://localhost:1 --authorizer http://localhost:2 --identity-source a @"
            + " 'a'",
        "gateway --invoke http://localhost:1 --template nowhere.json @ nowhere.json",
        "gateway --invoke http://localhost:1 --template a.json --route b @ leave out",
        "gateway --invoke http://localhost:1 --template a.json --stage b @ a.json does not exist",
        "gateway --invoke http://localhost:1 --parameter a=b @ --template FILE",
        "gateway --invoke http://localhost:1 --api a @ --template FILE",
        "gateway --invoke http://localhost:1 --route '' @ put it in single quotes",
        "gateway --invoke http://localhost:1 --route-response '' @ put it in single quotes",
        "gateway --invoke http://localhost:1 --model =a.json @ put it in single quotes",
        "gateway --invoke =http://localhost:1 @ put it in single quotes",
        "gateway --invoke http://localhost:1 --selection .body.action @ put it in single quotes",
        "gateway --invoke http://localhost:1 --selection nonsense @ $request.body.PATH",
        "gateway --invoke http://localhost:1 --route $getauthorized @ '$getauthorized'",
        "gateway --invoke http://localhost:1 --account 12 @ 12 digits",
        "gateway --invoke http://localhost:1 --region mars @ eu-central-1",
        "gateway --invoke http://localhost:1 --api-id A/b @ lower-case",
        "local --allowed-host http://a @ 'http://a'",
        "local --base-path chat @ a path such as /chat",
        "local --domain-name '' @ HOST:PORT",
        "local --domain-name https://localhost:8443 @ without a scheme",
        "local --tls --domain-name localhost:8443/dev @ localhost:8443/dev",
        "gateway --invoke http://localhost:1 --domain-name ::1 @ '::1'",
        "gateway --invoke http://localhost:1 --domain-name localhost:65536 @ 1 to 65535",
        "conformance @ --url",
        "conformance --url http://localhost:1/dev @ wss://host/stage",
        "conformance --url ws://localhost:1/dev --callback here @ https://host/stage",
        "conformance --url ws://localhost:1/dev --only weather @ connect-2xx",
        "conformance --url ws://localhost:1/dev --patience 0s @ patience",
        "conformance --url ws://127.0.0.1:1/dev @ no probe",
        "gateway --invoke http://localhost:1 --model $default=nowhere.json @ nowhere.json",
        "local --host nowhere.invalid @ nowhere.invalid",
        "local --messages-per-second -1 @ messages a second",
        "lokal @ lokal",
        "access @ access check deploy/access.json",
        "access check @ FILE",
        "key --days 0 @ 1 to 3650",
        "key --days 3651 @ 1 to 3650",
        "key --name a/b @ such as backend",
        "key extra @ extra",
        "cost --subscribers 0 @ --subscribers is 0, expected 1 to 100,000,000",
        "cost --subscribers many @ 'many'",
        "cost --publications-per-day -1 @ --publications-per-day is -1",
        "cost --connections 100000001 @ --connections is 100,000,001",
        "cost --message-bytes 131073 @ expected 1 to 131,072",
        "cost --keep-alive-seconds 600 @ expected 1 to 599",
        "cost --protocol mqtt @ mqtt",
        "cost --requests-per-second 999 @ expected 1,000 to",
        "cost --workers 1 @ expected 2 to 1,000",
        "cost --post-millis 51 @ expected 1 to 50",
        "cost 1000 @ 1000",
        "`` @ switchboard local",
      })
  void misuse_is_reported_in_one_line_with_exit_code_2(String line, String named) {
    String[] arguments = line.isEmpty() ? new String[0] : line.replace("''", "").split(" ", -1);

    assertThat(commands.execute(arguments)).isEqualTo(2);

    assertThat(err.toString()).contains(named).contains("--help").hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_taken_port_is_reported_in_one_line_with_exit_code_2() {
    try (LocalGateway other = LocalGateway.bind(GatewaySettings.defaults())) {
      int port = other.webSocketUrl().getPort();

      assertThat(commands.execute("local", "--port", Integer.toString(port))).isEqualTo(2);

      assertThat(err.toString()).contains("127.0.0.1:" + port + " is taken").hasLineCount(1);
    }
  }

  @Test
  void a_taken_control_port_is_reported_in_one_line_with_exit_code_2_and_stops_the_gateway() {
    try (LocalGateway other = LocalGateway.bind(GatewaySettings.defaults())) {
      String port = Integer.toString(other.webSocketUrl().getPort());

      assertThat(commands.execute("local", "--port", "0", "--control", port)).isEqualTo(2);

      assertThat(err.toString()).contains("--control: 127.0.0.1:" + port).hasLineCount(1);
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void help_names_every_option() {
    assertThat(commands.execute("local", "--help")).isZero();

    assertThat(out.toString())
        .contains("--port", "--stage", "--plain", "--store", "--help", "--version", "8080", "dev");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "local --version"})
  void the_version_is_printed_with_that_of_java(String line) {
    assertThat(commands.execute(line.split(" ", -1))).isZero();

    assertThat(out.toString()).startsWith("switchboard ").contains("Java 25");
  }
}

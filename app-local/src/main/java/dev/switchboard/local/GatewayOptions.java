package dev.switchboard.local;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.CustomDomain;
import dev.switchboard.gateway.DomainName;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.PortTakenException;
import dev.switchboard.gateway.TlsCertificate;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.fault.Fault;
import dev.switchboard.gateway.fault.FaultReader;
import dev.switchboard.gateway.format.DurationFormat;
import dev.switchboard.gateway.tls.SelfSignedCertificate;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that runs the gateway: its address and its behaviour. */
final class GatewayOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "127.0.0.1",
      description = "The name or address to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 picks a free port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--domain-name",
      paramLabel = "HOST[:PORT]",
      description =
          "The domainName in events, such as localhost:8443, from which functions build their"
              + " endpoint; its port may be 0, for the port of the gateway (default: the requested"
              + " host, without a port).")
  private @Nullable String domainName;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = Span.class,
      description = "The idle timeout of a connection (default, as on AWS: ${DEFAULT-VALUE}).")
  private Duration idle;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "2h",
      converter = Span.class,
      description = "The maximum duration of a connection (default, as on AWS: ${DEFAULT-VALUE}).")
  private Duration duration;

  @Option(
      names = "--integration-timeout",
      paramLabel = "TIME",
      defaultValue = "29s",
      converter = Span.class,
      description = "The timeout of the function (default, as on AWS: ${DEFAULT-VALUE}).")
  private Duration integration;

  @Option(
      names = "--frame-bytes",
      paramLabel = "N",
      defaultValue = "32768",
      description = "The maximum size of a frame (default, as on AWS: ${DEFAULT-VALUE}).")
  private int frameBytes;

  @Option(
      names = "--message-bytes",
      paramLabel = "N",
      defaultValue = "131072",
      description = "The maximum size of a message (default, as on AWS: ${DEFAULT-VALUE}).")
  private int messageBytes;

  @Option(
      names = "--messages-per-second",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "The messages per second above which a client is closed with 1008; 0 is no limit.")
  private int messagesPerSecond;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      completionCandidates = Faults.class,
      description = "A fault to inject; repeatable: ${COMPLETION-CANDIDATES}.")
  private List<String> faults = List.of();

  @Option(
      names = "--control",
      paramLabel = "PORT",
      description =
          "Serves the control API, which sets faults, on this port of 127.0.0.1; 0 picks one.")
  private @Nullable Integer controlPort;

  @Option(
      names = "--assume",
      paramLabel = "POINT=VALUE",
      completionCandidates = Points.class,
      description =
          "An assumption where AWS documents no behaviour; repeatable: ${COMPLETION-CANDIDATES}."
              + " docs/gateway.md lists the values.")
  private Map<String, String> assumptions = new TreeMap<>();

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      description =
          "A further name of this machine that requests may have in their Host, such as that of a"
              + " tunnel or of a container; repeatable.")
  private List<String> allowedHosts = List.of();

  @Option(
      names = "--base-path",
      paramLabel = "PATH",
      description =
          "A path that leads to the stage without naming it, as a custom domain has; / is the root.")
  private @Nullable String basePath;

  @Option(
      names = "--tls",
      description =
          "Serves wss and https, with a self-signed certificate for localhost and the host of"
              + " --domain-name, stored in ~/.switchboard.")
  private boolean tls;

  /**
   * Returns the settings of the options, for an API that is set later.
   *
   * @throws IllegalArgumentException if a value is invalid
   */
  GatewaySettings settings() {
    GatewaySettings settings = plainSettings();
    if (domainName != null) {
      settings = settings.withDomainName(DomainName.of(domainName));
    }
    if (!tls) {
      return settings;
    }
    String host = settings.domainName().map(DomainName::host).orElse("localhost");
    return settings.withCertificate(certificate(host, settings.clock()));
  }

  private static TlsCertificate certificate(String host, InstantSource clock) {
    try {
      return SelfSignedCertificate.forHost(certificates(), host, clock);
    } catch (UncheckedIOException unwritable) {
      throw new IllegalArgumentException(
          "--tls has to store its certificate, but cannot write to %s; give yourself the right to, or set another home by JAVA_TOOL_OPTIONS=-Duser.home=FOLDER"
              .formatted(certificates()),
          unwritable);
    }
  }

  private static Path certificates() {
    return Path.of(System.getProperty("user.home"), ".switchboard");
  }

  private GatewaySettings plainSettings() {
    return GatewaySettings.defaults()
        .at(host, port)
        .withLimits(
            WebSocketLimits.OF_AWS
                .withIdle(idle)
                .withDuration(duration)
                .withIntegration(integration)
                .withSizes(frameBytes, messageBytes)
                .withMessagesPerSecond(messagesPerSecond))
        .withCustomDomain(customDomain())
        .withAssumptions(assumed());
  }

  private CustomDomain customDomain() {
    CustomDomain named = CustomDomain.NONE.withNames(Set.copyOf(allowedHosts));
    return basePath == null ? named : named.withBasePath(basePath);
  }

  /** Binds the port, and injects the faults of the options. */
  LocalGateway bind(GatewaySettings settings) {
    List<Fault> wanted = orRefused(() -> faults.stream().map(FaultReader::read).toList());
    LocalGateway gateway = orRefused(() -> LocalGateway.bind(settings));
    wanted.forEach(gateway.faults()::set);
    return gateway;
  }

  /** Opens the control API of a serving gateway, if the options request it. */
  Optional<URI> openControl(LocalGateway gateway) {
    return Optional.ofNullable(controlPort)
        .map(wanted -> orRefused("--control: ", () -> gateway.openControl(wanted)));
  }

  /** Adds everything that differs from the defaults to the startup message. */
  void describe(
      LocalGateway gateway, GatewaySettings settings, Optional<URI> control, StartupMessage sheet) {
    settings
        .certificate()
        .map(TlsCertificate::pem)
        .ifPresent(pem -> sheet.line("Certificate", pem));
    gateway.settings().domainName().ifPresent(name -> sheet.line("Domain", name));
    if (!isLoopback()) {
      sheet.line("Beware", host + " is reachable from other machines, which can connect");
    }
    settings.customDomain().basePath().ifPresent(path -> sheet.line("Base path", path));
    control.ifPresent(url -> sheet.line("Control", url + "/faults"));
    for (Fault fault : gateway.faults().all()) {
      sheet.line("Fault", (fault.name() + " " + fault.value()).strip());
    }
    assumptions.forEach((point, value) -> sheet.line("Assumed", point + " " + value));
  }

  /**
   * Runs an attempt. An invalid option becomes an error of one line, with the exit code of misuse.
   */
  <T> T orRefused(Supplier<T> attempt) {
    return orRefused("", attempt);
  }

  private <T> T orRefused(String option, Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (IllegalArgumentException | PortTakenException misuse) {
      throw new ParameterException(spec.commandLine(), option + misuse.getMessage());
    }
  }

  private Assumptions assumed() {
    Assumptions all = Assumptions.LIKELY;
    for (Map.Entry<String, String> each : assumptions.entrySet()) {
      all = all.with(Assumption.named(each.getKey()), each.getValue());
    }
    return all;
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** Parses durations such as {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h}. */
  static final class Span implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
      try {
        return DurationFormat.parse(value);
      } catch (IllegalArgumentException malformed) {
        throw new TypeConversionException(malformed.getMessage());
      }
    }
  }

  /** The formats of faults, for the help. */
  static final class Faults implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      // picocli applies format strings to its help.
      return FaultReader.FORMS.stream().map(form -> form.replace("%", "%%")).iterator();
    }
  }

  /** The names of the assumptions, for the help. */
  static final class Points implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Stream.of(Assumption.values()).map(Assumption::optionName).iterator();
    }
  }
}

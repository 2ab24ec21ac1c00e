package dev.switchboard.benchmarks.contender;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.lambda.JvmCiphers;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Which contender, and for whom; nothing is made before it is needed. For one thread. */
final class Choice {

  private final String name;
  private final URI endpoint;
  private final int window;
  private final String audience;
  private @Nullable Contender contender;
  private @Nullable StoredAudience stored;

  /**
   * Remembers what was chosen.
   *
   * @param audience {@link Contenders#NUMBERED}, {@link Contenders#MEMORY}, or where a DynamoDB is
   */
  Choice(String name, URI endpoint, int window, String audience) {
    this.name = name;
    this.endpoint = endpoint;
    this.window = window;
    this.audience = audience;
  }

  /** Always the same. */
  Contender contender() throws IOException {
    if (contender == null) {
      contender = make();
    }
    return contender;
  }

  /** The store of the audience, always the same. */
  StoredAudience stored() {
    if (stored == null) {
      stored =
          audience.equals(Contenders.MEMORY)
              ? StoredAudience.inMemory()
              : StoredAudience.inDynamoDb(URI.create(audience));
    }
    return stored;
  }

  private Contender make() throws IOException {
    return switch (name) {
      case Contenders.LEAN ->
          fanOut(
              DaggerLeanTransport.factory().create(settings(), InstantSource.system()).transport());
      case Contenders.SDK -> SdkContender.overCrt(endpoint, window);
      case Contenders.SDK_URL_CONNECTION -> SdkContender.overUrlConnection(endpoint, window);
      case Contenders.CRT -> fanOut(new Candidate(settings(), new CrtExchange(endpoint, window)));
      case Contenders.NETTY -> fanOut(new Candidate(settings(), new NettyExchange(endpoint)));
      default -> throw new IllegalArgumentException("Nobody is called " + name);
    };
  }

  private Contender fanOut(Transport transport) {
    BiFunction<Integer, Integer, ConnectionStore> recipients =
        audience.equals(Contenders.NUMBERED) ? NumberedAudience::new : (_, _) -> stored().store();
    return new FanOutContender(transport, recipients, window);
  }

  private ApiGatewaySettings settings() {
    return new ApiGatewaySettings(
        endpoint, AwsAccess.LAPTOP, window, List.of(), JvmCiphers.ciphers());
  }
}

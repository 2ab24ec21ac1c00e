package dev.switchboard.oidc;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys of one issuer; their address is read from its configuration unless it is set.
 */
final class KeySetFetcher {

  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final int FEWEST_RSA_BITS = 2048;

  private static final Failed NO_KEYS = new Failed("its answer is not a set of keys");

  private final IssuerSettings issuer;
  private final IssuerHttpClient http;

  /** The result of a fetch. */
  sealed interface Result {}

  /** The keys that may sign. */
  record Fetched(JWKSet keys) implements Result {}

  /**
   * There are none to be had.
   *
   * @param why the rest of a sentence about the issuer
   */
  record Failed(String why) implements Result {}

  KeySetFetcher(IssuerSettings issuer, Duration timeout) {
    this.issuer = issuer;
    this.http = new IssuerHttpClient(timeout);
  }

  /** Asks once. */
  Result fetch() {
    try {
      URI address = issuer.keys().isPresent() ? issuer.keys().get() : discover();
      return object(http.get(address)).get("keys") instanceof List<?> keys
          ? new Fetched(new JWKSet(keys.stream().flatMap(KeySetFetcher::key).toList()))
          : NO_KEYS;
    } catch (UnusableResponseException unusable) {
      return new Failed(unusable.why());
    } catch (ParseException | IllegalArgumentException garbled) {
      return NO_KEYS;
    }
  }

  private URI discover() throws UnusableResponseException, ParseException {
    String base = issuer.issuer();
    String folder = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    Map<String, Object> configuration = object(http.get(URI.create(folder + CONFIGURATION)));
    if (!issuer.issuer().equals(configuration.get("issuer"))) {
      throw new UnusableResponseException("its configuration is another issuer's");
    }
    if (configuration.get("jwks_uri") instanceof String keys && IssuerSettings.isAddress(keys)) {
      return URI.create(keys);
    }
    throw new UnusableResponseException("its configuration has no https address of keys");
  }

  private static Map<String, Object> object(String json) throws ParseException {
    @Nullable Map<String, Object> object = JSONObjectUtils.parse(json);
    if (object == null) {
      throw new ParseException("null", 0);
    }
    return object;
  }

  /** One of the set, if it may sign; what is no key does not cost the others. */
  private static Stream<JWK> key(@Nullable Object written) {
    if (written instanceof Map<?, ?> fields) {
      try {
        Map<String, Object> named = new HashMap<>();
        fields.forEach((name, value) -> named.put(String.valueOf(name), value));
        return Stream.of(JWK.parse(named)).filter(KeySetFetcher::maySign);
      } catch (ParseException | IllegalArgumentException unknown) {
        return Stream.empty();
      }
    }
    return Stream.empty();
  }

  /** Key pairs alone: a secret in the set must not make tokens, nor a key that can be factored. */
  private static boolean maySign(JWK key) {
    return switch (key) {
      case RSAKey rsa -> rsa.size() >= FEWEST_RSA_BITS;
      case ECKey curve -> !curve.getCurve().equals(Curve.SECP256K1);
      default -> false;
    };
  }
}

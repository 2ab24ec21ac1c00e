package dev.switchboard.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys of one issuer; their address is read from its configuration unless it is set.
 */
final class IssuerKeyFetcher implements JWKSetSource<SecurityContext> {

  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final String NO_KEYS = "its answer is not a set of keys";

  private final IssuerSettings issuer;
  private final IssuerDocumentRetriever documents;

  IssuerKeyFetcher(IssuerSettings issuer, IssuerDocumentRetriever documents) {
    this.issuer = issuer;
    this.documents = documents;
  }

  /**
   * Fetches all keys that the library can read; not all of them may sign. A failure's message is
   * the rest of a sentence.
   */
  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws JWKSetUnavailableException {
    try {
      URI address = issuer.keys().isPresent() ? issuer.keys().get() : discover();
      if (object(documents.read(address)).get("keys") instanceof List<?> keys) {
        return new JWKSet(keys.stream().flatMap(IssuerKeyFetcher::key).toList());
      }
      throw new JWKSetUnavailableException(NO_KEYS);
    } catch (ParseException | IllegalArgumentException garbled) {
      throw new JWKSetParseException(NO_KEYS, garbled);
    }
  }

  private URI discover() throws JWKSetUnavailableException, ParseException {
    String base = issuer.issuer();
    String folder = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    Map<String, Object> configuration = object(documents.read(URI.create(folder + CONFIGURATION)));
    if (!issuer.issuer().equals(configuration.get("issuer"))) {
      throw new JWKSetUnavailableException("its configuration is another issuer's");
    }
    if (configuration.get("jwks_uri") instanceof String keys && IssuerSettings.isAddress(keys)) {
      return URI.create(keys);
    }
    throw new JWKSetUnavailableException("its configuration has no https address of keys");
  }

  private static Map<String, Object> object(String json) throws ParseException {
    @Nullable Map<String, Object> object = JSONObjectUtils.parse(json);
    if (object == null) {
      throw new ParseException("null", 0);
    }
    return object;
  }

  /**
   * Reads one key of the set. The library's reader of a set fails at the first key that it does not
   * know.
   */
  private static Stream<JWK> key(@Nullable Object written) {
    if (written instanceof Map<?, ?> fields) {
      try {
        Map<String, Object> named = new HashMap<>();
        fields.forEach((name, value) -> named.put(String.valueOf(name), value));
        return Stream.of(JWK.parse(named));
      } catch (ParseException | IllegalArgumentException unknown) {
        return Stream.empty();
      }
    }
    return Stream.empty();
  }

  @Override
  public void close() {
    // The connection of each response is closed after reading.
  }
}

package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer of tokens on this machine, which publishes its key as Cognito does. */
final class TokenIssuer implements AutoCloseable {

  /** The header of an honest token. */
  static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"the-key\"}";

  private static final String KEY_ID = "the-key";
  private static final int BITS = 2048;

  /** The status of its responses, which no token can be verified with unless it is 200. */
  volatile int status = 200;

  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private final KeyPair keys;

  TokenIssuer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      keys = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        call ->
            answer(
                call,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(address(), address())));
    server.createContext("/keys", call -> answer(call, "{\"keys\":[" + publishedKey() + "]}"));
    server.start();
  }

  /** Returns the claim {@code iss} of its tokens. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the address of its keys. */
  String keysAddress() {
    return address() + "/keys";
  }

  /** Returns a token for the audience {@code app}. */
  String token(String subject, Instant expiresAt) {
    return sign(
        HEADER,
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"app\",\"exp\":%d}"
            .formatted(address(), subject, expiresAt.getEpochSecond()));
  }

  /**
   * Returns a signed token of a type, or without one if it is empty, with a JSON object of claims.
   */
  String token(String type, String claims) {
    String typ = type.isEmpty() ? "" : ",\"typ\":\"" + type + "\"";
    return sign("{\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\"" + typ + "}", claims);
  }

  /** Returns a token with this header and these claims, signed with RS256 whatever they say. */
  String sign(String header, String claims) {
    String signed = encoded(header) + "." + encoded(claims);
    return signed + "." + signature(signed);
  }

  RSAPublicKey publicKey() {
    return (RSAPublicKey) keys.getPublic();
  }

  /** Returns the key as it is published, in a JSON object. */
  String publishedKey() {
    return "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(
            KEY_ID, encoded(publicKey().getModulus()), encoded(publicKey().getPublicExponent()));
  }

  /** Returns the number of requests that this issuer has received. */
  int requests() {
    return requests.get();
  }

  private String signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return encoded(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Encodes a number without its sign byte. */
  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return encoded(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  static String encoded(String text) {
    return encoded(text.getBytes(UTF_8));
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void answer(HttpExchange call, String body) throws IOException {
    requests.incrementAndGet();
    try (call) {
      byte[] bytes = body.getBytes(UTF_8);
      call.sendResponseHeaders(status, bytes.length);
      call.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

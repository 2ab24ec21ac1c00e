package dev.switchboard.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer of tokens that publishes its keys, as Cognito does, and can respond with faults. */
final class TestIssuer implements AutoCloseable {

  /** One key for all tests, because making a key takes time. */
  static final RSAKey KEY = rsa("first");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** The number of fetches of the configuration, which is fetched before the keys. */
  final AtomicInteger configurations = new AtomicInteger();

  /** The number of fetches of the keys. */
  final AtomicInteger fetches = new AtomicInteger();

  volatile int status = 200;
  volatile boolean silent;
  volatile boolean dripping;
  volatile String configuration;
  volatile String keys = publicly(KEY);

  TestIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    configuration = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(address(), keysAddress());
    server.setExecutor(threads);
    server.createContext(
        "/pool/.well-known/openid-configuration",
        call -> {
          configurations.incrementAndGet();
          answer(call, configuration);
        });
    server.createContext(
        "/keys.json",
        call -> {
          fetches.incrementAndGet();
          answer(call, keys);
        });
    server.start();
  }

  String address() {
    return origin() + "/pool";
  }

  URI keysAddress() {
    return URI.create(origin() + "/keys.json");
  }

  /** Returns settings that trust this issuer, and find its keys through its configuration. */
  IssuerSettings trusted() {
    return new IssuerSettings(
        address(), Set.of("app", "other-app"), IssuerSettings.USUAL, Optional.empty());
  }

  /** Returns a signed token with the usual header. */
  static String sign(JWK key, JWTClaimsSet claims) {
    JWSAlgorithm algorithm = key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
    return sign(key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
  }

  static String sign(JWK key, JWSHeader header, JWTClaimsSet claims) {
    try {
      JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  static String publicly(JWK... keys) {
    return new JWKSet(List.of(keys)).toString();
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange call, String body) throws IOException {
    try (call) {
      if (silent) {
        await();
        return;
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(status, bytes.length);
      if (dripping) {
        call.getResponseBody().write(bytes, 0, 1);
        call.getResponseBody().flush();
        await();
        return;
      }
      call.getResponseBody().write(bytes);
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}

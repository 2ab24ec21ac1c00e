package dev.switchboard.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies a request's Signature Version 4 as S3 does, with the JDK's own HMAC. */
final class RequestSignature {

  /** The secret of a laptop's credentials, which have the same text as their key id. */
  private static final String LAPTOP = "local";

  /** The secret of the credentials of packaged functions, each with a key id of its own. */
  private static final String FUNCTIONS = "nothing";

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(([0-9]{8})/([^/]+)/s3/aws4_request), "
              + "SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

  private RequestSignature() {}

  /** Returns whether the signature fits, and covers the host, the time and the whole body. */
  static boolean isValid(HttpExchange call, byte[] body) {
    Headers headers = call.getRequestHeaders();
    Matcher parts = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("authorization")));
    if (!parts.matches()
        || !sha256(body).equals(headers.getFirst("x-amz-content-sha256"))
        || !Stream.of(parts.group(5).split(";", -1)).toList().contains("host")) {
      return false;
    }
    String canonical =
        String.join(
            "\n",
            call.getRequestMethod(),
            call.getRequestURI().getRawPath(),
            "",
            canonicalHeaders(parts.group(5), headers),
            parts.group(5),
            sha256(body));
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            headers.getFirst("x-amz-date"),
            parts.group(2),
            sha256(canonical.getBytes(UTF_8)));
    byte[] key = ("AWS4" + (parts.group(1).equals(LAPTOP) ? LAPTOP : FUNCTIONS)).getBytes(UTF_8);
    for (String part : parts.group(2).split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign)).equals(parts.group(6));
  }

  private static String canonicalHeaders(String names, Headers headers) {
    return Stream.of(names.split(";", -1))
        .map(name -> name + ":" + String.valueOf(headers.getFirst(name)).strip() + "\n")
        .collect(joining());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

package dev.switchboard.gateway.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts events over HTTP, each on a connection of its own.
 *
 * <p>A server may close a kept connection at any moment. A POST that meets this moment may have
 * been handled, so it must not be repeated (RFC 9112, section 9.3.1). A fresh connection never
 * meets it. All addresses of a name are tried until one accepts. Thread-safe.
 */
final class OneRequestConnections {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** Lambda's maximum; the gateway itself stops waiting much earlier. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  /** Lambda's limit is 6 MB; this bounds the memory for a server that is no function. */
  private static final int LONGEST_BODY = 16 * 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final CloseableHttpClient http =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setDnsResolver(new LoopbackNames())
                  .setMaxConnTotal(Integer.MAX_VALUE)
                  .setMaxConnPerRoute(Integer.MAX_VALUE)
                  .setDefaultConnectionConfig(
                      ConnectionConfig.custom()
                          .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                          .setSocketTimeout(Timeout.of(TIMEOUT))
                          .build())
                  .build())
          .setConnectionReuseStrategy((_, _, _) -> false)
          .setDefaultRequestConfig(
              RequestConfig.custom()
                  .setProtocolUpgradeEnabled(false)
                  .setResponseTimeout(Timeout.of(TIMEOUT))
                  .build())
          .disableAuthCaching()
          .disableAutomaticRetries()
          .disableContentCompression()
          .disableCookieManagement()
          .disableDefaultUserAgent()
          .disableRedirectHandling()
          .build();

  /**
   * Posts an event, and waits for the whole response.
   *
   * @throws IOException if there is no response, or only a part of one
   */
  InvokeResponse post(URI url, String event) throws IOException {
    HttpPost request = new HttpPost(url);
    request.setHeader("Connection", "close");
    request.setEntity(new StringEntity(event, ContentType.APPLICATION_JSON));
    return http.execute(request, OneRequestConnections::read);
  }

  private static InvokeResponse read(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    String body = entity == null ? "" : text(entity);
    boolean isError = response.containsHeader("X-Amz-Function-Error");
    return new InvokeResponse(response.getCode(), isError, body);
  }

  private static String text(HttpEntity entity) throws IOException {
    try (InputStream content = entity.getContent()) {
      byte[] bytes = content.readNBytes(LONGEST_BODY);
      if (content.read() >= 0) {
        throw new IOException(
            "the answer is longer than %d bytes; Lambda's limit is 6 MB".formatted(LONGEST_BODY));
      }
      String text = new String(bytes, UTF_8);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
  }
}

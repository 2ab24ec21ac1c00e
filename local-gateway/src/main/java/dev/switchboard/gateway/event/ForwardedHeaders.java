package dev.switchboard.gateway.event;

import dev.switchboard.gateway.format.IpAddressFormat;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** The values of the headers that the gateway adds to every request. */
public final class ForwardedHeaders {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String TRACE_ID = "X-Amzn-Trace-Id";

  private static final Pattern ROOT =
      Pattern.compile("(?:^|;)\\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})\\s*(?:;|$)");

  private ForwardedHeaders() {}

  /** The client's IP address; IPv6 as RFC 5952 says, without brackets. */
  public static String clientAddress(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
                instanceof InetSocketAddress client
            && client.getAddress() != null
        ? IpAddressFormat.format(client.getAddress())
        : Request.getRemoteAddr(request);
  }

  /** The {@code X-Forwarded-For}: what the client sent, and its address after it. */
  public static String forwardedFor(Request request) {
    List<String> addresses = new ArrayList<>(request.getHeaders().getValuesList(FORWARDED_FOR));
    addresses.removeIf(each -> each == null || each.isBlank());
    addresses.add(clientAddress(request));
    return String.join(", ", addresses);
  }

  /**
   * The {@code X-Amzn-Trace-Id}, which names a request in X-Ray: the client's root if it sent a
   * valid one, else a new one.
   */
  public static String traceId(Request request, Instant now) {
    String sent = String.join(";", request.getHeaders().getValuesList(TRACE_ID));
    Matcher root = ROOT.matcher(sent);
    return "Root=" + (root.find() ? root.group(1) : newRoot(now));
  }

  private static String newRoot(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "1-%08x-%08x%016x".formatted(now.getEpochSecond(), random.nextInt(), random.nextLong());
  }
}

package dev.switchboard.gateway.format;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Writes IP addresses as API Gateway does: IPv6 as RFC 5952 says, without brackets and zone. */
public final class IpAddressFormat {

  private static final int GROUPS = 8;

  private IpAddressFormat() {}

  /** Writes an address, such as {@code 127.0.0.1} or {@code 2001:db8::1}. */
  public static String format(InetAddress address) {
    return address instanceof Inet6Address
        ? format(address.getAddress())
        : address.getHostAddress();
  }

  private static String format(byte[] bytes) {
    int start = startOfLongestZeros(bytes);
    int end = start + zerosFrom(bytes, start);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start && end - start > 1) {
        text.append("::");
        i = end - 1;
      } else {
        boolean isFirst = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(isFirst ? "" : ":").append(Integer.toHexString(group(bytes, i)));
      }
    }
    return text.toString();
  }

  /** The first of the longest runs; a single group of zeros is not shortened. */
  private static int startOfLongestZeros(byte[] bytes) {
    int best = 0;
    for (int i = 1; i < GROUPS; i++) {
      if (zerosFrom(bytes, i) > zerosFrom(bytes, best)) {
        best = i;
      }
    }
    return best;
  }

  private static int zerosFrom(byte[] bytes, int start) {
    int end = start;
    while (end < GROUPS && group(bytes, end) == 0) {
      end++;
    }
    return end - start;
  }

  private static int group(byte[] bytes, int index) {
    return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(2 * index));
  }
}

package dev.switchboard.gateway.authorizer;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A range of IP addresses in CIDR notation.
 *
 * @param first an address of the range
 * @param prefixBits how many leading bits all addresses share
 */
record AddressRange(InetAddress first, int prefixBits) {

  AddressRange {
    if (prefixBits < 0 || prefixBits > 8 * first.getAddress().length) {
      throw new IllegalArgumentException("The prefix has %d bits".formatted(prefixBits));
    }
  }

  /**
   * Parses {@code 203.0.113.0/24}, {@code 2001:db8::/32} or a single address.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  static AddressRange of(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address = InetAddress.ofLiteral(parts[0]);
    int bits = 8 * address.getAddress().length;
    return new AddressRange(address, parts.length == 2 ? Integer.parseInt(parts[1]) : bits);
  }

  /** Whether an address is in this range; one of the other IP version never is. */
  boolean contains(String address) {
    byte[] start = first.getAddress();
    byte[] other = InetAddress.ofLiteral(address).getAddress();
    int hostBits = 8 * start.length - prefixBits;
    return start.length == other.length
        && new BigInteger(1, start)
            .shiftRight(hostBits)
            .equals(new BigInteger(1, other).shiftRight(hostBits));
  }
}

package dev.switchboard.aws.apigateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Resolves names that end with {@code .test} to this machine, for the JVM that runs these tests.
 * TLS does not send a name without a dot, such as {@code localhost}.
 */
public final class TestNames extends InetAddressResolverProvider {

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver others = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String name, LookupPolicy policy)
          throws UnknownHostException {
        return name.endsWith(".test")
            ? Stream.of(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1}))
            : others.lookupByName(name, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return others.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "names that end with .test";
  }
}

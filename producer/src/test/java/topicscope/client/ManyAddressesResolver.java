package topicscope.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Resolves {@link #NAME} to two addresses of this machine, as a name server does for a name with
 * several records; all other names as the system does.
 */
public final class ManyAddressesResolver extends InetAddressResolverProvider {
  static final String NAME = "several.addresses.test";

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver system = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        return host.equals(NAME)
            ? Stream.of(address(2), address(1))
            : system.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return system.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "two addresses for " + NAME;
  }

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(NAME, new byte[] {127, 0, 0, (byte) last});
  }
}

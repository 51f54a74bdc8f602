package topicscope.producer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/**
 * The bytes per second that the host's network interfaces receive and send: in total, and for each
 * interface in a group of its name. The loopback interface is left out, as are interfaces that
 * carry the bytes of others. The first reading is dropped.
 *
 * <p>The list of interfaces is read again every 30 s.
 */
public final class NetworkSource implements Source {
  private static final Pattern ON_OTHERS =
      Pattern.compile(
          "(docker|br|bond|team|virbr|vnet|tap|tun|utun|wg|ifb|dummy|bridge|vmnet|lxcbr|lxdbr|cni)"
              + "-?[0-9a-f]+|(veth|cali|flannel|cilium|lxc|podman|vEthernet).*|.+[.@]\\d+");
  private static final long LIST_AGE = 30_000_000_000L;

  private final HardwareAbstractionLayer hardware = Machine.info().getHardware();
  private final Rates rates = new Rates();
  private List<NetworkIF> interfaces = List.of();
  private long listedAt;

  /**
   * The interfaces whose bytes count. Not those of containers, bridges, tunnels, bonds and VLANs:
   * their bytes are those of the cards below, and containers come and go, which would change the
   * fields of the records. Where only such are visible they count.
   */
  static Set<String> counted(List<String> names) {
    List<String> cards = names.stream().filter(name -> !ON_OTHERS.matcher(name).matches()).toList();
    return Set.copyOf(cards.isEmpty() ? names : cards);
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public Optional<Reading> read() {
    long now = System.nanoTime();
    if (interfaces.isEmpty() || now - listedAt > LIST_AGE) {
      List<NetworkIF> all = hardware.getNetworkIFs(false);
      Set<String> counted = counted(all.stream().map(NetworkIF::getName).toList());
      interfaces = all.stream().filter(one -> counted.contains(one.getName())).toList();
      listedAt = now;
    }
    double received = 0;
    double sent = 0;
    List<Field> each = new ArrayList<>();
    for (NetworkIF card : interfaces) {
      card.updateAttributes();
      String name = card.getName();
      OptionalDouble in = rates.perSecond(name + " in", card.getBytesRecv(), now);
      OptionalDouble out = rates.perSecond(name + " out", card.getBytesSent(), now);
      if (in.isPresent() && out.isPresent()) {
        received += in.getAsDouble();
        sent += out.getAsDouble();
        each.add(new Field(name, "in_bytes_per_s", in.getAsDouble()));
        each.add(new Field(name, "out_bytes_per_s", out.getAsDouble()));
      }
    }
    if (each.isEmpty()) {
      return Optional.empty();
    }
    each.addFirst(Field.of("out_bytes_per_s", Round.toTenth(sent)));
    each.addFirst(Field.of("in_bytes_per_s", Round.toTenth(received)));
    return Optional.of(new Reading(name(), each));
  }
}

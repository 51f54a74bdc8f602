package topicscope.producer.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import oshi.hardware.HWDiskStore;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;

/**
 * The bytes per second that the host's disks read and write, and the use of its local file systems.
 * A rate needs two readings, so the first one is dropped.
 *
 * <p>The use of file systems changes slowly and is expensive to read. It is read every 10 s.
 */
public final class DiskSource implements Source {
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "devtmpfs", "ramfs", "squashfs");
  private static final Pattern IN_RAM = Pattern.compile("(/dev/)?(zram|ram|loop)\\d+");
  private static final Pattern ON_OTHERS =
      Pattern.compile("(/dev/)?(dm-\\d+|md\\w+|md/.+|mapper/.+|bcache\\d+|drbd\\d+)");
  private static final long USAGE_AGE = 10_000_000_000L;

  private final List<HWDiskStore> disks;
  private final FileSystem fileSystem = Machine.info().getOperatingSystem().getFileSystem();
  private final Rates rates = new Rates();
  private List<Field> usage = List.of();
  private long usageAt;

  /** The disks present now. */
  public DiskSource() {
    List<HWDiskStore> all = Machine.info().getHardware().getDiskStores();
    Set<String> counted = counted(all.stream().map(HWDiskStore::getName).toList());
    disks = all.stream().filter(disk -> counted.contains(disk.getName())).toList();
  }

  /**
   * The disks whose bytes count. Not those in memory, and not those that lie on others (volumes of
   * LVM, LUKS and RAID), because their bytes are those of the disks below. Where only such are
   * visible they count.
   */
  static Set<String> counted(List<String> names) {
    List<String> stored = names.stream().filter(name -> !IN_RAM.matcher(name).matches()).toList();
    List<String> lowest =
        stored.stream().filter(name -> !ON_OTHERS.matcher(name).matches()).toList();
    return Set.copyOf(lowest.isEmpty() ? stored : lowest);
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Optional<Reading> read() {
    long now = System.nanoTime();
    long readBytes = 0;
    long writtenBytes = 0;
    for (HWDiskStore disk : disks) {
      disk.updateAttributes();
      readBytes += disk.getReadBytes();
      writtenBytes += disk.getWriteBytes();
    }
    OptionalDouble read = rates.perSecond("read", readBytes, now);
    OptionalDouble written = rates.perSecond("written", writtenBytes, now);
    if (read.isEmpty() || written.isEmpty()) {
      return Optional.empty();
    }
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("read_bytes_per_s", read.getAsDouble()));
    fields.add(Field.of("written_bytes_per_s", written.getAsDouble()));
    fields.addAll(usage(now));
    return Optional.of(new Reading(name(), fields));
  }

  private List<Field> usage(long now) {
    if (usage.isEmpty() || now - usageAt > USAGE_AGE) {
      long total = 0;
      long free = 0;
      Set<String> seen = new HashSet<>();
      for (OSFileStore store : fileSystem.getFileStores(true)) {
        if (!IN_MEMORY.contains(store.getType()) && seen.add(store.getVolume())) {
          total += store.getTotalSpace();
          free += store.getFreeSpace();
        }
      }
      usage =
          List.of(
              Field.of("used_percent", Round.percent(total - free, total)),
              Field.ofBytes("used_bytes", total - free));
      usageAt = now;
    }
    return usage;
  }
}

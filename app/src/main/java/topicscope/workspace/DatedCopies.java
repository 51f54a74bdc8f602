package topicscope.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topicscope.platform.AtomicFile;

/**
 * The dated copies of the window's own workspace, beside its file; the newest ten stay. A copy is
 * made of what is about to be overwritten: once per window, when another window wrote it, and when
 * plots are lost.
 *
 * <p>Not thread-safe: used under the lock of the file.
 */
final class DatedCopies {
  static final int MAX = 10;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("(\\d{8}-\\d{6}Z)(-\\d{3})?\\.json");

  private final Path folder;
  private boolean begun;

  /** The copy of another window's workspace that was made last. */
  private @Nullable Path ofAnother;

  /** The copies beside that file. */
  DatedCopies(Path file) {
    folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
  }

  /** Date and time in UTC, for the name of a file. */
  static String stamp() {
    return STAMP.format(Instant.now());
  }

  /** When a copy was made; empty if it is none. */
  static Optional<Instant> madeAt(Path copy) {
    Matcher name = NAME.matcher(copy.getFileName().toString());
    try {
      return name.matches()
          ? Optional.of(Instant.from(STAMP.parse(name.group(1))))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The copies in a folder, the newest first; none if it can't be listed. */
  static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> madeAt(file).isPresent())
          .sorted(Comparator.comparing(DatedCopies::order).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Makes a copy if one is due.
   *
   * @param there the text that is overwritten
   * @param next what it is overwritten with
   * @param another whether another window wrote it
   * @return whether it holds plots of another window that the next one doesn't show
   * @throws IOException if it can't be made: then nothing must be overwritten
   */
  boolean keep(byte[] there, Workspace next, boolean another) throws IOException {
    // Another address of the same cluster is no other plot.
    Optional<Workspace> before =
        read(there)
            .map(one -> next.mainCluster().map(main -> one.movedTo(main.name())).orElse(one));
    if (before.isEmpty()) {
      write(there, stampedFile());
      return another;
    }
    List<PlotState> lost =
        before.get().filled().stream().filter(plot -> !next.plots().contains(plot)).toList();
    if (lost.isEmpty()) {
      return false;
    }
    if (another) {
      Path last = ofAnother;
      ofAnother = stampedFile();
      write(there, ofAnother);
      if (last != null && !loses(last, before.get())) {
        // Windows that save in turn need no copy each time.
        Files.deleteIfExists(last);
      }
    } else if (!begun || loses(before.get(), next)) {
      boolean known =
          newest()
              .flatMap(DatedCopies::read)
              .filter(one -> one.plots().containsAll(lost))
              .isPresent();
      if (!known) {
        write(there, stampedFile());
      }
    }
    begun = true;
    return another;
  }

  /** Makes a copy, unless there is nothing to copy, or one with the same plots. */
  void keep(byte[] there) throws IOException {
    List<PlotState> plots = read(there).map(Workspace::filled).orElse(List.of());
    boolean known =
        !plots.isEmpty()
            && in(folder).stream()
                .flatMap(copy -> read(copy).stream())
                .anyMatch(copy -> copy.filled().equals(plots));
    if (there.length > 0 && !known) {
      write(there, stampedFile());
    }
  }

  /** The number at the end of such a name; 1 without one. */
  private static int number(String name) {
    Matcher parts = NAME.matcher(name + ".json");
    return parts.matches() && parts.group(2) != null
        ? Integer.parseInt(parts.group(2).substring(1))
        : 1;
  }

  private static String order(Path copy) {
    return copy.getFileName().toString().replace(".json", "");
  }

  private boolean loses(Path copy, Workspace next) {
    return read(copy).map(before -> loses(before, next)).orElse(true);
  }

  /** Whether fewer plots of a cluster are shown than before. */
  private static boolean loses(Workspace before, Workspace next) {
    return before.filled().stream()
        .map(PlotState::cluster)
        .distinct()
        .anyMatch(cluster -> count(before, cluster) > count(next, cluster));
  }

  private static long count(Workspace workspace, Optional<PlotState.ClusterName> cluster) {
    return workspace.filled().stream().filter(plot -> plot.cluster().equals(cluster)).count();
  }

  private Optional<Path> newest() {
    return in(folder).stream().findFirst();
  }

  private Path stampedFile() {
    String stamp = stamp();
    // After the newest one of this second, which may not be the first one any more.
    return in(folder).stream()
        .map(DatedCopies::order)
        .filter(name -> name.startsWith(stamp))
        .findFirst()
        .map(last -> folder.resolve("%s-%03d.json".formatted(stamp, number(last) + 1)))
        .orElseGet(() -> folder.resolve(stamp + ".json"));
  }

  private void write(byte[] text, Path copy) throws IOException {
    AtomicFile.writeOwnerOnly(copy, text);
    // Not the new one, whatever the clock says.
    for (Path old : in(folder).stream().filter(one -> !one.equals(copy)).skip(MAX - 1L).toList()) {
      Files.deleteIfExists(old);
    }
  }

  private static Optional<Workspace> read(Path copy) {
    try {
      return read(Files.readAllBytes(copy));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Workspace> read(byte[] text) {
    try {
      return Optional.of(WorkspaceJson.read(WorkspaceJson.parse(text)));
    } catch (UnknownWorkspaceException e) {
      return Optional.empty();
    }
  }
}

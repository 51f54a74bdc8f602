package topicscope.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes what is handed out for the system it runs on, from the folder that {@code mvn package} has
 * made: images with a runtime inside, an installer, and their checksums. {@code mvn -Prelease
 * package} runs it as a source program.
 *
 * <p>The arguments: the module's folder, the version, the time that all files get, and the editions
 * with commas between, and whether starts are trained: {@code true} makes them faster, and the
 * files different each time.
 */
public final class Release {
  private final Path sources;
  private final Path target;
  private final Path work;
  private final Path out;
  private final String version;
  private final Archive archive;

  private final Set<Edition> editions;
  private final boolean trains;

  private Release(
      Path module, String version, Instant time, Set<Edition> editions, boolean trains) {
    this.editions = editions;
    this.trains = trains;
    this.sources = module.resolve("src/release");
    this.target = module.resolve("target");
    this.work = target.resolve("release-work");
    this.out = target.resolve("release");
    this.version = version;
    this.archive = new Archive(time);
  }

  /** Makes all of it; an exception ends the build. */
  public static void main(String[] args) throws Exception {
    Set<Edition> editions = EnumSet.noneOf(Edition.class);
    for (String name : args[3].split(",")) {
      editions.add(Edition.valueOf(name));
    }
    Path module = Path.of(args[0]).toAbsolutePath();
    boolean trains = Boolean.parseBoolean(args[4]);
    new Release(module, args[1], Instant.parse(args[2]), editions, trains).make();
  }

  private void make() throws Exception {
    Folders.clear(work);
    Folders.clear(out);
    Folders.copy(target.resolve("archives"), out);
    Folders.copy(producer().resolveSibling("archives"), out);

    Path share =
        Manual.write(
            target.resolve("topicscope"), producer(), archive.time(), work.resolve("share"));
    for (Edition edition : editions) {
      Path image = image(edition, share);
      if (edition != Edition.DESKTOP) {
        pack(image, "topicscope-" + edition.folder());
        continue;
      }
      Desktop desktop = new Desktop(sources, work, version);
      Path app = desktop.image(image);
      Folders.date(app, archive.time());
      if (trains) {
        Training.train(app);
      }
      pack(app, "topicscope");
      desktop.installers(app, out, archive.time());
    }
    Texts.write(sources, out, version);
    Checksums.write(out);
  }

  /** The program with those jars that the edition has, and with a runtime for them. */
  private Path image(Edition edition, Path share) throws IOException, InterruptedException {
    Path image = work.resolve(edition.folder()).resolve("topicscope");
    edition.copy(target.resolve("topicscope"), producer(), image);
    Files.copy(sources.resolve("NOTICE"), image.resolve("NOTICE"));
    Files.copy(target.resolve("notices/THIRD-PARTY.txt"), image.resolve("THIRD-PARTY.txt"));
    Folders.copy(share, image.resolve("share"));
    Jlink.link(
        edition.modules(), target.resolve("topicscope/lib/javafx"), image.resolve("lib/runtime"));
    Folders.date(image, archive.time());
    return image;
  }

  private Path producer() {
    return target.resolve("../../producer/target/topicscope-producer").normalize();
  }

  private void pack(Path image, String name) throws IOException, InterruptedException {
    archive.write(image, out.resolve(name + "-" + version + "-" + Platform.NAME));
  }
}

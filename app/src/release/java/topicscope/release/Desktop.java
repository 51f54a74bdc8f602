package topicscope.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The application as the system's users know it: with icon, menu entry, file type, installer. */
final class Desktop {
  private static final String NAME = "topicscope";
  private static final String PRODUCER = "topicscope-producer";

  private final Path sources;
  private final Path work;
  private final String version;

  Desktop(Path sources, Path work, String version) {
    this.sources = sources;
    this.work = work;
    this.version = version;
  }

  /** Makes jpackage's application image of a folder with programs, jars, options and a runtime. */
  Path image(Path folder) throws IOException, InterruptedException {
    Path runtime = work.resolve("runtime");
    Files.move(folder.resolve("lib/runtime"), runtime);
    Path input = Files.createDirectories(work.resolve("input"));
    Folders.copy(folder.resolve("lib"), input);
    Folders.copy(folder.resolve("conf"), input.resolve("conf"));
    for (String name : List.of("LICENSE", "NOTICE", "THIRD-PARTY.txt")) {
      Files.copy(folder.resolve(name), input.resolve(name));
    }

    List<String> arguments = new ArrayList<>(common("app-image", work.resolve("app")));
    arguments.addAll(
        List.of(
            "--input",
            input.toString(),
            "--runtime-image",
            runtime.toString(),
            "--main-jar",
            NAME + "-" + version + ".jar",
            "--main-class",
            "topicscope.Main",
            "--icon",
            Icons.file(sources, work).toString(),
            "--add-launcher",
            PRODUCER + "=" + producer(input)));
    for (String option : options(input, NAME)) {
      arguments.addAll(List.of("--java-options", option));
    }
    if (Platform.THIS == Platform.WINDOWS) {
      arguments.add("--win-console");
    }
    Tools.jdk("jpackage", arguments);

    Path image =
        work.resolve("app").resolve(NAME + (Platform.THIS == Platform.MACOS ? ".app" : ""));
    shortenClassPath(image);
    if (Platform.THIS == Platform.LINUX) {
      // The scripts know which commands need which options, and keep the C library's memory small.
      Folders.clear(image.resolve("bin"));
      Folders.copy(folder.resolve("bin"), image.resolve("bin"));
      for (String name : List.of(NAME, PRODUCER)) {
        Files.delete(image.resolve("bin").resolve(name + ".cmd"));
      }
      // The packages get what is in lib, and nothing beside it.
      Folders.copy(folder.resolve("share"), image.resolve("lib/app/share"));
    }
    return image;
  }

  /** Takes the jars out that the program loads by itself, or as modules: jpackage names all. */
  private static void shortenClassPath(Path image) throws IOException {
    for (Path file : Folders.all(image)) {
      if (file.toString().endsWith(".cfg")) {
        List<String> lines =
            Files.readAllLines(file).stream()
                .filter(line -> !line.matches("app[.]classpath=[$]APPDIR[/\\\\].*[/\\\\].*[.]jar"))
                .toList();
        Files.write(file, lines);
      }
    }
  }

  /** Makes the system's installers of the image; on Linux those whose tools are there. */
  void installers(Path image, Path out, Instant time) throws IOException, InterruptedException {
    switch (Platform.THIS) {
      case LINUX -> {
        if (Tools.has("dpkg-deb")) {
          installer("deb", image, out, time);
        }
        if (Tools.has("rpmbuild")) {
          installer("rpm", image, out, time);
        }
      }
      case MACOS -> installer("dmg", image, out, time);
      case WINDOWS -> installer("msi", image, out, time);
    }
  }

  private void installer(String type, Path image, Path out, Instant time)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jpackage").toString());
    command.addAll(common(type, out));
    command.addAll(
        List.of(
            "--app-image", image.toString(),
            "--license-file", image.resolve("lib/app/LICENSE").toString(),
            "--about-url", "https://github.com/topicscope/topicscope",
            "--file-associations", fileType().toString()));
    command.addAll(
        switch (Platform.THIS) {
          case LINUX -> linux(type);
          case MACOS -> List.of("--mac-package-identifier", "io.github.topicscope");
          case WINDOWS ->
              List.of(
                  "--win-menu",
                  "--win-shortcut",
                  "--win-per-user-install",
                  "--win-upgrade-uuid",
                  "5d0f3f3c-3f9b-4a57-9c0e-7c2a8f0f9b61");
        });
    Tools.run(work, Map.of("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond())), command);
  }

  private List<String> linux(String type) throws IOException {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--resource-dir", scripts().toString()));
    options.addAll(List.of("--linux-package-name", NAME, "--linux-shortcut"));
    options.addAll(List.of("--linux-menu-group", "Development;Utility;"));
    options.addAll(
        type.equals("rpm")
            ? List.of(
                "--linux-app-category", "Applications", "--linux-rpm-license-type", "Apache-2.0")
            : List.of(
                "--linux-app-category",
                "utils",
                "--linux-deb-maintainer",
                "topicscope@users.noreply.github.com"));
    return options;
  }

  /** The scripts of Debian's package, and the same in the description of an RPM. */
  private Path scripts() throws IOException {
    Path scripts = work.resolve("linux");
    if (Files.notExists(scripts)) {
      Folders.copy(sources.resolve("linux"), scripts);
      Path spec = scripts.resolve(NAME + ".spec");
      Files.writeString(
          spec,
          Files.readString(spec)
              .replace("@postinst@", Files.readString(scripts.resolve("postinst")))
              .replace("@prerm@", Files.readString(scripts.resolve("prerm")))
              // Completions of zsh have another folder there.
              .replace("zsh/vendor-completions", "zsh/site-functions"));
    }
    return scripts;
  }

  private List<String> common(String type, Path destination) {
    return List.of(
        "--type",
        type,
        "--name",
        NAME,
        // The first number of an application's version on macOS isn't 0.
        "--app-version",
        Platform.THIS == Platform.MACOS ? version.replaceFirst("^0", "1") : version,
        "--vendor",
        "The Topicscope authors",
        "--description",
        "An oscilloscope for Apache Kafka",
        "--copyright",
        "Copyright 2026 The Topicscope authors",
        "--dest",
        destination.toString());
  }

  private Path producer(Path input) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "main-jar=" + PRODUCER + "-" + version + ".jar",
                "main-class=topicscope.producer.Main",
                "linux-shortcut=false",
                "win-console=true",
                "win-menu=false",
                "win-shortcut=false"));
    // One launcher for all commands: those for high rates decide.
    lines.add(
        "java-options="
            + String.join(
                " ",
                Stream.concat(
                        options(input, PRODUCER).stream(),
                        options(input, PRODUCER + "-fast").stream())
                    .toList()));
    return Files.write(work.resolve("producer.properties"), lines);
  }

  private static List<String> options(Path input, String program) throws IOException {
    return Files.readAllLines(input.resolve("conf").resolve(program + ".options")).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private Path fileType() throws IOException {
    return Files.write(
        work.resolve("file-type.properties"),
        List.of(
            "extension=topicscope",
            "mime-type=application/x-topicscope-workspace",
            "description=Topicscope workspace"));
  }
}

package topicscope.producer.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the POSIX launcher, filled in as the build does, with fake Java folders that print their
 * arguments.
 */
class LauncherTest {
  private static final Path TEMPLATE = Path.of("src/main/launcher/launcher.sh");
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("in a folder/topic scope"));
    Files.createDirectories(home.resolve("conf"));
    Files.createDirectories(home.resolve("lib"));
    String script =
        Files.readString(TEMPLATE)
            .replace("@{launcher.name}", "topicscope-producer")
            .replace("@{launcher.main}", "topicscope.producer.Main")
            .replace("@{launcher.fast}", "random bench")
            .replace("@{java.release}", "25");
    assertThat(script).doesNotContain("@{");
    executable(home.resolve("bin/topicscope-producer"), script);
  }

  @Test
  @DisplayName(
      "starts the Java of JAVA_HOME with the options, the jars and the arguments as they are")
  void launch_javaHome_isUsed() throws Exception {
    Path lib = Files.createDirectories(home.resolve("lib"));
    for (String jar : List.of("b.jar", "a.jar", "c.jar")) {
      Files.createFile(lib.resolve(jar));
    }
    Path jdk = jdk("good one", "25.0.1");
    Result result =
        launch(
            home.resolve("bin/topicscope-producer"),
            Map.of("JAVA_HOME", jdk.toString()),
            "cpu",
            "--key",
            "two words",
            "",
            "*",
            "a\"b$c");
    assertThat(result.lines)
        .containsExactly(
            "[@" + home + "/conf/topicscope-producer.options]",
            "[-Dtopicscope.home=" + home + "]",
            "[-cp]",
            "[" + lib + "/a.jar:" + lib + "/b.jar:" + lib + "/c.jar]",
            "[topicscope.producer.Main]",
            "[cpu]",
            "[--key]",
            "[two words]",
            "[]",
            "[*]",
            "[a\"b$c]");
    assertThat(result.exitCode).isZero();
  }

  @Test
  @DisplayName("takes the runtime that came along, whatever JAVA_HOME names")
  void launch_runtimeInside_isUsed() throws Exception {
    Path inside = jdk("inside", "25");
    Files.createDirectories(home.resolve("lib"));
    Files.move(inside, home.resolve("lib/runtime"));
    Result result =
        launch(
            home.resolve("bin/topicscope-producer"),
            Map.of("JAVA_HOME", jdk("other", "17.0.12").toString()),
            "cpu");
    assertThat(result.lines).contains("[topicscope.producer.Main]", "[cpu]");
    assertThat(result.exitCode).isZero();
  }

  @Test
  @DisplayName("in an application image takes jars and options from lib/app")
  void launch_applicationImage_takesItsJars() throws Exception {
    Files.createFile(Files.createDirectories(home.resolve("lib/app")).resolve("one.jar"));
    Result result =
        launch(
            home.resolve("bin/topicscope-producer"),
            Map.of("JAVA_HOME", jdk("25", "25").toString()));
    assertThat(result.lines)
        .contains(
            "[@" + home + "/lib/app/conf/topicscope-producer.options]",
            "[" + home + "/lib/app/one.jar]");
  }

  @Test
  @DisplayName("in the locale C, below a folder with an umlaut, Java gets a locale that knows it")
  void launch_umlautWithoutLocale_getsUtf8() throws Exception {
    Path other = Files.createDirectories(folder.resolve("für alle/bin"));
    Path launcher = other.resolve("topicscope-producer");
    Files.copy(home.resolve("bin/topicscope-producer"), launcher);
    executable(launcher, Files.readString(launcher));
    Path java = jdk("25", "25");
    executable(java.resolve("bin/java"), "#!/bin/sh\necho \"ctype ${LC_CTYPE:-none}\"\n");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25\"\n");
    assertThat(launch(launcher, Map.of("JAVA_HOME", java.toString())).lines)
        .contains("ctype C.UTF-8");
    assertThat(
            launch(launcher, Map.of("JAVA_HOME", java.toString(), "LC_CTYPE", "de_DE.UTF-8")).lines)
        .contains("ctype de_DE.UTF-8");
    assertThat(
            launch(home.resolve("bin/topicscope-producer"), Map.of("JAVA_HOME", java.toString()))
                .lines)
        .contains("ctype none");
  }

  @Test
  @DisplayName("gives the demanding commands their own JVM options, after the common ones")
  void launch_fastCommand_getsItsOptions() throws Exception {
    Path jdk = jdk("25", "25");
    Result result =
        launch(
            home.resolve("bin/topicscope-producer"), Map.of("JAVA_HOME", jdk.toString()), "random");
    assertThat(result.lines)
        .containsSubsequence(
            "[@" + home + "/conf/topicscope-producer.options]",
            "[@" + home + "/conf/topicscope-producer-fast.options]",
            "[-cp]",
            "[random]");
  }

  @Test
  @DisplayName("puts JavaFX on the module path where the program has it")
  void launch_withJavaFx_usesModulePath() throws Exception {
    Files.createDirectories(home.resolve("lib/javafx"));
    Path jdk = jdk("25", "25");
    Result result =
        launch(home.resolve("bin/topicscope-producer"), Map.of("JAVA_HOME", jdk.toString()));
    assertThat(result.lines)
        .containsSequence(
            "[--module-path]", "[" + home + "/lib/javafx]", "[--add-modules]", "[javafx.controls]");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("on Linux the JVM's compilers stand back for a window, and for nothing else")
  void launch_window_compilersStandBack() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", jdk("25", "25").toString());
    Path launcher = home.resolve("bin/topicscope-producer");
    String lower = "[-XX:CompilerThreadPriority=10]";

    assertThat(launch(launcher, environment, "--topic", "t").lines).doesNotContain(lower);
    Files.createDirectories(home.resolve("lib/javafx"));
    assertThat(launch(launcher, environment, "--topic", "t").lines).contains(lower);
    assertThat(launch(launcher, environment, "plots.topicscope").lines).contains(lower);
    assertThat(launch(launcher, environment, "tail", "--topic", "t").lines).doesNotContain(lower);
  }

  @Test
  @DisplayName(
      "an archive of classes stays while the program is the same, and goes when it changes")
  void launch_otherFiles_archiveGoes() throws Exception {
    Files.createDirectories(home.resolve("lib/javafx"));
    Path caches = folder.resolve("caches");
    Path archive = caches.resolve("topicscope/topicscope-producer.jsa");
    Map<String, String> environment =
        Map.of("JAVA_HOME", jdk("25", "25").toString(), "XDG_CACHE_HOME", caches.toString());
    Path launcher = home.resolve("bin/topicscope-producer");

    assertThat(launch(launcher, environment).lines)
        .contains("[-XX:SharedArchiveFile=" + archive + "]", "[-XX:+AutoCreateSharedArchive]");
    Files.writeString(archive, "classes");
    launch(launcher, environment);
    assertThat(archive).exists();

    Files.writeString(home.resolve("lib/another.jar"), "new");
    assertThat(launch(launcher, environment, "snapshot").lines)
        .contains("[-XX:SharedArchiveFile=" + archive + "]");
    assertThat(archive).exists();
    launch(launcher, environment);
    assertThat(archive).doesNotExist();
  }

  @Test
  @DisplayName("a trained cache is used while no jar is newer; training writes it")
  void launch_trainedCache_isUsed() throws Exception {
    Path cache = Files.createDirectories(home.resolve("lib")).resolve("topicscope-producer.aot");
    Map<String, String> environment = Map.of("JAVA_HOME", jdk("25", "25").toString());
    Path launcher = home.resolve("bin/topicscope-producer");

    assertThat(launch(launcher, environment, "train").lines)
        .contains("[-XX:AOTCacheOutput=" + cache + "]", "[train]");
    Files.writeString(cache, "classes");
    assertThat(launch(launcher, environment).lines)
        .contains("[-XX:AOTCache=" + cache + "]", "[-Xlog:disable]");

    Path jar = Files.writeString(home.resolve("lib/another.jar"), "new");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(launch(launcher, environment).lines).noneMatch(line -> line.contains("AOT"));
  }

  @Test
  @DisplayName("ignores a JAVA_HOME that is too old and takes the Java on the path")
  void launch_oldJavaHome_takesThePath() throws Exception {
    Path old = jdk("17", "17.0.12");
    Path good = jdk("26", "26-ea");
    Result result =
        launch(
            home.resolve("bin/topicscope-producer"),
            Map.of("JAVA_HOME", old.toString(), "PATH", good + "/bin:/usr/bin:/bin"),
            "cpu");
    assertThat(result.lines).endsWith("[cpu]");
  }

  @Test
  @DisplayName("finds a JDK among the installed ones when the path has an old one")
  void launch_installedJdk_isFound() throws Exception {
    Path installed = folder.resolve("installed jdks");
    Files.createDirectories(installed);
    Files.move(jdk("temurin-25", "25.0.1"), installed.resolve("temurin-25"));
    Path old = jdk("17", "17.0.12");
    Result result =
        launch(
            home.resolve("bin/topicscope-producer"),
            Map.of("TOPICSCOPE_JDKS", installed.toString(), "PATH", old + "/bin:/usr/bin:/bin"),
            "cpu");
    assertThat(result.lines).endsWith("[cpu]");
  }

  @Test
  @DisplayName("reads the version from the release file without starting that Java")
  void launch_releaseFile_isBelieved() throws Exception {
    Path jdk = jdk("quiet", "17");
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.2\"\n");
    Result result =
        launch(home.resolve("bin/topicscope-producer"), Map.of("JAVA_HOME", jdk.toString()), "cpu");
    assertThat(result.lines).endsWith("[cpu]");
  }

  @Test
  @DisplayName("works through chains of relative and absolute symbolic links")
  void launch_throughLinks_findsItsHome() throws Exception {
    Path jdk = jdk("25", "25.0.1");
    Path first = folder.resolve("first");
    Path second = Files.createDirectories(folder.resolve("other place")).resolve("second");
    Files.createSymbolicLink(first, home.resolve("bin/topicscope-producer"));
    Files.createSymbolicLink(second, Path.of("../first"));
    Result result = launch(second, Map.of("JAVA_HOME", jdk.toString()), "cpu");
    assertThat(result.lines).contains("[-Dtopicscope.home=" + home + "]");
  }

  @Test
  @DisplayName("if every Java is too old, reports what it found, what it needs and what to do")
  void launch_onlyOldJava_saysSo() throws Exception {
    Path old = jdk("jdk 17", "17.0.12");
    Path ancient = jdk("jdk8", "1.8.0_392");
    Result result =
        launchWithoutInstalled(
            Map.of("JAVA_HOME", old.toString(), "PATH", ancient + "/bin:" + tools()));
    assertThat(result.exitCode).isEqualTo(1);
    assertThat(result.text())
        .contains("topicscope-producer needs Java 25 or later, and found none.")
        .contains("Java 17 in " + old)
        .contains("Java 8 in " + ancient.toRealPath())
        .contains("install a JDK 25", "set JAVA_HOME");
  }

  @Test
  @DisplayName("without any Java, reports what it needs and what to do")
  void launch_noJava_saysSo() throws Exception {
    Result result = launchWithoutInstalled(Map.of("PATH", tools()));
    assertThat(result.exitCode).isEqualTo(1);
    assertThat(result.text())
        .contains("topicscope-producer needs Java 25 or later, and found none.", "install a JDK 25")
        .doesNotContain("Found, but too old");
  }

  @Test
  @DisplayName("the Windows launcher comes from the same names and has none left open")
  void cmdTemplate_placeholders_areThoseOfTheShellOne() throws IOException {
    String sh = placeholders(Files.readString(TEMPLATE));
    assertThat(placeholders(Files.readString(TEMPLATE.resolveSibling("launcher.cmd"))))
        .isEqualTo(sh);
  }

  private static String placeholders(String template) {
    return java.util.regex.Pattern.compile("@\\{[^}]*}")
        .matcher(template)
        .results()
        .map(java.util.regex.MatchResult::group)
        .distinct()
        .sorted()
        .toList()
        .toString();
  }

  /** Runs a copy of the launcher that looks for installed JDKs below an empty folder. */
  private Result launchWithoutInstalled(Map<String, String> environment) throws Exception {
    Path nowhere = Files.createDirectories(folder.resolve("nowhere"));
    Path launcher = home.resolve("bin/topicscope-producer");
    String script = Files.readString(launcher);
    assertThat(script).contains(" /usr/lib/jvm/*", "[ -x /usr/libexec/java_home ]");
    executable(
        launcher,
        script
            .replaceAll(
                " (/usr/lib|/usr/lib64|/usr|/usr/local|/opt|/opt/homebrew|/Library)/(jvm|java|Java|opt|jdk)",
                " " + nowhere + "/$2")
            .replace("/usr/libexec/java_home", nowhere + "/java_home"));
    return launch(launcher, environment);
  }

  /** A folder with the tools that the script uses, and no Java. */
  private String tools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("sed", "head", "dirname", "readlink")) {
      executable(tools.resolve(tool), "#!/bin/sh\nexec " + which(tool) + " \"$@\"\n");
    }
    return tools.toString();
  }

  private static String which(String tool) {
    for (String entry : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(entry, tool))) {
        return Path.of(entry, tool).toString();
      }
    }
    throw new IllegalStateException("no " + tool + " on the path");
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = folder.toRealPath().resolve(name);
    executable(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-09-15' >&2; exit 0; fi
        for word in "$@"; do echo "[$word]"; done
        """
            .formatted(version));
    return jdk;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Result launch(Path launcher, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), text.lines().toList());
  }

  private record Result(int exitCode, List<String> lines) {
    String text() {
      return String.join("\n", lines);
    }
  }
}

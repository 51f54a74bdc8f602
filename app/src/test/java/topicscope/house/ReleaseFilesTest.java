package topicscope.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayName("What a release is made of")
@Execution(CONCURRENT)
class ReleaseFilesTest {
  private static final Path RELEASE = Path.of("src/release");

  @Test
  @DisplayName("the program that makes it compiles without a warning")
  void program_compiles(@TempDir Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(RELEASE.resolve("java"))) {
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-d", classes.toString(), "-Xlint:all", "-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(
                      sources.filter(file -> file.toString().endsWith(".java")).toList()))
              .call();

      assertThat(said.toString()).isEmpty();
      assertThat(compiled).isTrue();
    }
  }

  @Test
  @DisplayName("the catalogue for JBang names our artifacts and their main classes")
  void catalogue_agreesWithPom() throws Exception {
    JsonNode catalogue =
        new ObjectMapper().readTree(read(RELEASE.resolve("templates/jbang-catalog.json")));
    String group = first("<groupId>(.*?)</groupId>", read(Path.of("../pom.xml")));

    for (String program : List.of("topicscope", "topicscope-producer")) {
      JsonNode alias = catalogue.path("aliases").path(program);
      assertThat(alias.path("script-ref").asText()).isEqualTo(group + ":" + program + ":@version@");
      assertThat(Class.forName(alias.path("main").asText()).getMethod("main", String[].class))
          .isNotNull();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such packages")
  @DisplayName(
      "the package's links come when it is installed and go when it is removed; a file of another"
          + " stays")
  void package_linksComeAndGo(@TempDir Path root) throws Exception {
    for (String file :
        List.of(
            "bin/topicscope",
            "bin/topicscope-producer",
            "lib/topicscope-topicscope.desktop",
            "lib/topicscope-topicscope-MimeInfo.xml",
            "lib/topicscope.png",
            "lib/app/share/man/man1/topicscope-tail.1",
            "lib/app/share/bash-completion/completions/topicscope",
            "lib/app/share/zsh/site-functions/_topicscope",
            "lib/app/share/fish/vendor_completions.d/topicscope.fish")) {
      Path installed = root.resolve("opt/topicscope").resolve(file);
      Files.createDirectories(installed.getParent());
      Files.createFile(installed);
    }
    Path others = Files.createDirectories(root.resolve("usr/bin")).resolve("topicscope-producer");
    Files.writeString(others, "of another");

    assertThat(run("postinst", root, "configure")).contains("stays as it is");

    assertThat(links(root)).hasSize(8).allMatch(Files::exists);
    assertThat(others).hasContent("of another");

    assertThat(run("prerm", root, "remove")).isEmpty();

    assertThat(links(root)).isEmpty();
    assertThat(others).hasContent("of another");
  }

  /** Runs a script of the package as if the system began in the folder; returns what it says. */
  private static String run(String script, Path root, String word) throws Exception {
    Path moved = root.resolve(script);
    Files.writeString(
        moved,
        read(RELEASE.resolve("linux").resolve(script)).replaceAll("/(opt|usr)/", root + "/$1/"));
    ProcessBuilder builder =
        new ProcessBuilder("sh", moved.toString(), word).redirectErrorStream(true);
    builder.environment().put("XDG_DATA_DIRS", root.resolve("usr/share").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static List<Path> links(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("usr"))) {
      return files.filter(Files::isSymbolicLink).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/release/linux/postinst",
        "src/release/linux/prerm",
        "src/release/linux/postrm",
        "../docker/topicscope/healthy"
      })
  @DisplayName("scripts can be parsed by their shell")
  void script_isParsed(String file) throws Exception {
    String shell = read(Path.of(file)).startsWith("#!/bin/bash") ? "bash" : "sh";
    Process process = new ProcessBuilder(shell, "-n", file).redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workflows/build.yml",
        "workflows/release.yml",
        "ISSUE_TEMPLATE/bug.yml",
        "ISSUE_TEMPLATE/feature.yml",
        "ISSUE_TEMPLATE/config.yml"
      })
  @DisplayName("workflows and forms are YAML with unique keys")
  void workflow_isYaml(String name) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Map<String, Object> parsed =
        new Yaml(new SafeConstructor(options)).load(read(Path.of("../.github", name)));

    assertThat(parsed).isNotEmpty();
  }

  private static String first(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}

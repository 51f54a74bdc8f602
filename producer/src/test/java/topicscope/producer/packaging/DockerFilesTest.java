package topicscope.producer.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;
import topicscope.producer.Program;

/** Checks of the files in docker/ that need no container engine. */
class DockerFilesTest {
  private static final Path TOP = Path.of("..");
  private static final Path COMPOSE = TOP.resolve("docker/compose.yaml");
  private static final Path DOCKERFILE = TOP.resolve("docker/producer/Dockerfile");

  @Test
  @DisplayName("the broker's image is the official one, of the version in pom.xml")
  void compose_brokerImage_isOfThePomsVersion() throws IOException {
    assertThat(service("broker").get("image")).isEqualTo("apache/kafka:" + pom("kafka.version"));
  }

  @Test
  @DisplayName("the host port is published, listened on, and advertised as localhost")
  void compose_hostPort_agreesEverywhere() throws IOException {
    Map<String, String> environment = environment("broker");
    String published = texts(service("broker").get("ports")).getFirst();
    assertThat(published).isEqualTo("127.0.0.1:9092:9092");
    assertThat(environment.get("KAFKA_LISTENERS")).contains("HOST://0.0.0.0:9092");
    assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS")).contains("HOST://localhost:9092");
    assertThat(texts(map(service("broker").get("healthcheck")).get("test")))
        .endsWith("--bootstrap-server", "localhost:9092");
  }

  @Test
  @DisplayName("the health of a broker that runs is checked seldom: each check starts a JVM")
  void compose_healthcheck_isCheapLater() throws IOException {
    Map<String, Object> check = map(service("broker").get("healthcheck"));
    assertThat(check).containsEntry("interval", "30s").containsEntry("start_interval", "2s");
  }

  @Test
  @DisplayName("the dependencies are kept from one build of the image to the next")
  void dockerfile_dependencies_areCached() throws IOException {
    assertThat(read(DOCKERFILE)).contains("RUN --mount=type=cache,target=/root/.m2 ");
  }

  @Test
  @DisplayName("containers reach the broker where it listens for them")
  void compose_containerPort_agrees() throws IOException {
    Map<String, String> environment = environment("broker");
    assertThat(environment.get("KAFKA_LISTENERS")).contains("CONTAINERS://0.0.0.0:19092");
    assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS")).contains("CONTAINERS://broker:19092");
    for (String name : producers()) {
      assertThat(command(name)).as(name).containsSequence("--bootstrap-server", "broker:19092");
    }
  }

  @Test
  @DisplayName(
      "every listener has a protocol, and every listener but the controller's is advertised")
  void compose_listeners_areComplete() throws IOException {
    Map<String, String> environment = environment("broker");
    List<String> listeners = names(environment.get("KAFKA_LISTENERS"), "(\\w+)://");
    assertThat(names(environment.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"), "(\\w+):\\w+"))
        .containsExactlyElementsOf(listeners);
    List<String> advertised = names(environment.get("KAFKA_ADVERTISED_LISTENERS"), "(\\w+)://");
    assertThat(listeners).containsAll(advertised);
    assertThat(listeners.size() - advertised.size()).isOne();
    assertThat(advertised).contains(environment.get("KAFKA_INTER_BROKER_LISTENER_NAME"));
  }

  @Test
  @DisplayName("the producers' command lines are ones that the producer takes")
  void compose_commands_parse() throws IOException {
    for (String name : producers()) {
      CommandLine.ParseResult parsed =
          Program.commandLine(command(name).getFirst())
              .parseArgs(command(name).toArray(String[]::new));
      assertThat(parsed.hasSubcommand()).as(name).isTrue();
    }
  }

  @Test
  @DisplayName(
      "the image of the producer is built once, from this Dockerfile, and has the project's"
          + " version")
  void compose_producerImage_agrees() throws IOException {
    Map<String, Object> build = map(service("producer").get("build"));
    Path context = COMPOSE.resolveSibling(String.valueOf(build.get("context")));
    assertThat(context.resolve(String.valueOf(build.get("dockerfile"))))
        .hasSameTextualContentAs(DOCKERFILE);
    for (String name : producers()) {
      Map<String, Object> service = service(name);
      assertThat(service.get("image")).isEqualTo("topicscope-producer:" + projectVersion());
      assertThat(map(service.get("depends_on"))).containsKey("broker");
      if (!name.equals("producer")) {
        assertThat(service).as(name).doesNotContainKey("build");
        assertThat(service).as(name).containsEntry("pull_policy", "never");
        assertThat(map(service.get("depends_on"))).containsKey("producer");
      }
    }
  }

  @Test
  @DisplayName(
      "the Dockerfile builds on the JDK and runs on the JRE of pom.xml's release, not as root")
  void dockerfile_stagesAndUser_areRight() throws IOException {
    String release = pom("java.release");
    List<String> lines = Files.readAllLines(DOCKERFILE);
    assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
        .containsExactly(
            "FROM maven:3-eclipse-temurin-" + release + " AS build",
            "FROM eclipse-temurin:" + release + "-jre");
    int lastStage = lines.lastIndexOf("FROM eclipse-temurin:" + release + "-jre");
    assertThat(lines.subList(lastStage, lines.size()))
        .anyMatch(line -> line.matches("USER [1-9]\\d*"));
  }

  @Test
  @DisplayName("what the Dockerfile copies is in the repository and not ignored by the engine")
  void dockerfile_copies_whatIsThere() throws IOException {
    List<String> ignored = Files.readAllLines(TOP.resolve(".dockerignore"));
    Matcher copies = Pattern.compile("(?m)^COPY (?!--)(.+) \\S+$").matcher(read(DOCKERFILE));
    List<String> sources = new ArrayList<>();
    while (copies.find()) {
      sources.addAll(List.of(copies.group(1).split(" ")));
    }
    assertThat(sources).isNotEmpty().doesNotContainAnyElementsOf(ignored);
    assertThat(sources).allSatisfy(source -> assertThat(TOP.resolve(source)).exists());
  }

  @Test
  @DisplayName(
      "where the documents speak of the containers, they name the ports that they have, and no"
          + " others")
  void documents_ports_areThoseOfCompose() throws IOException {
    // The image of the producer is built without the documents.
    for (String name : List.of("README.md", "app/docs/tour.md", "app/docs/cli.md")) {
      Path document = TOP.resolve(name);
      List<String> lines = Files.exists(document) ? Files.readAllLines(document) : List.of();
      List<String> said = new ArrayList<>();
      for (String line : lines) {
        if (line.contains("docker") || line.contains("container") || line.contains("broker:")) {
          said.addAll(names(line, "\\b((?:localhost|broker):\\d+)"));
        }
      }
      assertThat(List.of("localhost:9092", "broker:19092")).as(name).containsAll(said);
      if (lines.stream().anyMatch(line -> line.contains("docker compose"))) {
        assertThat(said).as(name).contains("localhost:9092");
      }
    }
  }

  @Test
  @DisplayName(
      "the history's QuestDB has the version of pom.xml, and a login that the recorder has")
  void compose_history_agrees() throws IOException {
    assertThat(service("questdb").get("image"))
        .isEqualTo("questdb/questdb:" + pom("questdb.version"));
    assertThat(texts(service("questdb").get("ports")))
        .allMatch(port -> port.startsWith("127.0.0.1:"));
    assertThat(service("recorder").get("image")).isEqualTo("topicscope:" + projectVersion());
    for (String name : List.of("questdb", "recorder")) {
      assertThat(texts(service(name).get("profiles"))).containsExactly("history");
    }
    Map<String, String> questdb = environment("questdb");
    assertThat(read(COMPOSE))
        .contains("http.user=" + questdb.get("QDB_HTTP_USER") + "\n")
        .contains("http.password=" + questdb.get("QDB_HTTP_PASSWORD") + "\n");
    assertThat(questdb.get("QDB_LINE_AUTO_CREATE_NEW_TABLES")).isEqualTo("false");
  }

  private static List<String> producers() throws IOException {
    List<String> producers = new ArrayList<>();
    services()
        .forEach((name, service) -> {
          if (String.valueOf(map(service).get("image")).startsWith("topicscope-producer:")) {
            producers.add(name);
          }
        });
    assertThat(producers).isNotEmpty();
    return producers;
  }

  private static List<String> command(String service) throws IOException {
    return texts(service(service).get("command"));
  }

  private static Map<String, String> environment(String service) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    map(service(service).get("environment"))
        .forEach((name, value) -> environment.put(name, String.valueOf(value)));
    return environment;
  }

  private static Map<String, Object> service(String name) throws IOException {
    return map(services().get(name));
  }

  private static Map<String, Object> services() throws IOException {
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(read(COMPOSE));
    return map(map(document).get("services"));
  }

  private static Map<String, Object> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, entry) -> map.put(String.valueOf(key), entry));
    return map;
  }

  private static List<String> texts(Object value) {
    assertThat(value).isInstanceOf(List.class);
    return ((List<?>) value).stream().map(String::valueOf).toList();
  }

  private static List<String> names(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(DockerFilesTest::group).toList();
  }

  private static String group(MatchResult match) {
    return match.group(1);
  }

  private static String projectVersion() throws IOException {
    return names(read(TOP.resolve("pom.xml")), "<version>([^<]+)</version>").getFirst();
  }

  private static String pom(String property) throws IOException {
    return names(read(TOP.resolve("pom.xml")), "<" + property + ">([^<]+)</").getFirst();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}

package topicscope.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the walls between the packages: which package may use which, and which library. */
@DisplayName("The packages")
@Execution(CONCURRENT)
class WallsTest {
  private static final String ROOT = "topicscope";
  private static final int MAX_TYPES = 27;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /**
   * What a package and those below it may use of Topicscope. Itself and what lies below it is
   * always allowed.
   *
   * @param room the package, without the root's name
   * @param because one sentence of reason
   * @param mayUse packages, each with those below it
   */
  record Wall(String room, String because, List<String> mayUse) {
    static Wall of(String room, String because, String... mayUse) {
      return new Wall(room, because, List.of(mayUse));
    }

    @Override
    public String toString() {
      return room + " uses " + (mayUse.isEmpty() ? "nothing else" : mayUse) + ": " + because;
    }
  }

  /** Every package of the app stands here or below one that does. */
  static List<Wall> walls() {
    return List.of(
        Wall.of("signal", "the buffers must be testable and fast without any library"),
        Wall.of("chart", "what a chart shows is the same in a window and in a terminal", "signal"),
        Wall.of("platform", "files, folders and threads are the same for every program"),
        Wall.of("client", "client settings are vetted the same for every program", "platform"),
        Wall.of("manual", "what a program says of itself is made of its options", "platform"),
        Wall.of("decode", "a decoder sees bytes, wherever they come from", "signal", "platform"),
        Wall.of("transform", "a transform is arithmetic on samples", "signal", "platform"),
        Wall.of(
            "alert",
            "a rule watches samples, with and without a window",
            "signal",
            "transform",
            "platform"),
        Wall.of(
            "kafka.client",
            "a connection does not know what is read through it",
            "client",
            "platform"),
        Wall.of(
            "kafka.diagnose",
            "the cause of a failure is found without reading a record",
            "kafka.client",
            "client",
            "platform"),
        Wall.of(
            "kafka.observe",
            "who observes a topic does not read it",
            "kafka.client",
            "kafka.diagnose",
            "client",
            "signal",
            "platform"),
        Wall.of(
            "kafka.partition",
            "the state of a partition is decided without a consumer",
            "kafka.observe",
            "kafka.client",
            "platform"),
        Wall.of(
            "kafka.meter", "records are measured by the reader, for whoever wants it", "signal"),
        Wall.of(
            "kafka.read",
            "the reader does not know who looks at the samples",
            "kafka.client",
            "kafka.diagnose",
            "kafka.meter",
            "kafka.observe",
            "kafka.partition",
            "decode",
            "signal",
            "client",
            "platform"),
        Wall.of(
            "history",
            "rows are written and read without knowing where samples come from",
            "signal",
            "platform"),
        Wall.of(
            "record",
            "a recorder passes samples on; it holds none, and needs no window",
            "history",
            "kafka",
            "decode",
            "signal",
            "platform"),
        Wall.of(
            "rollup",
            "a roll-up decodes as the app does, and needs nothing to show it",
            "kafka",
            "client",
            "decode",
            "signal",
            "platform"),
        Wall.of(
            "trigger",
            "a trigger is a rule on samples; where they come from is not its business",
            "alert",
            "transform",
            "signal",
            "kafka.partition",
            "platform"),
        Wall.of(
            "reading",
            "one topic being read is the same for the window and for commands",
            "kafka",
            "decode",
            "transform",
            "alert",
            "trigger",
            "signal",
            "platform"),
        Wall.of(
            "web",
            "the page shows what readings and the history hold and asks no cluster",
            "reading",
            "history",
            "decode.topic",
            "kafka.client",
            "kafka.partition",
            "kafka.read",
            "signal",
            "platform"),
        Wall.of(
            "terminal",
            "a terminal shows what readings hold, without a toolkit",
            "reading",
            "kafka.client",
            "kafka.read",
            "chart",
            "signal",
            "platform"),
        Wall.of(
            "plot",
            "the chart draws samples, wherever they come from",
            "chart",
            "signal",
            "platform"),
        Wall.of(
            "export",
            "samples and pictures are exported without the window",
            "history",
            "signal",
            "plot",
            "platform"),
        Wall.of(
            "connect",
            "a saved connection needs no window and reads no topic",
            "kafka.client",
            "client",
            "platform"),
        Wall.of(
            "workspace",
            "a workspace is names and choices; it reaches no cluster",
            "decode",
            "connect",
            "platform"),
        Wall.of(
            "desk",
            "the window works on any cluster and knows neither commands nor the demo",
            "history",
            "web",
            "reading",
            "kafka",
            "decode",
            "transform",
            "alert",
            "trigger",
            "signal",
            "chart",
            "plot",
            "export",
            "connect",
            "workspace",
            "client",
            "platform"),
        Wall.of(
            "cli",
            "a command runs without the window",
            "record",
            "rollup",
            "history",
            "web",
            "reading",
            "kafka",
            "decode",
            "transform",
            "alert",
            "trigger",
            "signal",
            "chart",
            "terminal",
            "plot",
            "export",
            "connect",
            "workspace",
            "client",
            "platform"),
        Wall.of(
            "demo",
            "the demo is a broker and a producer, nothing more",
            "producer",
            "client",
            "platform"),
        Wall.of(
            "producer",
            "the producer runs alone on the machine that is watched",
            "client",
            "manual",
            "platform"));
  }

  @ParameterizedTest
  @MethodSource("walls")
  @DisplayName("use only what their wall allows")
  void package_usesOnlyWhatItsWallAllows(Wall wall) {
    List<String> allowed = new ArrayList<>();
    allowed.add(below(wall.room()));
    wall.mayUse().forEach(other -> allowed.add(below(other)));
    noClasses()
        .that()
        .resideInAPackage(below(wall.room()))
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>("are Topicscope's own") {
              @Override
              public boolean test(JavaClass type) {
                String name = type.getPackageName();
                return (name.equals(ROOT) || name.startsWith(ROOT + "."))
                    && allowed.stream()
                        .noneMatch(pattern -> PackageMatcher.of(pattern).matches(name));
              }
            })
        .because(wall.because())
        .check(CLASSES);
  }

  /**
   * Which packages may not use a library.
   *
   * @param library what the library is called
   * @param packages its packages
   * @param because one sentence of reason
   * @param users the packages of Topicscope that may use it, each with those below it
   */
  record Library(String library, List<String> packages, String because, List<String> users) {
    @Override
    public String toString() {
      return library + " is used by " + users + " only: " + because;
    }
  }

  static List<Library> libraries() {
    return List.of(
        new Library(
            "JavaFX",
            List.of("javafx..", "com.sun.javafx.."),
            "everything else runs on a server without a display",
            List.of("plot", "export", "desk", "cli.picture", "bench", "")),
        new Library(
            "Kafka",
            List.of("org.apache.kafka..", "kafka.."),
            "one package speaks to clusters, so that one package keeps its promises",
            List.of(
                "kafka",
                "client",
                "rollup",
                "demo",
                "bench",
                "producer.publish",
                "producer.topic",
                "producer.bench")),
        new Library(
            "the scene graph in the window's model",
            List.of("javafx.scene..", "javafx.stage..", "atlantafx.."),
            "the model is tested without a toolkit",
            List.of(
                "plot",
                "export",
                "desk.group",
                "desk.share",
                "desk.shell",
                "desk.history",
                "desk.distribution",
                "desk.overview",
                "desk.plot",
                "desk.topic",
                "desk.tour",
                "desk.trigger",
                "desk.series",
                "desk.record",
                "desk.format",
                "desk.alert",
                "desk.export",
                "desk.file",
                "desk.workspace",
                "desk.connect",
                "desk.widget",
                "desk.xy",
                "cli.picture",
                "bench",
                "")),
        new Library(
            "QuestDB",
            List.of("io.questdb.."),
            "it runs in JVMs of its own and is on no other class path",
            List.of("bench.record")),
        new Library(
            "a web server",
            List.of("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."),
            "none is loaded before a page is asked for",
            List.of("web", "bench.serve")),
        new Library(
            "JLine",
            List.of("org.jline.."),
            "a terminal is used in one place, and given back there",
            List.of("terminal")),
        new Library(
            "picocli",
            List.of("picocli.."),
            "options are read in one place, and checked where they are used",
            List.of("cli", "bench", "producer", "manual", "")));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  @DisplayName("use a library only where it belongs")
  void library_isUsedOnlyWhereItBelongs(Library library) {
    String[] users =
        library.users().stream()
            .map(user -> user.isEmpty() ? ROOT : below(user))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library.packages().toArray(String[]::new))
        .because(library.because())
        .check(CLASSES);
  }

  @Test
  @DisplayName("signal uses the JDK only")
  void signal_usesTheJdkOnly() {
    noClasses()
        .that()
        .resideInAPackage(below("signal"))
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(below("signal"), "java..", "org.jspecify..")
        .because("the buffers must be testable and fast without any library")
        .check(CLASSES);
  }

  @Test
  @DisplayName("do not use the root, which wires them")
  void packages_doNotUseTheRoot() {
    for (String root : List.of(ROOT, ROOT + ".producer")) {
      noClasses()
          .that()
          .resideInAPackage(root + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(root)
          .because("the root depends on all packages, and none on it")
          .check(CLASSES);
    }
  }

  @Test
  @DisplayName("form no cycles, at any depth")
  void packages_formNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  @DisplayName("hold at most " + MAX_TYPES + " types each")
  void packages_areSmall() {
    Map<String, Integer> types = new TreeMap<>();
    CLASSES.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .forEach(type -> types.merge(type.getPackageName(), 1, Integer::sum));
    assertThat(types).allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(MAX_TYPES));
  }

  private static String below(String room) {
    return ROOT + "." + room + "..";
  }
}

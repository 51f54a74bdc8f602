package topicscope.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the walls between the packages: who may know whom. */
class WallsTest {
  private static final String[] JAVAFX = {"javafx..", "com.sun.javafx.."};
  private static final String[] KAFKA = {"org.apache.kafka..", "kafka.."};
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("topicscope");

  @Test
  @DisplayName("signal knows the JDK only")
  void signal_knowsTheJdkOnly() {
    noClasses()
        .that()
        .resideInAPackage("topicscope.signal..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("topicscope.signal..", "java..", "org.jspecify..")
        .because("the buffers must be testable and fast without any library")
        .check(CLASSES);
  }

  @Test
  @DisplayName("decode knows neither Kafka nor JavaFX nor who reads")
  void decode_knowsSignalOnly() {
    mayNotKnow("decode", "a decoder sees bytes, wherever they come from", "kafka", "plot", "desk")
        .check(CLASSES);
    mayNotUse("decode", "a decoder sees bytes, wherever they come from", KAFKA).check(CLASSES);
    mayNotUse("decode", "a decoder paints nothing", JAVAFX).check(CLASSES);
  }

  @Test
  @DisplayName("kafka never sees JavaFX")
  void kafka_neverSeesJavaFx() {
    mayNotUse("kafka", "the reader thread must not touch the scene", JAVAFX).check(CLASSES);
    mayNotKnow("kafka", "the reader doesn't know who looks", "plot", "desk", "export")
        .check(CLASSES);
  }

  @Test
  @DisplayName("connect knows how a cluster is reached, and nobody who looks")
  void connect_neverSeesJavaFx() {
    mayNotUse("connect", "a saved connection needs no window", JAVAFX).check(CLASSES);
    mayNotUse("connect", "only the reader's package speaks to a cluster", KAFKA).check(CLASSES);
    mayNotKnow("connect", "it doesn't know who uses it", "plot", "desk", "export", "decode")
        .check(CLASSES);
    mayNotKnow("kafka", "a reader needs a connection, saved or not", "connect").check(CLASSES);
  }

  @Test
  @DisplayName("plot never sees Kafka")
  void plot_neverSeesKafka() {
    mayNotUse("plot", "the chart draws samples, wherever they come from", KAFKA).check(CLASSES);
    mayNotKnow("plot", "the chart draws samples only", "kafka", "decode", "desk", "demo", "bench")
        .check(CLASSES);
  }

  @Test
  @DisplayName("transform knows signal only")
  void transform_knowsSignalOnly() {
    noClasses()
        .that()
        .resideInAPackage("topicscope.transform..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "topicscope.transform..",
            "topicscope.signal..",
            "java..",
            "org.jspecify..",
            "org.slf4j..")
        .because("a transform is arithmetic on samples, wherever they come from")
        .check(CLASSES);
  }

  @Test
  @DisplayName("alert knows series and transforms only")
  void alert_knowsSeriesOnly() {
    mayNotKnow(
            "alert",
            "a rule watches samples, wherever they come from and whoever is told",
            "kafka",
            "decode",
            "plot",
            "desk",
            "export",
            "demo",
            "bench")
        .check(CLASSES);
    mayNotUse("alert", "it watches the same with and without a window", JAVAFX).check(CLASSES);
    mayNotUse("alert", "whoever wants events in a topic sends them there", KAFKA).check(CLASSES);
  }

  @Test
  @DisplayName("nothing but the root wires desk, demo and bench together")
  void desk_isWiredByTheRootOnly() {
    mayNotKnow("desk", "the desktop works on any cluster", "demo", "bench").check(CLASSES);
    mayNotKnow("demo", "the demo is a cluster, nothing more", "desk", "plot", "kafka", "bench")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("topicscope.*..")
        .and()
        .resideOutsideOfPackage("topicscope.producer..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("topicscope")
        .because("the root depends on all packages, and none on it")
        .check(CLASSES);
  }

  @Test
  @DisplayName("export knows samples and charts, not where they come from nor the window")
  void export_knowsNothingOfTheWindow() {
    mayNotKnow("export", "what is exported is samples and pictures", "kafka", "decode", "desk")
        .check(CLASSES);
    mayNotUse("export", "what is exported is samples and pictures", KAFKA).check(CLASSES);
  }

  @Test
  @DisplayName("workspace and file see neither JavaFX nor Kafka nor the window")
  void workspace_knowsNoToolkit() {
    for (String wall : new String[] {"workspace", "file"}) {
      mayNotUse(wall, "what is remembered must be testable without a window", JAVAFX)
          .check(CLASSES);
      mayNotUse(wall, "a workspace names clusters, it doesn't reach them", KAFKA).check(CLASSES);
      mayNotKnow(wall, "a workspace is only names and choices", "kafka", "plot", "desk", "export")
          .check(CLASSES);
    }
  }

  @Test
  @DisplayName("the producer knows nothing of the app")
  void producer_knowsNothingOfTheApp() {
    noClasses()
        .that()
        .resideInAPackage("topicscope.producer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "topicscope",
            "topicscope.signal..",
            "topicscope.transform..",
            "topicscope.alert..",
            "topicscope.decode..",
            "topicscope.kafka..",
            "topicscope.plot..",
            "topicscope.desk..",
            "topicscope.demo..",
            "topicscope.export..",
            "topicscope.workspace..",
            "topicscope.file..",
            "javafx..")
        .because("it runs alone on the machine that is watched")
        .check(CLASSES);
  }

  @Test
  @DisplayName("the producer's packages know nothing of its commands, and few of them Kafka")
  void producer_packages_haveWalls() {
    noClasses()
        .that()
        .resideInAPackage("topicscope.producer.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("topicscope.producer")
        .because("the root wires the packages to the command line, and none knows it")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("topicscope.producer..")
        .and()
        .resideOutsideOfPackages(
            "topicscope.producer.publish..",
            "topicscope.producer.topic..",
            "topicscope.producer.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(KAFKA)
        .because("numbers are made, read and told without a cluster")
        .check(CLASSES);
  }

  @Test
  @DisplayName("there are no circles between packages")
  void packages_haveNoCircles() {
    slices().matching("topicscope.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static ArchRule mayNotUse(String wall, String why, String... libraries) {
    return noClasses()
        .that()
        .resideInAPackage("topicscope." + wall + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .because(why);
  }

  private static ArchRule mayNotKnow(String wall, String why, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = "topicscope." + others[i] + "..";
    }
    return mayNotUse(wall, why, packages);
  }
}

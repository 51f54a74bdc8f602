package topicscope;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class JvmOptionsTest {
  private static final long MB = 1 << 20;

  @Test
  @DisplayName("the heap begins small, ends at half of the RAM, and shrinks when it is not used")
  void options_heap_isBoundAndGivenBack() throws Exception {
    String flags = flags();

    long ram =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    assertThat(flag(flags, "InitialHeapSize")).isLessThanOrEqualTo(64 * MB);
    assertThat(flag(flags, "MaxHeapSize")).isBetween(ram * 4 / 10, ram * 6 / 10);
    assertThat(flag(flags, "MaxHeapFreeRatio")).isLessThanOrEqualTo(40);
  }

  private static long flag(String flags, String name) {
    Matcher found = Pattern.compile(" " + name + "\\s+= (\\d+)").matcher(flags);
    assertThat(found.find()).as(name).isTrue();
    return Long.parseLong(found.group(1));
  }

  /** The flags of a JVM with the launcher's options, as it prints them. */
  private static String flags() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@src/main/assembly/jvm.options",
                "-XX:+PrintFlagsFinal",
                "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
    return said;
  }
}

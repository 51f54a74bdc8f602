package topicscope.desk.series.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedNamesTest {
  @Test
  @DisplayName("a path that several names share is the dimmed beginning")
  void parts_sharedPath_isHead() {
    List<String> names = List.of("cpu.percent", "memory.used_bytes", "memory.used_percent");
    SharedNames shared = new SharedNames(names, RowGrouping.NONE);

    assertThat(shared.parts("memory.used_bytes"))
        .isEqualTo(new NameParts("memory.", "used_bytes", ""));
    assertThat(shared.parts("cpu.percent")).isEqualTo(NameParts.whole("cpu.percent"));
  }

  @Test
  @DisplayName("what all names share is dimmed up to any separator")
  void parts_sharedByAll_isHead() {
    SharedNames shared =
        new SharedNames(List.of("sensor_001", "sensor_002", "sensor_013"), RowGrouping.NONE);

    assertThat(shared.parts("sensor_013")).isEqualTo(new NameParts("sensor_", "013", ""));
  }

  @Test
  @DisplayName("of one field for many hosts, the host stands out; of many fields, both do")
  void parts_grouped_groupStandsOut() {
    List<String> one = List.of("cpu{host=web-1}", "cpu{host=web-2}");
    assertThat(new SharedNames(one, RowGrouping.NONE).parts("cpu{host=web-2}"))
        .isEqualTo(new NameParts("cpu{host=", "web-2", "}"));

    List<String> many = List.of("cpu{host=a}", "cpu{host=b}", "mem{host=a}", "mem{host=b}");
    assertThat(new SharedNames(many, RowGrouping.NONE).parts("mem{host=a}"))
        .isEqualTo(new NameParts("", "mem{host=a", "}"));
    assertThat(new SharedNames(many, RowGrouping.FIELD).parts("mem{host=a}"))
        .isEqualTo(new NameParts("host=", "a", ""));
    assertThat(new SharedNames(many, RowGrouping.GROUP).parts("mem{host=a}"))
        .isEqualTo(NameParts.whole("mem"));
  }

  @Test
  @DisplayName("below the head of a group, the rest of the name is enough")
  void parts_belowHead_restOnly() {
    SharedNames shared =
        new SharedNames(List.of("memory.used", "memory.free", "load"), RowGrouping.FIELD);

    assertThat(shared.parts("memory.free")).isEqualTo(NameParts.whole("free"));
    assertThat(shared.parts("load")).isEqualTo(NameParts.whole("load"));
  }

  @Test
  @DisplayName("a single name and computed series are not dimmed")
  void parts_singleOrComputed_whole() {
    assertThat(new SharedNames(List.of("web-load"), RowGrouping.NONE).parts("web-load"))
        .isEqualTo(NameParts.whole("web-load"));
    assertThat(
            new SharedNames(List.of("mem.used", "mean(mem.used, 1s)"), RowGrouping.NONE)
                .parts("mean(mem.used, 1s)"))
        .isEqualTo(NameParts.whole("mean(mem.used, 1s)"));
  }

  @Test
  @DisplayName("rows are grouped by field or by what the records were grouped by")
  void key_groupings() {
    assertThat(RowGrouping.FIELD.key("cpu{host=a}")).isEqualTo("cpu");
    assertThat(RowGrouping.FIELD.key("mem.used")).isEqualTo("mem");
    assertThat(RowGrouping.FIELD.key("load")).isEmpty();
    assertThat(RowGrouping.FIELD.key("mean(mem.used, 1s)")).isEmpty();
    assertThat(RowGrouping.GROUP.key("cpu{host=a}")).isEqualTo("host=a");
    assertThat(RowGrouping.NONE.key("cpu{host=a}")).isEmpty();
  }
}

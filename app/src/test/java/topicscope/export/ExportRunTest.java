package topicscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.export.CsvExport.Written;
import topicscope.export.ExportRun.Outcome;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;

@Execution(CONCURRENT)
class ExportRunTest {
  private static final int MANY = 400_000;

  @TempDir private Path folder;

  @Test
  @DisplayName("a whole export is all rows in order, and says how many")
  void await_whole() throws IOException {
    Path file = folder.resolve("a.csv");
    try (ExportRun run = ExportRun.start(table(MANY), file)) {
      assertThat(run.await()).isEqualTo(new Outcome.Completed(new Written(MANY, 0)));
      assertThat(run.progress().done()).isEqualTo(MANY).isEqualTo(run.progress().total());
    }
    List<String> rows = Files.readAllLines(file);
    assertThat(rows).hasSize(MANY + 1);
    assertThat(rows.getLast()).isEqualTo("a,0,399999,1700000399999,399999");
  }

  @Test
  @DisplayName("a cancelled export leaves nothing behind")
  void cancel_leavesNothing() {
    try (ExportRun run = ExportRun.start(table(MANY), folder.resolve("a.csv"))) {
      run.cancel();
      assertThat(run.await()).isEqualTo(new Outcome.Cancelled());
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisplayName("a full disk is reported, and no partial file stays")
  void diskFull_says() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder()
            .setMaxSize(1 << 20)
            .setMaxCacheSize(0)
            .setWorkingDirectory("/disk")
            .build();
    try (FileSystem disk = Jimfs.newFileSystem(small);
        ExportRun run = ExportRun.start(table(MANY), disk.getPath("/disk/a.csv"))) {
      assertThat(run.await())
          .isEqualTo(
              new Outcome.Failed(
                  "no space left on the disk for /disk/a.csv: nothing was left behind there"));
      assertThat(disk.getPath("/disk")).isEmptyDirectory();
    }
  }

  private static CsvExport table(int samples) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < samples; i++) {
      batch.add(1_700_000_000_000L + i, i, 0, i);
    }
    Series series = new Series("a", new SampleBuffer(samples));
    series.buffer().append(batch);
    return CsvExport.of(List.of(SeriesRange.all(series)), TimeFormat.EPOCH);
  }
}

package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  @DisplayName("until the new file is complete, the old file keeps its name")
  void write_replacesOnlyWhenWhole() throws IOException {
    Path file = folder.resolve("a.csv");
    AtomicFile.write(file, OLD);

    AtomicFile.write(
        file,
        out -> {
          out.write(NEW);
          out.flush();
          assertThat(file).hasBinaryContent(OLD);
        });

    assertThat(file).hasBinaryContent(NEW);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  @DisplayName("a write that is cancelled leaves no new file, and keeps the old one")
  void write_cancelled_leavesNothing() throws IOException {
    Path file = folder.resolve("a.csv");
    AtomicFile.write(file, OLD);

    assertThatThrownBy(() ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(NEW);
                  throw new CancellationException();
                }))
        .isInstanceOf(CancellationException.class);

    assertThat(file).hasBinaryContent(OLD);
    assertThat(folder.toFile().list()).containsExactly("a.csv");
  }

  @Test
  @DisplayName("a full disk is reported, and no partial file stays")
  void write_diskFull_says() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder()
            .setMaxSize(1 << 18)
            .setMaxCacheSize(0)
            .setWorkingDirectory("/disk")
            .build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path file = disk.getPath("/disk/big.csv");

      assertThatThrownBy(() -> AtomicFile.write(file, new byte[1 << 20]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no space left on the disk for /disk/big.csv");

      assertThat(disk.getPath("/disk")).isEmptyDirectory();
      AtomicFile.write(file, NEW);
      assertThat(file).hasBinaryContent(NEW);
    }
  }

  @Test
  @DisplayName("a folder without write permission is reported")
  void write_noRights_says() throws IOException {
    Path forbidden = forbidden();

    assertThatThrownBy(() -> AtomicFile.write(forbidden.resolve("a.csv"), NEW))
        .isInstanceOf(IOException.class)
        .hasMessage("no right to write into the folder " + forbidden);
  }

  /** For root every folder is open but those of the kernel. */
  private Path forbidden() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    closed.toFile().setWritable(false);
    return Files.isWritable(closed) ? Path.of("/sys") : closed;
  }

  @Test
  @DisplayName("a read-only file system is reported")
  void write_readOnly_says() throws IOException {
    Path zip = folder.resolve("a.zip");
    try (FileSystem made = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Files.write(made.getPath("/old"), OLD);
    }
    try (FileSystem made = FileSystems.newFileSystem(zip, Map.of("accessMode", "readOnly"))) {
      assertThatThrownBy(() -> AtomicFile.write(made.getPath("/a.csv"), NEW))
          .isInstanceOf(IOException.class)
          .hasMessage("the file system of / can only be read");
    }
  }

  @Test
  @DisplayName("a missing folder, and a folder in place of a file, are reported")
  void write_noPlace_says() {
    assertThatThrownBy(() -> AtomicFile.write(folder.resolve("gone/a.csv"), NEW))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("there is no folder " + folder.resolve("gone"));
    assertThatThrownBy(() -> AtomicFile.write(folder, NEW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a folder: name a file in it");
  }

  @Test
  @DisplayName("a link stays a link, and its target is replaced")
  void write_link_leadsToFile() throws IOException {
    Path file = folder.resolve("shared.json");
    AtomicFile.write(file, OLD);
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);

    AtomicFile.write(link, NEW);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasBinaryContent(NEW);
  }

  @Test
  @DisplayName("keeps the permissions of a file that it replaces")
  void write_existingFile_keepsPermissions() throws IOException {
    Path file = folder.resolve("kept.txt");
    Files.write(file, OLD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    AtomicFile.write(file, NEW);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  @DisplayName("writes a private file for its owner only, in a folder for its owner only")
  void writeOwnerOnly_newFile_isPrivate() throws IOException {
    Path file = folder.resolve("config").resolve("secret.json");

    AtomicFile.writeOwnerOnly(file, NEW);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("follows a symbolic link to a file that is missing")
  void write_danglingLink_targetIsWritten() throws IOException {
    Path target = folder.resolve("target.txt");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("target.txt"));

    AtomicFile.write(link, NEW);

    assertThat(link).isSymbolicLink();
    assertThat(target).hasBinaryContent(NEW);
  }
}

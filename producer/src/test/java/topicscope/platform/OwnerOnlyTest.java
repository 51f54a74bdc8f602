package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On a file system with access lists, a file")
class OwnerOnlyTest {
  private final FileSystem windows =
      Jimfs.newFileSystem(
          Configuration.windows().toBuilder().setAttributeViews("basic", "owner", "acl").build());

  @AfterEach
  void close() throws IOException {
    windows.close();
  }

  @Test
  @DisplayName("that its owner, the user, the system and the administrators can read is accepted")
  void require_administrators_isAccepted() throws IOException {
    Path file =
        fileOf(
            "owner",
            System.getProperty("user.name"),
            "NT AUTHORITY\\SYSTEM",
            "BUILTIN\\Administrators");
    assertThatCode(() -> OwnerOnly.require(file)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Everyone", "BUILTIN\\Users", "HOME\\SYSTEM"})
  @DisplayName("that another account can read is refused")
  void require_others_isRefused(String other) throws IOException {
    Path file = fileOf("owner", "NT AUTHORITY\\SYSTEM", other);
    assertThatThrownBy(() -> OwnerOnly.require(file))
        .isInstanceOf(OwnerOnly.TooOpenException.class)
        .hasMessageContaining("others may open it");
  }

  /** A file of the first account that all of them can read. */
  private Path fileOf(String... accounts) throws IOException {
    Path file = Files.writeString(windows.getPath("C:\\secrets.json"), "{}");
    AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
    List<AclEntry> entries = new ArrayList<>();
    for (String account : accounts) {
      entries.add(
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(windows.getUserPrincipalLookupService().lookupPrincipalByName(account))
              .setPermissions(AclEntryPermission.READ_DATA)
              .build());
    }
    acl.setAcl(entries);
    acl.setOwner(entries.getFirst().principal());
    return file;
  }
}

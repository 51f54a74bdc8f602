package topicscope.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Files that only their owner can read: the attributes to create them with, and a check. */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> ALLOWED =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerOnly() {}

  /**
   * The attribute to create such a file with in an existing folder.
   *
   * @throws IOException if the file system has no permissions
   */
  public static FileAttribute<?> attribute(Path folder) throws IOException {
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
      return PosixFilePermissions.asFileAttribute(ALLOWED);
    }
    if (Files.getFileAttributeView(folder, AclFileAttributeView.class) != null) {
      UserPrincipal user =
          folder
              .getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(System.getProperty("user.name", ""));
      return new AclOf(user);
    }
    throw new IOException(
        "the file system of " + folder + " knows no rights, so nothing secret is kept there");
  }

  /**
   * Refuses a file that others can read.
   *
   * @throws TooOpenException if others can read it; the message says what to do
   * @throws IOException if its permissions can't be read
   */
  public static void require(Path file) throws IOException {
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix != null) {
      Set<PosixFilePermission> rights = posix.readAttributes().permissions();
      if (!ALLOWED.containsAll(rights)) {
        throw wider(file, PosixFilePermissions.toString(rights), "chmod 600 " + file);
      }
      return;
    }
    AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (acl == null) {
      throw new TooOpenException(
          "the passwords in " + file + " are not used: its file system knows no rights");
    }
    UserPrincipal owner = acl.getOwner();
    boolean others =
        acl.getAcl().stream()
            .anyMatch(
                entry -> entry.type() == AclEntryType.ALLOW && !entry.principal().equals(owner));
    if (others) {
      throw wider(file, "by its access list", "icacls \"" + file + "\" /inheritance:r");
    }
  }

  private static TooOpenException wider(Path file, String rights, String cure) {
    return new TooOpenException(
        "the passwords in "
            + file
            + " are not used: others may open it ("
            + rights
            + "). Make it yours alone: "
            + cure);
  }

  /** Others can read the file, or that can't be excluded. The message is for the user. */
  public static final class TooOpenException extends IOException {
    private static final long serialVersionUID = 1;

    TooOpenException(String message) {
      super(message);
    }
  }

  /** An access list with one entry: the user may do everything. */
  private record AclOf(UserPrincipal user) implements FileAttribute<List<AclEntry>> {
    @Override
    public String name() {
      return "acl:acl";
    }

    @Override
    public List<AclEntry> value() {
      return List.of(
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(user)
              .setPermissions(EnumSet.allOf(AclEntryPermission.class))
              .build());
    }
  }
}

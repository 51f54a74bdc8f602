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
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Files that only their owner can read: the attributes to create them with, and a check. */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> ALLOWED =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** In English, and by the numbers (SIDs) that they have in every language. */
  private static final List<String> TRUSTED =
      List.of(
          System.getProperty("user.name", ""),
          "NT AUTHORITY\\SYSTEM",
          "BUILTIN\\Administrators",
          "S-1-5-18",
          "S-1-5-32-544");

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
   * Refuses a file that others can read. On Windows, the system and its administrators are no
   * others.
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
    Set<UserPrincipal> others =
        acl.getAcl().stream()
            .filter(entry -> entry.type() == AclEntryType.ALLOW)
            .map(AclEntry::principal)
            .collect(Collectors.toSet());
    others.remove(acl.getOwner());
    if (!others.isEmpty()) {
      others.removeAll(trusted(file));
    }
    if (!others.isEmpty()) {
      throw wider(file, "by its access list", "icacls \"" + file + "\" /inheritance:r");
    }
  }

  /** The user, and those who can read every file of a Windows machine. */
  private static Set<UserPrincipal> trusted(Path file) {
    UserPrincipalLookupService known = file.getFileSystem().getUserPrincipalLookupService();
    Set<UserPrincipal> trusted = new HashSet<>();
    for (String name : TRUSTED) {
      try {
        trusted.add(known.lookupPrincipalByName(name));
      } catch (IOException e) {
        // Windows in another language has another name for it.
      }
    }
    return trusted;
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

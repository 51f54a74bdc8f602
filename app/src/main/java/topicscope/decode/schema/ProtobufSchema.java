package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates message types from the text of a .proto file, or from a descriptor set of protoc. */
public final class ProtobufSchema {
  private static final String MAIN = "record.proto";

  /** Those that connectors import, which registries don't list as references. */
  private static final Pattern BUNDLED = Pattern.compile("(confluent|google)/[a-z_/]+\\.proto");

  private ProtobufSchema() {}

  /**
   * Compiles the text of a .proto file. An imported file that is not there matters only if one of
   * its types is used: options are not read.
   *
   * @param imports the texts of imported files, by import name; empty for those of Google and
   *     Confluent
   * @throws IllegalArgumentException if the text is invalid
   */
  public static FileDescriptor compile(String text, Function<String, Optional<String>> imports) {
    Set<String> missing = new LinkedHashSet<>();
    try {
      Map<String, FileDescriptorProto> files = new HashMap<>();
      add(MAIN, text, imports, files, missing);
      return build(MAIN, files, new HashMap<>(), missing);
    } catch (DescriptorValidationException | RuntimeException e) {
      String why =
          e instanceof DescriptorValidationException && !missing.isEmpty()
              ? " (the imported file " + String.join(", ", missing) + " is not there)"
              : "";
      throw new IllegalArgumentException("not a Protobuf schema: " + e.getMessage() + why, e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("not a Protobuf schema: nested too deeply", e);
    }
  }

  private static void add(
      String name,
      String text,
      Function<String, Optional<String>> imports,
      Map<String, FileDescriptorProto> files,
      Set<String> missing) {
    FileDescriptorProto file = ProtobufText.translate(name, text);
    files.put(name, file);
    for (String imported : file.getDependencyList()) {
      if (!files.containsKey(imported)) {
        imports
            .apply(imported)
            .or(() -> own(imported))
            .ifPresentOrElse(
                found -> add(imported, found, imports, files, missing),
                () -> missing.add(imported));
      }
    }
  }

  /**
   * Reads a descriptor set of {@code protoc --include_imports --descriptor_set_out}.
   *
   * @return its files; the last is the one that protoc was called for
   * @throws IllegalArgumentException if it is no descriptor set
   */
  public static List<FileDescriptor> descriptorSet(byte[] bytes) {
    try {
      List<FileDescriptorProto> protos = FileDescriptorSet.parseFrom(bytes).getFileList();
      Map<String, FileDescriptorProto> files =
          protos.stream().collect(Collectors.toMap(FileDescriptorProto::getName, file -> file));
      Map<String, FileDescriptor> built = new HashMap<>();
      List<FileDescriptor> all = new ArrayList<>();
      for (FileDescriptorProto proto : protos) {
        all.add(build(proto.getName(), files, built, Set.of()));
      }
      return all;
    } catch (IOException | DescriptorValidationException | RuntimeException e) {
      throw new IllegalArgumentException("not a Protobuf descriptor set: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("not a Protobuf descriptor set: nested too deeply", e);
    }
  }

  /**
   * The message type of that name, or the first type of the last file if the name is empty.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public static Descriptor message(List<FileDescriptor> files, String name) {
    List<Descriptor> types =
        files.reversed().stream().flatMap(file -> file.getMessageTypes().stream()).toList();
    return types.stream()
        .filter(type ->
            name.isEmpty() || type.getFullName().equals(name) || type.getName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no message type "
                    + name
                    + " among "
                    + types.stream().map(Descriptor::getFullName).toList()));
  }

  private static FileDescriptor build(
      String name,
      Map<String, FileDescriptorProto> files,
      Map<String, FileDescriptor> built,
      Set<String> missing)
      throws DescriptorValidationException {
    FileDescriptor known = built.get(name);
    if (known != null) {
      return known;
    }
    FileDescriptorProto file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("the imported file " + name + " is not there");
    }
    FileDescriptorProto.Builder complete =
        file.toBuilder().clearDependency().clearPublicDependency();
    List<FileDescriptor> imports = new ArrayList<>();
    for (int i = 0; i < file.getDependencyCount(); i++) {
      String imported = file.getDependency(i);
      if (!missing.contains(imported)) {
        if (file.getPublicDependencyList().contains(i)) {
          complete.addPublicDependency(imports.size());
        }
        complete.addDependency(imported);
        imports.add(build(imported, files, built, missing));
      }
    }
    FileDescriptor descriptor =
        FileDescriptor.buildFrom(complete.build(), imports.toArray(FileDescriptor[]::new));
    built.put(name, descriptor);
    return descriptor;
  }

  /** A file that Google or Confluent defines, and that is imported without being at hand. */
  private static Optional<String> own(String path) {
    if (!BUNDLED.matcher(path).matches()) {
      return Optional.empty();
    }
    try (@Nullable InputStream in =
        path.startsWith("google/protobuf/")
            ? Message.class.getResourceAsStream("/" + path)
            : ProtobufSchema.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

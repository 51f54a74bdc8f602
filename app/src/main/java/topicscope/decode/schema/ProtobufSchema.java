package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Message;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.internal.SchemaEncoder;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates message types from the text of a .proto file, or from a descriptor set of protoc. */
public final class ProtobufSchema {
  private static final String MAIN = "record.proto";

  private ProtobufSchema() {}

  /**
   * Compiles the text of a .proto file.
   *
   * @param imports the texts of imported files, by import name; empty for Google's own
   * @throws IllegalArgumentException if the text is invalid
   */
  public static FileDescriptor compile(String text, Function<String, Optional<String>> imports) {
    try {
      ErrorCollector errors = new ErrorCollector();
      Schema schema =
          new Linker(new Imports(imports), errors, true, true).link(List.of(parse(MAIN, text)));
      errors.throwIfNonEmpty();
      Map<String, FileDescriptorProto> files = new HashMap<>();
      SchemaEncoder encoder = new SchemaEncoder(schema);
      for (ProtoFile file : schema.getProtoFiles()) {
        byte[] encoded = encoder.encode(file).toByteArray();
        files.put(file.getLocation().getPath(), FileDescriptorProto.parseFrom(encoded));
      }
      return build(MAIN, files, new HashMap<>());
    } catch (IOException | DescriptorValidationException | RuntimeException e) {
      throw new IllegalArgumentException("not a Protobuf schema: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("not a Protobuf schema: nested too deeply", e);
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
        all.add(build(proto.getName(), files, built));
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
      String name, Map<String, FileDescriptorProto> files, Map<String, FileDescriptor> built)
      throws DescriptorValidationException {
    FileDescriptor known = built.get(name);
    if (known != null) {
      return known;
    }
    FileDescriptorProto file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("the imported file " + name + " is not there");
    }
    List<FileDescriptor> imports = new ArrayList<>();
    for (String imported : file.getDependencyList()) {
      imports.add(build(imported, files, built));
    }
    FileDescriptor descriptor =
        FileDescriptor.buildFrom(file, imports.toArray(FileDescriptor[]::new));
    built.put(name, descriptor);
    return descriptor;
  }

  private static ProtoFile parse(String name, String text) {
    return ProtoFile.Companion.get(ProtoParser.Companion.parse(Location.get(name), text));
  }

  /** Finds imported files among those given, and Google's own in its library. */
  private record Imports(Function<String, Optional<String>> given) implements Loader {
    /** The linker asks for it even if it is not imported. */
    private static final String EXTENSIONS = "wire/extensions.proto";

    @Override
    public ProtoFile load(String path) {
      return parse(path, given.apply(path).orElseGet(() -> own(path)));
    }

    @Override
    public Loader withErrors(ErrorCollector errors) {
      return this;
    }

    private static String own(String path) {
      if (path.equals(EXTENSIONS)) {
        return "";
      }
      if (!path.startsWith("google/protobuf/")) {
        throw new IllegalArgumentException("the imported file " + path + " is not there");
      }
      try (@Nullable InputStream in = Message.class.getResourceAsStream("/" + path)) {
        if (in == null) {
          throw new IllegalArgumentException("the imported file " + path + " is not there");
        }
        return new String(in.readAllBytes(), UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package topicscope.decode.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumConstantElement;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.GroupElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.OptionElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates the text of a .proto file to the types in it: proto2 with groups, proto3 and editions.
 * Services, extensions and options are left out, since reading needs none of them, except the
 * features of editions that change what the bytes mean.
 */
final class ProtobufText {
  /** Where it begins a line, or follows a comment. */
  private static final Pattern EDITION =
      Pattern.compile("(^|\\*/)(\\s*)edition\\s*=\\s*[\"'](\\w+)[\"']\\s*;", Pattern.MULTILINE);

  /** Words of edition 2024 that the parser doesn't know. */
  private static final Pattern VISIBILITY =
      Pattern.compile("^(\\s*)(?:export|local)\\s+(?=message|enum)", Pattern.MULTILINE);

  private static final Pattern OPTION_IMPORT =
      Pattern.compile("^(\\s*)import\\s+option\\b", Pattern.MULTILINE);
  private static final Pattern MAP =
      Pattern.compile("map\\s*<\\s*([\\w.]+)\\s*,\\s*([\\w.]+)\\s*>");

  private final boolean proto3;

  private ProtobufText(boolean proto3) {
    this.proto3 = proto3;
  }

  /**
   * Translates a file.
   *
   * @throws RuntimeException if the text is invalid
   */
  static FileDescriptorProto translate(String name, String text) {
    Matcher edition = EDITION.matcher(text);
    boolean hasEdition = edition.find();
    ProtoFileElement file =
        ProtoParser.Companion.parse(Location.get(name), hasEdition ? asProto3(edition) : text);
    FileDescriptorProto.Builder proto = FileDescriptorProto.newBuilder().setName(name);
    boolean proto3 = !hasEdition && file.getSyntax() == Syntax.PROTO_3;
    if (hasEdition) {
      proto.setSyntax("editions").setEdition(edition(edition.group(3)));
    } else if (proto3) {
      proto.setSyntax("proto3");
    }
    features(file.getOptions()).ifPresent(proto.getOptionsBuilder()::setFeatures);
    String packageName = file.getPackageName();
    if (packageName != null) {
      proto.setPackage(packageName);
    }
    proto.addAllDependency(file.getImports()).addAllDependency(file.getWeakImports());
    for (String shared : file.getPublicImports()) {
      proto.addPublicDependency(proto.getDependencyCount()).addDependency(shared);
    }
    ProtobufText types = new ProtobufText(proto3);
    for (TypeElement type : file.getTypes()) {
      switch (type) {
        case MessageElement message -> proto.addMessageType(types.message(message));
        case EnumElement symbols -> proto.addEnumType(symbols(symbols));
        default -> {
          // There are no others.
        }
      }
    }
    return proto.build();
  }

  /** The parser refuses editions, whose fields look like those of proto3. */
  private static String asProto3(Matcher edition) {
    String text = edition.replaceFirst("$1$2syntax = \"proto3\";");
    text = VISIBILITY.matcher(text).replaceAll("$1");
    return OPTION_IMPORT.matcher(text).replaceAll("$1import");
  }

  private static Edition edition(String year) {
    try {
      return Edition.valueOf("EDITION_" + year);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("edition " + year + " isn't known", e);
    }
  }

  private DescriptorProto message(MessageElement message) {
    DescriptorProto.Builder proto = DescriptorProto.newBuilder().setName(message.getName());
    features(message.getOptions()).ifPresent(proto.getOptionsBuilder()::setFeatures);
    for (TypeElement type : message.getNestedTypes()) {
      switch (type) {
        case MessageElement nested -> proto.addNestedType(message(nested));
        case EnumElement symbols -> proto.addEnumType(symbols(symbols));
        default -> {
          // There are no others.
        }
      }
    }
    message.getFields().forEach(field -> proto.addField(field(field, proto)));
    message.getGroups().forEach(group -> proto.addField(group(group, proto)));
    for (OneOfElement oneOf : message.getOneOfs()) {
      int index = proto.getOneofDeclCount();
      proto.addOneofDecl(OneofDescriptorProto.newBuilder().setName(oneOf.getName()));
      oneOf.getFields().forEach(field -> proto.addField(field(field, proto).setOneofIndex(index)));
      oneOf.getGroups().forEach(group -> proto.addField(group(group, proto).setOneofIndex(index)));
    }
    // Those that stand for one optional field come last.
    for (FieldDescriptorProto.Builder field : proto.getFieldBuilderList()) {
      if (field.getProto3Optional()) {
        field.setOneofIndex(proto.getOneofDeclCount());
        proto.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.getName()));
      }
    }
    return proto.build();
  }

  private FieldDescriptorProto.Builder field(FieldElement field, DescriptorProto.Builder parent) {
    FieldDescriptorProto.Builder proto =
        FieldDescriptorProto.newBuilder()
            .setName(field.getName())
            .setNumber(field.getTag())
            .setLabel(label(field.getLabel()));
    features(field.getOptions()).ifPresent(proto.getOptionsBuilder()::setFeatures);
    Matcher map = MAP.matcher(field.getType());
    if (map.matches()) {
      String entry = entryName(field.getName());
      parent.addNestedType(
          DescriptorProto.newBuilder()
              .setName(entry)
              .setOptions(MessageOptions.newBuilder().setMapEntry(true))
              .addField(type(entryField("key", 1), map.group(1)))
              .addField(type(entryField("value", 2), map.group(2))));
      return proto
          .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
          .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
          .setTypeName(entry);
    }
    if (proto3 && field.getLabel() == Field.Label.OPTIONAL) {
      proto.setProto3Optional(true);
    }
    return type(proto, field.getType());
  }

  private FieldDescriptorProto.Builder group(GroupElement group, DescriptorProto.Builder parent) {
    DescriptorProto.Builder type = DescriptorProto.newBuilder().setName(group.getName());
    group.getFields().forEach(field -> type.addField(field(field, type)));
    parent.addNestedType(type);
    return FieldDescriptorProto.newBuilder()
        .setName(group.getName().toLowerCase(Locale.ROOT))
        .setNumber(group.getTag())
        .setLabel(label(group.getLabel()))
        .setType(FieldDescriptorProto.Type.TYPE_GROUP)
        .setTypeName(group.getName());
  }

  /** As protoc names it: {@code RoomTempEntry} for {@code room_temp}. */
  private static String entryName(String field) {
    StringBuilder name = new StringBuilder();
    for (String word : field.split("_", -1)) {
      name.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.isEmpty() ? "" : word.substring(1));
    }
    return name.append("Entry").toString();
  }

  private static FieldDescriptorProto.Builder entryField(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
  }

  /** A name that is no scalar's is resolved later, to a message or an enum. */
  private static FieldDescriptorProto.Builder type(
      FieldDescriptorProto.Builder field, String name) {
    return switch (name) {
      case "double",
          "float",
          "int32",
          "int64",
          "uint32",
          "uint64",
          "sint32",
          "sint64",
          "fixed32",
          "fixed64",
          "sfixed32",
          "sfixed64",
          "bool",
          "string",
          "bytes" ->
          field.setType(FieldDescriptorProto.Type.valueOf("TYPE_" + name.toUpperCase(Locale.ROOT)));
      default -> field.setTypeName(name);
    };
  }

  private static FieldDescriptorProto.Label label(Field.Label label) {
    return switch (label) {
      case REQUIRED -> FieldDescriptorProto.Label.LABEL_REQUIRED;
      case REPEATED -> FieldDescriptorProto.Label.LABEL_REPEATED;
      case null, default -> FieldDescriptorProto.Label.LABEL_OPTIONAL;
    };
  }

  private static EnumDescriptorProto symbols(EnumElement type) {
    EnumDescriptorProto.Builder proto = EnumDescriptorProto.newBuilder().setName(type.getName());
    features(type.getOptions()).ifPresent(proto.getOptionsBuilder()::setFeatures);
    proto.getOptionsBuilder().setAllowAlias(true);
    for (EnumConstantElement symbol : type.getConstants()) {
      proto.addValue(
          EnumValueDescriptorProto.newBuilder()
              .setName(symbol.getName())
              .setNumber(symbol.getTag()));
    }
    return proto.build();
  }

  private static Optional<FeatureSet> features(List<OptionElement> options) {
    FeatureSet.Builder features = FeatureSet.newBuilder();
    List<Map.Entry<String, String>> flat = new ArrayList<>();
    options.forEach(option -> flatten(option.getName(), option.getValue(), flat));
    for (Map.Entry<String, String> option : flat) {
      String value = option.getValue();
      switch (option.getKey()) {
        case "features.field_presence" ->
            features.setFieldPresence(FeatureSet.FieldPresence.valueOf(value));
        case "features.enum_type" -> features.setEnumType(FeatureSet.EnumType.valueOf(value));
        case "features.message_encoding" ->
            features.setMessageEncoding(FeatureSet.MessageEncoding.valueOf(value));
        default -> {
          // It doesn't change what the bytes mean.
        }
      }
    }
    return flat.isEmpty() ? Optional.empty() : Optional.of(features.build());
  }

  /** The parser gives {@code a.b = X} and {@code a = {b: X}} as options in options. */
  private static void flatten(String name, Object value, List<Map.Entry<String, String>> flat) {
    switch (value) {
      case OptionElement inner -> flatten(name + "." + inner.getName(), inner.getValue(), flat);
      case Map<?, ?> members ->
          members.forEach((member, each) -> flatten(name + "." + member, each, flat));
      default -> {
        if (name.startsWith("features.")) {
          flat.add(Map.entry(name, value.toString()));
        }
      }
    }
  }
}

package topicscope.producer.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A configuration file in YAML: the options of {@code run}, and under {@code sources} a list with
 * the options of each source. This class checks the form only. The options check the values.
 *
 * @param file the file
 * @param run the settings of the run
 * @param sources the settings of each source
 */
public record ConfigFile(Path file, Section run, List<Section> sources) {
  private static final String SOURCES = "sources";

  /** Copies the list. */
  public ConfigFile {
    sources = List.copyOf(sources);
  }

  /**
   * Reads the file.
   *
   * @throws ConfigException if it can't be read or has another form
   */
  public static ConfigFile read(Path file) throws ConfigException {
    return new Reader(file).read();
  }

  /** Walks the nodes, which contain their line numbers. */
  private static final class Reader {
    private final Path file;

    Reader(Path file) {
      this.file = file;
    }

    ConfigFile read() throws ConfigException {
      Node top = compose();
      if (!(top instanceof MappingNode mapping)) {
        throw new ConfigException(file, 1, "the file must hold settings as NAME: VALUE lines");
      }
      List<NodeTuple> settings = new ArrayList<>();
      List<Section> sources = new ArrayList<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (name(tuple).equals(SOURCES)) {
          sources = sources(tuple.getValueNode());
        } else {
          settings.add(tuple);
        }
      }
      return new ConfigFile(file, section(settings, 1), sources);
    }

    private @Nullable Node compose() throws ConfigException {
      try {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        return new Yaml(new SafeConstructor(options))
            .compose(new StringReader(Files.readString(file)));
      } catch (MarkedYAMLException e) {
        throw new ConfigException(file, line(e.getProblemMark()), String.valueOf(e.getProblem()));
      } catch (YAMLException e) {
        // A bound of the parser, such as on aliases and nesting.
        throw new ConfigException(file, 1, String.valueOf(e.getMessage()));
      } catch (NoSuchFileException e) {
        throw new ConfigException("There is no file " + file + ". Check --config.");
      } catch (IOException e) {
        throw new ConfigException(file + " can't be read: " + e + ". Check --config.");
      }
    }

    private List<Section> sources(Node node) throws ConfigException {
      if (!(node instanceof SequenceNode list)) {
        throw at(node, "'sources' must be a list; begin each source with '- source: NAME'");
      }
      List<Section> sources = new ArrayList<>();
      for (Node source : list.getValue()) {
        if (!(source instanceof MappingNode mapping)) {
          throw at(source, "a source must be a list of settings that begins with '- source: NAME'");
        }
        sources.add(section(mapping.getValue(), line(source.getStartMark())));
      }
      return sources;
    }

    private Section section(List<NodeTuple> tuples, int line) throws ConfigException {
      List<Setting> settings = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (NodeTuple tuple : tuples) {
        String name = name(tuple);
        if (!names.add(name)) {
          throw at(tuple.getKeyNode(), "'" + name + "' is given twice");
        }
        settings.add(new Setting(name, values(tuple), line(tuple.getKeyNode().getStartMark())));
      }
      return new Section(settings, line);
    }

    private String name(NodeTuple tuple) throws ConfigException {
      if (tuple.getKeyNode() instanceof ScalarNode name) {
        return name.getValue();
      }
      throw at(tuple.getKeyNode(), "a setting's name must be a word");
    }

    private List<String> values(NodeTuple tuple) throws ConfigException {
      if (tuple.getValueNode() instanceof ScalarNode value) {
        return List.of(value.getValue());
      }
      if (tuple.getValueNode() instanceof SequenceNode list) {
        List<String> values = new ArrayList<>();
        for (Node item : list.getValue()) {
          if (!(item instanceof ScalarNode value)) {
            throw at(item, "a list may hold plain values only");
          }
          values.add(value.getValue());
        }
        return values;
      }
      throw at(tuple.getValueNode(), "'" + name(tuple) + "' must have a plain value or a list");
    }

    private ConfigException at(Node node, String what) {
      return new ConfigException(file, line(node.getStartMark()), what);
    }

    private static int line(@Nullable Mark mark) {
      return mark == null ? 1 : mark.getLine() + 1;
    }
  }
}

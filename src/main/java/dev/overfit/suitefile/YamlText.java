package dev.overfit.suitefile;

import dev.overfit.io.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Parses text in YAML 1.2, of which JSON is a part, into nodes. Scalars keep their spelling.
 * Accepts one document; no anchors, aliases or tags, so that no text is more than it looks; no key
 * twice; at most {@value #DEEPEST} levels.
 */
final class YamlText {
  private static final int DEEPEST = 20;

  /** Ends parsing, which would take ever longer for ever deeper brackets. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Problems problems;
  private final Iterator<Event> events;

  private YamlText(Iterator<Event> events, Problems problems) {
    this.events = events;
    this.problems = problems;
  }

  /** Returns the nodes; empty if something is wrong, which is recorded. */
  static Optional<Node> parse(String text, Problems problems) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
    int before = problems.count();
    try {
      Iterator<Event> events = new ParserImpl(settings, new StreamReader(settings, text));
      Node node = new YamlText(events, problems).document();
      return problems.count() > before ? Optional.empty() : Optional.of(node);
    } catch (TooDeep e) {
      return Optional.empty(); // already recorded
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(line, "", "expected YAML or JSON: " + OneLine.of(e.getProblem().strip()));
    } catch (YamlEngineException e) {
      problems.add(1, "", "expected YAML or JSON: " + OneLine.first(e));
    }
    return Optional.empty();
  }

  private Node document() {
    Node document = Node.plain("");
    int documents = 0;
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        Node next = node(events.next(), "", 0);
        if (documents++ == 0) {
          document = next;
        } else {
          problems.add(line(event), "", "expected one document, received another one");
        }
      }
    }
    return document;
  }

  private Node node(Event event, String path, int depth) {
    if (event instanceof NodeEvent node) {
      checkPlain(node, path);
    }
    if (event instanceof ScalarEvent scalar) {
      return new Node.Scalar(line(event), scalar.getValue(), scalar.isPlain());
    }
    if (depth >= DEEPEST && event instanceof CollectionStartEvent) {
      problems.add(line(event), path, "expected at most " + DEEPEST + " levels, received more");
      throw new TooDeep();
    }
    return switch (event.getEventId()) {
      case SequenceStart -> list(line(event), path, depth);
      case MappingStart -> mapping(line(event), path, depth);
      default -> Node.plain("");
    };
  }

  private void checkPlain(NodeEvent event, String path) {
    if (event instanceof AliasEvent alias) {
      problems.add(line(event), path, "expected a value, received the alias *" + alias.getAlias());
    } else if (event.getAnchor().isPresent()) {
      problems.add(line(event), path, "expected no anchors, received &" + event.getAnchor().get());
    }
    tag(event)
        .ifPresent(tag -> problems.add(line(event), path, "expected no tags, received " + tag));
  }

  private static Optional<String> tag(NodeEvent event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
  }

  private Node list(int line, String path, int depth) {
    List<Node> elements = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      elements.add(node(event, path + "[" + elements.size() + "]", depth + 1));
      event = events.next();
    }
    return new Node.Listing(line, elements);
  }

  private Node mapping(int line, String path, int depth) {
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Node key = node(event, path, depth + 1);
      Optional<Node.Scalar> name = key.scalar().filter(scalar -> !scalar.text().isEmpty());
      String at = name.map(scalar -> inside(path, scalar.text())).orElse(path);
      Node value = node(events.next(), at, depth + 1);
      if (name.isEmpty()) {
        problems.add(key.line(), path, "expected a name as a key, received " + key.shown());
      } else {
        add(new Node.Entry(name.get().text(), key.line(), value), at, entries, lines);
      }
      event = events.next();
    }
    return new Node.Mapping(line, entries);
  }

  private static String inside(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void add(
      Node.Entry entry, String path, List<Node.Entry> entries, Map<String, Integer> lines) {
    Integer before = lines.putIfAbsent(entry.key(), entry.line());
    if (before == null) {
      entries.add(entry);
    } else {
      problems.add(
          entry.line(), path, "expected each key once, received it again, first on line " + before);
    }
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}

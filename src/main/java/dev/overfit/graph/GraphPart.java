package dev.overfit.graph;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * The part of a graph that some of its operations need, including the functions they call. The
 * native runtime sees nothing else of an untrusted SavedModel. Operations that are not needed, such
 * as those that save or initialize, are left out and so can never run.
 *
 * <p>The part always terminates: no operation needs itself, no function calls itself, and all calls
 * together run at most {@value #MOST_OPERATIONS} operations. Otherwise the runtime could loop
 * forever, or recurse until its stack overflows and ends the JVM.
 */
final class GraphPart {
  private static final long MOST_OPERATIONS = 100_000;

  private final Path folder;
  private final GraphDef graph;
  private final Map<String, NodeDef> all = new HashMap<>();
  private final FunctionCalls functions;
  private final Set<String> needed = new HashSet<>();

  /**
   * Creates a part without operations.
   *
   * @param folder the folder of the graph, for messages
   * @throws IOException if two operations or two functions have the same name
   */
  GraphPart(Path folder, GraphDef graph) throws IOException {
    this.folder = folder;
    this.graph = graph;
    for (NodeDef node : graph.getNodeList()) {
      if (all.put(node.getName(), node) != null) {
        throw error("expected one operation '%s', found several", node.getName());
      }
    }
    this.functions = new FunctionCalls(folder, graph.getLibrary());
  }

  /**
   * Adds operations and everything that they need.
   *
   * @param names the names of the operations
   * @param allowed the operations that may be added
   * @return the added operations of the graph, then those of each function they call
   * @throws IOException if an operation does not exist or is not allowed
   */
  List<List<NodeDef>> add(Collection<String> names, OperationList allowed) throws IOException {
    Map<String, NodeDef> found = new LinkedHashMap<>();
    Deque<String> left = new ArrayDeque<>(names);
    while (!left.isEmpty()) {
      String name = left.pop();
      if (!found.containsKey(name)) {
        NodeDef node = node(name);
        found.put(name, node);
        node.getInputList().forEach(input -> left.push(operation(input)));
      }
    }
    List<List<NodeDef>> bodies = bodies(List.copyOf(found.values()));
    for (List<NodeDef> body : bodies) {
      allowed.check(folder, body);
    }
    needed.addAll(found.keySet());
    return bodies;
  }

  /** Returns the named operations of a graph and those they need, ignoring unknown names. */
  static List<NodeDef> needed(GraphDef graph, Collection<String> names) {
    Map<String, NodeDef> all = new HashMap<>();
    graph.getNodeList().forEach(node -> all.put(node.getName(), node));
    Map<String, NodeDef> found = new LinkedHashMap<>();
    Deque<String> left = new ArrayDeque<>(names);
    while (!left.isEmpty()) {
      NodeDef node = all.remove(left.pop());
      if (node != null) {
        found.put(node.getName(), node);
        node.getInputList().forEach(input -> left.push(operation(input)));
      }
    }
    return List.copyOf(found.values());
  }

  private NodeDef node(String name) throws IOException {
    NodeDef node = all.get(name);
    if (node == null) {
      throw error("expected an operation '%s', found none", name);
    }
    return node;
  }

  /** Returns the operation that an input comes from: {@code x} of {@code ^x} and {@code x:1}. */
  static String operation(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** Returns the operations added so far, in the order of the graph. */
  List<NodeDef> nodes() {
    return graph.getNodeList().stream().filter(node -> needed.contains(node.getName())).toList();
  }

  private List<List<NodeDef>> bodies(List<NodeDef> nodes) throws IOException {
    List<List<NodeDef>> bodies = new ArrayList<>(List.of(nodes));
    functions.calledBy(nodes).forEach(function -> bodies.add(function.getNodeDefList()));
    return bodies;
  }

  /**
   * Returns the added operations as a graph.
   *
   * @throws IOException if it would not terminate or declares an impossible shape
   */
  GraphDef graph() throws IOException {
    List<NodeDef> nodes = nodes();
    long operations = functions.operations(nodes);
    if (operations > MOST_OPERATIONS) {
      throw error("expected at most %,d operations, found %,d", MOST_OPERATIONS, operations);
    }
    DeclaredShapes shapes = new DeclaredShapes(folder);
    for (List<NodeDef> body : bodies(nodes)) {
      checkEnds(body);
      shapes.check(body);
    }
    return GraphDef.newBuilder()
        .setVersions(graph.getVersions())
        .addAllNode(nodes)
        .setLibrary(FunctionDefLibrary.newBuilder().addAllFunction(functions.calledBy(nodes)))
        .build();
  }

  /**
   * Repeatedly removes operations that need no remaining one; if any are left, there is a cycle.
   */
  private void checkEnds(List<NodeDef> nodes) throws IOException {
    Map<String, List<String>> users = new HashMap<>();
    Map<String, Integer> waitsFor = new HashMap<>();
    nodes.forEach(node -> waitsFor.put(node.getName(), 0));
    Set<String> names = Set.copyOf(waitsFor.keySet());
    for (NodeDef node : nodes) {
      for (String input : node.getInputList()) {
        if (names.contains(operation(input))) {
          users.computeIfAbsent(operation(input), name -> new ArrayList<>()).add(node.getName());
          waitsFor.merge(node.getName(), 1, Integer::sum);
        }
      }
    }
    Deque<String> ready = new ArrayDeque<>();
    waitsFor.forEach((name, count) -> addIf(count == 0, ready, name));
    while (!ready.isEmpty()) {
      String done = ready.pop();
      waitsFor.remove(done);
      for (String user : users.getOrDefault(done, List.of())) {
        addIf(waitsFor.merge(user, -1, Integer::sum) == 0, ready, user);
      }
    }
    if (!waitsFor.isEmpty()) {
      throw error("expected no loop, found one through '%s'", waitsFor.keySet().iterator().next());
    }
  }

  private static void addIf(boolean ready, Deque<String> names, String name) {
    if (ready) {
      names.push(name);
    }
  }

  private IOException error(String format, Object... arguments) {
    return new IOException(
        OneLine.of(folder + ": " + String.format(Locale.ROOT, format, arguments)));
  }
}

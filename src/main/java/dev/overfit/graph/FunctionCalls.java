package dev.overfit.graph;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;

/** The calls between the functions of a graph. */
final class FunctionCalls {
  /**
   * The nesting limit. Python nests three calls: the signature, the restored function, the model.
   */
  private static final int DEEPEST = 50;

  private final Path folder;
  private final Map<String, FunctionDef> functions = new HashMap<>();
  private final Map<String, Long> operations = new HashMap<>();

  /**
   * @throws IOException if two functions have the same name
   */
  FunctionCalls(Path folder, FunctionDefLibrary library) throws IOException {
    this.folder = folder;
    for (FunctionDef function : library.getFunctionList()) {
      String name = function.getSignature().getName();
      if (functions.put(name, function) != null) {
        throw new IOException(
            OneLine.of(folder + ": expected one function '" + name + "', found several"));
      }
    }
  }

  /**
   * Returns all functions that the operations call, directly or through others, each once.
   *
   * @throws IOException if a called function does not exist
   */
  List<FunctionDef> calledBy(Collection<NodeDef> nodes) throws IOException {
    Map<String, FunctionDef> found = new LinkedHashMap<>();
    Deque<String> left = new ArrayDeque<>(names(nodes).toList());
    while (!left.isEmpty()) {
      String name = left.pop();
      if (!found.containsKey(name)) {
        FunctionDef function = function(name);
        found.put(name, function);
        names(function.getNodeDefList()).forEach(left::push);
      }
    }
    return List.copyOf(found.values());
  }

  private FunctionDef function(String name) throws IOException {
    FunctionDef function = functions.get(name);
    if (function == null) {
      throw new IOException(
          OneLine.of(folder + ": expected a function '" + name + "', found none"));
    }
    return function;
  }

  /** Returns the names of the called functions, once per call. */
  private static Stream<String> names(Collection<NodeDef> nodes) {
    return nodes.stream()
        .flatMap(node -> node.getAttrMap().values().stream())
        .flatMap(FunctionCalls::functions)
        .map(NameAttrList::getName);
  }

  private static Stream<NameAttrList> functions(AttrValue value) {
    return value.hasFunc() ? Stream.of(value.getFunc()) : value.getList().getFuncList().stream();
  }

  /**
   * Returns the number of operations that run, counting each function as often as it is called.
   *
   * @throws IOException if a function calls itself, or calls are nested more than {@value #DEEPEST}
   *     deep
   */
  long operations(Collection<NodeDef> nodes) throws IOException {
    return operations(nodes, new LinkedHashSet<>());
  }

  private long operations(Collection<NodeDef> nodes, Set<String> calling) throws IOException {
    long sum = nodes.size();
    for (String name : names(nodes).toList()) {
      long ofCall = operations(name, calling);
      sum = Long.MAX_VALUE - sum < ofCall ? Long.MAX_VALUE : sum + ofCall;
    }
    return sum;
  }

  private long operations(String name, Set<String> calling) throws IOException {
    Long known = operations.get(name);
    if (known != null) {
      return known;
    }
    if (!calling.add(name) || calling.size() > DEEPEST) {
      throw new IOException(
          OneLine.of(
              folder
                  + ": expected functions that do not call themselves, nested at most "
                  + DEEPEST
                  + " deep, found '"
                  + name
                  + "' in "
                  + calling));
    }
    long count = operations(function(name).getNodeDefList(), calling);
    calling.remove(name);
    operations.put(name, count);
    return count;
  }
}

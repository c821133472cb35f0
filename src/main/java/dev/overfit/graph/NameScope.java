package dev.overfit.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.DeviceSpec;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Signature;
import org.tensorflow.op.OpScope;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;

/**
 * Names the operations of a graph as TensorFlow does, {@code add}, {@code add_1}, {@code add_2}, in
 * every locale. TensorFlow Java's own scope writes these numbers in the digits of the default
 * locale, and the native runtime accepts only {@code 0} to {@code 9}.
 *
 * <p>All graphs of this package are built through {@link #operations} and {@link #function}.
 */
final class NameScope implements Scope {
  private final Scope placement; // the device and the control dependencies, no names
  private final String prefix;
  private final @Nullable String name;
  private final Map<String, Integer> used;

  private NameScope(
      Scope placement, String prefix, @Nullable String name, Map<String, Integer> used) {
    this.placement = placement;
    this.prefix = prefix;
    this.name = name;
    this.used = used;
  }

  /** Returns a builder of operations, which does not know the names that the graph already has. */
  static Ops operations(Graph graph) {
    return Ops.create(new NamedGraph(graph));
  }

  /** Returns a function whose operations are added by {@code body}; the caller closes it. */
  static ConcreteFunction function(Function<Ops, Signature> body) {
    return ConcreteFunction.create(tf -> body.apply(Ops.create(new NamedGraph(tf.scope().env()))));
  }

  @Override
  public ExecutionEnvironment env() {
    return placement.env();
  }

  @Override
  public String makeUnique(String id) {
    int number = used.merge(id, 1, Integer::sum) - 1;
    return number == 0 ? id : id + "_" + number;
  }

  @Override
  public String makeOpName(String defaultName) {
    return prefix + makeUnique(name == null ? defaultName : name);
  }

  @Override
  public Scope withSubScope(String childScopeName) {
    return new NameScope(placement, makeOpName(childScopeName) + "/", null, new HashMap<>());
  }

  @Override
  public Scope withNameAsSubScope(String defaultName) {
    return withSubScope(defaultName);
  }

  @Override
  public Scope withName(String opName) {
    return new NameScope(placement, prefix, opName, used);
  }

  @Override
  public Scope withDevice(DeviceSpec deviceSpec) {
    return placed(placement.withDevice(deviceSpec));
  }

  @Override
  public Scope withInitScope() {
    return placed(placement.withInitScope());
  }

  @Override
  public Scope withControlDependencyOps(Iterable<Operation> controls) {
    return placed(placement.withControlDependencyOps(controls));
  }

  private Scope placed(Scope other) {
    return new NameScope(other, prefix, name, used);
  }

  @Override
  public OperationBuilder apply(OperationBuilder builder) {
    return placement.apply(builder);
  }

  @Override
  public String getDeviceString() {
    return placement.getDeviceString();
  }

  @Override
  public boolean isInit() {
    return placement.isInit();
  }

  /**
   * Not supported: a name that entered the graph by other means could be used twice, which the
   * runtime refuses.
   */
  @Override
  public void refreshNames() {
    throw new UnsupportedOperationException("no graph is imported here");
  }

  /**
   * A graph whose base scope is a {@code NameScope}; operations see the graph itself.
   *
   * @param graph the graph
   */
  private record NamedGraph(ExecutionEnvironment graph) implements ExecutionEnvironment {
    @Override
    public Scope baseScope() {
      return new NameScope(new OpScope(graph), "", null, new HashMap<>());
    }

    @Override
    public OperationBuilder opBuilder(String type, String name, Scope scope) {
      return graph.opBuilder(type, name, scope);
    }

    @Override
    public void attachFunction(ConcreteFunction function) {
      graph.attachFunction(function);
    }

    @Override
    public void checkInput(Operation input) {
      graph.checkInput(input);
    }

    @Override
    public Types environmentType() {
      return graph.environmentType();
    }

    @Override
    public boolean isInitializer(Operation operation) {
      return graph.isInitializer(operation);
    }
  }
}

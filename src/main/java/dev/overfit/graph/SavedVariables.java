package dev.overfit.graph;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.VariableDef;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * The variables of an exported graph: how each is initialized, read, saved and restored, and what a
 * reader of the SavedModel is told about it.
 *
 * <p>Each variable has one handle, an operation with the variable's own name: Python gives the
 * handles new shared names when it loads the graph, and shows the operation's name as the
 * variable's.
 */
final class SavedVariables {
  /** A variable with its operations, and whether an optimizer changes it. */
  private record Saved(
      String name,
      Operand<? extends TType> initial,
      Op initializer,
      Operand<? extends TType> handle,
      Operand<? extends TType> read,
      boolean trainable) {}

  private final Ops tf;
  private final Ops save;
  private final List<Saved> variables = new ArrayList<>();

  SavedVariables(Ops tf) {
    this.tf = tf;
    this.save = tf.withSubScope("save");
  }

  /** Returns a handle whose operation has the name of its variable. */
  static Operand<? extends TType> handle(
      Ops tf, String name, Shape shape, Class<? extends TType> type) {
    return tf.scope()
        .env()
        .opBuilder("VarHandleOp", name, tf.scope())
        .setAttr("dtype", org.tensorflow.op.Operands.toDataType(type))
        .setAttr("shape", shape)
        .setAttr("shared_name", name)
        .build()
        .output(0);
  }

  /**
   * Adds a variable.
   *
   * @param initial its value in a session that restores nothing; may be fed
   * @param trainable whether an optimizer changes it
   * @return its value
   */
  <T extends TType> Operand<T> add(
      String name,
      Operand<? extends TType> handle,
      Operand<T> initial,
      Class<T> type,
      boolean trainable) {
    Op initializer = tf.assignVariableOp(handle, initial);
    Operand<T> read = tf.readVariableOp(handle, type);
    variables.add(new Saved(name, initial, initializer, handle, read, trainable));
    return read;
  }

  /** Returns what to feed for {@link #initializers} to set variables, in the order of adding. */
  List<Operand<? extends TType>> initials() {
    return variables.stream().<Operand<? extends TType>>map(Saved::initial).toList();
  }

  /** Returns the operations that set the variables, in the order of adding. */
  List<Op> initializers() {
    return variables.stream().map(Saved::initializer).toList();
  }

  /**
   * Adds the operations that save all variables and restore them, each under its name.
   *
   * @return the names of these operations, as readers look for them
   */
  SaverDef saver() {
    Placeholder<TString> filename =
        save.withName("filename").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Operand<TString> names = save.array(variables.stream().map(Saved::name).toArray(String[]::new));
    Operand<TString> wholeTensors =
        save.array(variables.stream().map(v -> "").toArray(String[]::new));
    Op saved =
        save.train.save(
            filename,
            names,
            wholeTensors,
            variables.stream().<Operand<?>>map(Saved::read).toList());
    Operand<TString> done =
        save.withControlDependencies(List.of(saved))
            .withName("control_dependency")
            .identity(filename);
    Op restored = restore(filename, names, wholeTensors);
    return SaverDef.newBuilder()
        .setFilenameTensorName(filename.asOutput().name())
        .setSaveTensorName(done.asOutput().name())
        .setRestoreOpName(restored.op().name())
        .setMaxToKeep(1)
        .setVersion(SaverDef.CheckpointFormatVersion.V2)
        .build();
  }

  private Op restore(
      Operand<TString> filename, Operand<TString> names, Operand<TString> wholeTensors) {
    List<Operand<?>> values =
        new ArrayList<>(
            save.train
                .restore(
                    filename,
                    names,
                    wholeTensors,
                    variables.stream().<Class<? extends TType>>map(v -> v.read().type()).toList())
                .tensors());
    List<Op> assigns = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      assigns.add(save.assignVariableOp(variables.get(i).handle(), values.get(i)));
    }
    return save.withControlDependencies(assigns).withName("restore_all").noOp();
  }

  /** Returns a definition of each variable, for the collection {@code variables}. */
  CollectionDef all() {
    return collection(variables);
  }

  /**
   * Returns a definition of each trained variable, for the collection {@code trainable_variables}.
   */
  CollectionDef trainable() {
    return collection(variables.stream().filter(Saved::trainable).toList());
  }

  private static CollectionDef collection(List<Saved> variables) {
    CollectionDef.BytesList.Builder list = CollectionDef.BytesList.newBuilder();
    for (Saved variable : variables) {
      list.addValue(definition(variable));
    }
    return CollectionDef.newBuilder().setBytesList(list).build();
  }

  private static ByteString definition(Saved variable) {
    return VariableDef.newBuilder()
        .setVariableName(variable.handle().asOutput().name())
        .setInitialValueName(variable.initial().asOutput().name())
        .setInitializerName(variable.initializer().op().name())
        .setSnapshotName(variable.read().asOutput().name())
        .setIsResource(true)
        .setTrainable(variable.trainable())
        .build()
        .toByteString();
  }
}
